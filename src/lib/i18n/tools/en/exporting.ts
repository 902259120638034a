import type { ToolText } from '../index.ts';

export const exporting: ToolText['exporting'] = {
	title: 'Export',
	what: 'What is exported',
	orders: (count) => `${count} orders`,
	counting: 'Counting',
	all: 'all orders',
	selected: (count) => `${count} selected orders`,
	listed: 'Everything listed',
	fields: 'Columns',
	fieldsHint: 'Alt with ↑↓, or dragging, puts them in order.',
	chosen: (count) => `${count} columns`,
	noField: 'Choose at least one column',
	asList: 'As in the list',
	every: 'Every column',
	up: (column) => `Move “${column}” up`,
	down: (column) => `Move “${column}” down`,
	moved: (column, place) => `“${column}” is number ${place}`,
	encoding: 'Encoding',
	encodings: { 'utf-8': 'UTF-8', cp932: 'CP932 (Excel in Japan)' },
	cp932Hint: 'Characters that CP932 lacks become a geta mark.',
	formulaHint:
		'Values that begin with = or + get an apostrophe, so that no spreadsheet calculates them.',
	download: 'Download CSV',
	copy: 'Copy',
	copied: (count) => `${count} orders copied`,
	copiedCut: (copied) => `A copy holds ${copied} orders. The first ${copied} were copied`,
	copyLimit: (limit) => `A copy holds up to ${limit} orders. Take a CSV for more.`,
	copyFailed: 'Copying did not work. Download the CSV instead.',
	nothing: 'There is nothing to export',
	close: 'Close',
	started: 'The download has begun. Columns and encoding stay for the next time.'
};
