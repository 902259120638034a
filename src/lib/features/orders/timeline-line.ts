import type { TimelineEntry } from '../../contract/timeline.ts';
import type { OrderContent } from '../../contract/order-content.ts';
import { jstTime } from '../../domain/calendar.ts';
import { yen } from '../../i18n/format/yen.ts';
import { mentionsIn } from '../../contract/audit.ts';
import { eventSentence } from '../../i18n/event-sentence.ts';
import type { Text } from '../../i18n/text.ts';
import { compareLines } from './compare-lines.ts';
import { gatewayWord } from './status-look.ts';

/** One line of the history in words. */
export interface TimelineLine {
	who: string;
	what: string;
	/** Old → new, and what else is worth a glance. */
	details: string[];
}

type Words = Pick<Text, 'timeline' | 'words' | 'alerts' | 'time' | 'audit'>;

/** Tells an entry; an event that has no sentence of its own is told by what it is. */
export function timelineLine(t: Words, system: string, entry: TimelineEntry): TimelineLine {
	return {
		who: entry.actor.name ?? t.timeline.actor[entry.actor.kind],
		what: whatHappened(t, entry),
		details: [...changesOf(t, system, entry), ...detailsOf(t, system, entry)]
	};
}

function whatHappened(t: Words, { event, kind, detail }: TimelineEntry): string {
	if (detail.code === 'STOPPED_BEFORE_CAPTURE') return t.timeline.stopped;
	return eventSentence(t, event) ?? t.timeline.other[kind];
}

/** In the order in which they matter. */
const TOLD = [
	'paymentStatus',
	'gatewayState',
	'amount',
	'localAmount',
	'deliveryStatus',
	'assigneeName',
	'taskOwner',
	'slipNumber',
	'buyerName',
	'extensions',
	'expiryOverride',
	'gatewayOrderId'
] as const;

function changesOf(t: Words, system: string, entry: TimelineEntry): string[] {
	const { timeline } = t;
	const told = linesOf(t, entry.changes.content);
	for (const field of TOLD) {
		const change = entry.changes[field];
		if (change === undefined) continue;
		const [before, after] = change.map((value) => valueText(t, system, field, value));
		// Where both vocabularies moved the same way, once is enough.
		if (told.some((line) => line.endsWith(` ${before} → ${after}`))) continue;
		const isFirst = change[0] === null || change[0] === undefined;
		told.push(`${timeline.field[field]} ${isFirst ? after : `${before} → ${after}`}`);
	}
	return told;
}

/** How many lines a change of content touches. */
function linesOf({ timeline }: Words, content: [unknown, unknown] | undefined): string[] {
	const [before, after] = (content ?? []) as (OrderContent | null | undefined)[];
	if (!before || !after) return [];
	const changes = compareLines(before.lines, after.lines);
	const count = changes.filter(({ kind }) => kind !== 'same').length;
	return count === 0 ? [] : [timeline.lines(count)];
}

function valueText(
	{ words, time }: Words,
	system: string,
	field: (typeof TOLD)[number],
	value: unknown
): string {
	if (value === null || value === undefined || value === '') return '–';
	if (field === 'gatewayState') return gatewayWord(words, system, textOf(value)) ?? textOf(value);
	if (field === 'paymentStatus') return wordOf(words.paymentStatus, value);
	if (field === 'deliveryStatus') return wordOf(words.deliveryStatus, value);
	if ((field === 'amount' || field === 'localAmount') && typeof value === 'number')
		return yen(value);
	if (field === 'expiryOverride' && typeof value === 'number')
		return time.dates.full(jstTime(value - 1));
	return textOf(value);
}

function wordOf(words: Readonly<Record<string, string>>, value: unknown): string {
	return words[textOf(value)] ?? textOf(value);
}

function detailsOf(
	{ timeline, words, alerts }: Words,
	system: string,
	{ kind, event, detail }: TimelineEntry
): string[] {
	if (event.startsWith('task:')) {
		const state = textOf(detail.gatewayState);
		const shown = state === '' ? '' : (gatewayWord(words, system, state) ?? state);
		return [wordOf(words.task, detail.kind), textOf(detail.proof), shown].filter(Boolean);
	}
	if (event.startsWith('note:')) return mentionsIn(detail).map(({ name }) => `@${name}`);
	if (event === 'old-payment:moved') return [textOf(detail.payment)];
	if (event.startsWith('alert:')) return [alertText(alerts, detail)].filter(Boolean);
	if (kind === 'message') {
		const outcomes: Readonly<Record<string, string>> = timeline.outcome;
		const took = typeof detail.tookMs === 'number' ? `${detail.tookMs} ms` : '';
		return [textOf(detail.api), outcomes[textOf(detail.outcome)] ?? '', took].filter(Boolean);
	}
	if (kind === 'notification') {
		const verdicts: Readonly<Record<string, string>> = timeline.verdict;
		return [textOf(detail.status), verdicts[textOf(detail.verdict)] ?? ''].filter(Boolean);
	}
	return [];
}

function alertText({ what }: Text['alerts'], { kind, level }: TimelineEntry['detail']): string {
	switch (kind) {
		case 'expiry':
			return typeof level === 'number' ? what.level(level) : '';
		case 'unknown_outcome':
			return what.unknown_operation;
		case 'live_payment':
		case 'amount_change_pending':
			return what[kind];
		default:
			return '';
	}
}

/** A value of the record as text; nothing is told of what is absent. */
function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	return value === null || value === undefined ? '' : JSON.stringify(value);
}
