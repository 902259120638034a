import { expect, test } from 'vitest';
import { orderRow } from '../../../tests/support/order-row.ts';
import type { AlertList, OpenAlert } from '../contract/alerts.ts';
import { OpenAlerts } from './open-alerts.svelte.ts';

const alertOf = (id: number, acknowledgedBy: string | null = null): OpenAlert => ({
	id,
	kind: 'expiry',
	level: 1,
	raisedAt: 0,
	subjectAt: 0,
	acknowledgedAt: acknowledgedBy === null ? null : 1,
	acknowledgedBy,
	row: orderRow({ id })
});
const listOf = (...alerts: OpenAlert[]): AlertList => ({
	alerts,
	open: alerts.length,
	waiting: alerts.filter(({ acknowledgedBy }) => acknowledgedBy === null).length
});

test('who takes note of one sees the name at once, and whoever was first is named', async () => {
	const answers = [
		{ by: '佐藤', at: 5, mine: true },
		{ by: '鈴木', at: 4, mine: false }
	];
	const alerts = new OpenAlerts({
		load: () => Promise.resolve(listOf(alertOf(1), alertOf(2), alertOf(3, '高橋'))),
		acknowledge: () => Promise.resolve(answers.shift() ?? { by: '', at: 0, mine: true })
	});
	await alerts.load();
	await alerts.acknowledge(1);
	expect(alerts.remark).toBe(null);
	expect(alerts.list?.waiting).toBe(1);
	await alerts.acknowledge(2);
	expect(alerts.remark).toEqual({ kind: 'was-first', name: '鈴木' });
	expect(alerts.waiting).toEqual([]);
	expect(alerts.taken.map(({ acknowledgedBy }) => acknowledgedBy)).toEqual([
		'佐藤',
		'鈴木',
		'高橋'
	]);
	expect(alerts.list?.waiting).toBe(0);
});

test('a list that was asked for before an acknowledgement does not take the name away again', async () => {
	const slow = Promise.withResolvers<AlertList>();
	const loads = [Promise.resolve(listOf(alertOf(1))), slow.promise];
	const alerts = new OpenAlerts({
		load: () => loads.shift() ?? Promise.reject(new Error('asked too often')),
		acknowledge: () => Promise.resolve({ by: '佐藤', at: 5, mine: true })
	});
	await alerts.load();
	const loading = alerts.load();
	await alerts.acknowledge(1);
	slow.resolve(listOf(alertOf(1)));
	await loading;
	expect(alerts.taken.map(({ id }) => id)).toEqual([1]);
});

test('what was not recorded is said, and a list that cannot be loaded keeps what is shown', async () => {
	let isBroken = false;
	const alerts = new OpenAlerts({
		load: () => (isBroken ? Promise.reject(new Error('cut')) : Promise.resolve(listOf(alertOf(1)))),
		acknowledge: () => Promise.reject(new Error('cut'))
	});
	await alerts.load();
	isBroken = true;
	await alerts.acknowledge(1);
	expect(alerts.remark).toEqual({ kind: 'not-taken' });
	await alerts.load();
	expect(alerts.failed).toBe(true);
	expect(alerts.waiting.map(({ id }) => id)).toEqual([1]);
});
