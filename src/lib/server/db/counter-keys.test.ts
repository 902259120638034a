import { expect, test } from 'vitest';
import {
	DESK_TABS,
	EMPTY_VIEW,
	OPEN_STATUSES,
	viewOfTab,
	type DeskView
} from '../../contract/desk/view.ts';
import { dayFromCivil, startOfDay } from '../../domain/calendar.ts';
import { counterKeysOf } from './counter-keys.ts';

const DAY = dayFromCivil(2026, 12, 6);
const LOOKER = { now: startOfDay(DAY) + 3_600_000, personId: 'sato' };

test.each(DESK_TABS)('the tab %s is counted by the database', (tab) => {
	expect(counterKeysOf(viewOfTab(tab), LOOKER)).not.toBeNull();
});

const KNOWN: [string, Partial<DeskView>, string[]][] = [
	['everything', {}, ['all']],
	['a search of one character, which finds everything', { search: 'あ' }, ['all']],
	[
		'two statuses',
		{ status: ['completed', 'cancelled', 'completed'] },
		['status:completed', 'status:cancelled']
	],
	['my open orders', { status: OPEN_STATUSES.toReversed(), assignee: 'me' }, ['assignee:sato']],
	["another's open orders", { status: [...OPEN_STATUSES], assignee: 'ito' }, ['assignee:ito']],
	['captured today', { capturedToday: true }, [`captured:${DAY}`]],
	[
		'two days of captures',
		{ capturedFrom: dayFromCivil(2026, 12, 5), capturedTo: DAY },
		[`captured:${DAY - 1}`, `captured:${DAY}`]
	],
	['today within older days', { capturedToday: true, capturedTo: dayFromCivil(2026, 12, 5) }, []],
	['captures of what was never sold', { capturedToday: true, status: ['cancelled'] }, []]
];
test.each(KNOWN)('%s: counters add up to it', (_, asked, keys) => {
	expect(counterKeysOf({ ...EMPTY_VIEW, ...asked }, LOOKER)).toEqual(keys);
});

const UNKNOWN: [string, Partial<DeskView>][] = [
	['a search', { search: '高橋' }],
	['two kinds of trouble', { unsent: true, unknown: true }],
	['a status and something unsent', { status: ['authorized'], unsent: true }],
	['deadlines of every status', { hasDeadline: true }],
	["all of somebody's orders", { assignee: 'me' }],
	["some of somebody's open orders", { status: ['authorized'], assignee: 'me' }],
	["nobody's", { status: [...OPEN_STATUSES], assignee: 'nobody' }],
	['captures without an end', { capturedFrom: DAY }],
	['captures of many years', { capturedFrom: dayFromCivil(2000, 1, 1), capturedTo: DAY }],
	['a shop', { shop: ['main'] }],
	['an amount', { amountFrom: 1 }],
	['within a day', { expiresWithin: 24 }]
];
test.each(UNKNOWN)('%s: no counter knows', (_, asked) => {
	expect(counterKeysOf({ ...EMPTY_VIEW, ...asked }, LOOKER)).toBeNull();
});
