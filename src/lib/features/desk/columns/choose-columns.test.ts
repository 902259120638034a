import { expect, it } from 'vitest';
import { moveColumn, toggleColumn } from './choose-columns.ts';
import { sortPressed } from './sort-pressed.ts';

it('shows and hides columns, never the last one', () => {
	expect(toggleColumn(['number', 'amount'], 'kana')).toEqual(['number', 'amount', 'kana']);
	expect(toggleColumn(['number', 'amount'], 'number')).toEqual(['amount']);
	expect(toggleColumn(['amount'], 'amount')).toEqual(['amount']);
});

it('moves a column, at most to an end', () => {
	expect(moveColumn(['number', 'amount', 'kana'], 'kana', 0)).toEqual(['kana', 'number', 'amount']);
	expect(moveColumn(['number', 'amount', 'kana'], 'number', 1)).toEqual([
		'amount',
		'number',
		'kana'
	]);
	expect(moveColumn(['number', 'amount'], 'number', -1)).toEqual(['number', 'amount']);
	expect(moveColumn(['number', 'amount'], 'number', 7)).toEqual(['amount', 'number']);
});

it('sorts by what is pressed, and the other way round when it is pressed again', () => {
	const byNumber = sortPressed({ key: 'deadline', descending: false }, 'number');
	expect(byNumber).toEqual({ key: 'number', descending: false });
	expect(sortPressed(byNumber, 'number')).toEqual({ key: 'number', descending: true });
	expect(sortPressed(byNumber, 'amount')).toEqual({ key: 'amount', descending: true });
});
