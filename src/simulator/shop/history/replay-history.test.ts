import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECRUIT_STATES } from '../../../lib/contract/gateway-codes.ts';
import { startReceiver, until, type Receiver } from '../../testing/notification-receiver.ts';
import { startBench, type Bench } from '../../testing/simulator-bench.ts';
import { HISTORY_DAYS, planHistory } from './plan-history.ts';

const LATE = Date.parse('2026-12-05T23:10:00+09:00');
const ORDERS = 200;

async function replayed(bench: Bench, receiver: Receiver): Promise<Record<string, unknown>> {
	await bench.control('POST', '/control/desk', {
		url: receiver.url,
		apiKey: 'k',
		ordersPerMinute: 0
	});
	let report: Record<string, unknown> = {};
	await until(async () => {
		report = (await bench.control('GET', '/control/replay')).json;
		return report['phase'] === 'done' || report['phase'] === 'failed';
	});
	expect(report['trouble']).toBeUndefined();
	return report;
}

const summaryOf = async (bench: Bench) =>
	(await bench.control('GET', '/control/ledger/summary')).json;

describe('the plan', () => {
	const plan = planHistory('s', LATE, 2000);

	it('covers the last 45 days and nothing of the future', () => {
		expect(plan).toHaveLength(2000);
		const oldest = LATE - (HISTORY_DAYS + 1) * 86_400_000;
		for (const order of plan) {
			expect(order.orderedAt).toBeGreaterThan(oldest);
			expect(order.updatedAt).toBeLessThanOrEqual(LATE);
			const instants = order.payments.flatMap(({ steps }) => steps.map(({ at }) => at));
			expect(instants).toEqual(instants.toSorted((a, b) => a - b));
			expect(instants.at(-1)).toBeLessThan(LATE);
		}
		const moments = plan.map(({ orderedAt }) => orderedAt);
		expect(moments).toEqual(moments.toSorted((a, b) => a - b));
	});

	it('is a function of seed and time', () => {
		expect(planHistory('s', LATE, 2000)).toEqual(plan);
		expect(planHistory('t', LATE, 2000)).not.toEqual(plan);
	});

	it('has every shop, every delivery status and second payments', () => {
		const deliveries = new Set(plan.map(({ shop, delivery }) => `${shop.id} ${delivery}`));
		for (const delivery of ['unprocessed', 'delivered', 'returned']) {
			expect(deliveries).toContain(`main ${delivery}`);
			expect(deliveries).toContain(`fresh ${delivery}`);
		}
		expect(deliveries).toContain('digital delivered');
		expect(plan.filter(({ payments }) => payments.length === 2).length).toBeGreaterThan(5);
	});

	it.each(['2026-12-05T00:00:30+09:00', '2026-12-05T12:00:00+09:00', '2028-03-01T00:00:00+09:00'])(
		'can be made at %s',
		(instant) => {
			expect(planHistory('s', Date.parse(instant), 300)).toHaveLength(300);
		}
	);
});

describe('the replay', () => {
	let bench: Bench;
	let receiver: Receiver;
	let report: Record<string, unknown>;
	const told: object[] = [];

	beforeAll(async () => {
		receiver = await startReceiver();
		bench = await startBench({ replayOrders: ORDERS, onReplayed: (result) => told.push(result) });
		bench.clock.now = LATE;
		report = await replayed(bench, receiver);
	});
	afterAll(async () => {
		await bench.simulator.stop();
		await receiver.stop();
	});

	it('ends in every one of the twelve states, every request as planned', async () => {
		const summary = await summaryOf(bench);
		expect(Object.keys(summary['states'] as object).sort()).toEqual([...RECRUIT_STATES].sort());
		const outcomes = (summary['requests'] as Array<{ outcome: string }>).map((row) => row.outcome);
		expect(new Set(outcomes)).toEqual(new Set(['executed']));
		expect(summary['capturedMoreThanOnce']).toEqual([]);
	});

	it('puts every order on the desk, once, in batches of at most 500', () => {
		const orders = receiver.batches.flat();
		const names = orders.map(({ shop, orderNumber }) => `${String(shop)} ${String(orderNumber)}`);
		expect(new Set(names).size).toBe(ORDERS);
		expect(names).toHaveLength(ORDERS);
		expect(Math.max(...receiver.batches.map((batch) => batch.length))).toBeLessThanOrEqual(500);
		expect(report).toMatchObject({ orders: ORDERS, performed: ORDERS, unsent: 0, rejected: [] });
		expect(told).toMatchObject([{ orders: ORDERS }]);
	});

	it('shows at 23:10 what lapses at midnight, by the rule and not beside it', () => {
		const expiring = report['expiring'] as Record<string, number>;
		expect(expiring['within1h']).toBeGreaterThanOrEqual(3);
		expect(expiring['within24h']).toBe(expiring['atNextMidnight']);
		expect(expiring['nextMidnight']).toBe('2026-12-06T00:00:00.000+09:00');
	});

	it('notifies of nothing that is past', async () => {
		expect((await summaryOf(bench))['notifications']).toEqual({ attempts: 0 });
		expect(receiver.notifications).toEqual([]);
	});

	it('is the same with the same seed, whatever the speed', async () => {
		const other = await startBench({ replayOrders: ORDERS });
		const elsewhere = await startReceiver();
		try {
			other.clock.now = LATE;
			await replayed(other, elsewhere);
			const byName = (order: Record<string, unknown>) => JSON.stringify(order);
			expect(elsewhere.batches.flat().map(byName).sort()).toEqual(
				receiver.batches.flat().map(byName).sort()
			);
			const [mine, theirs] = [await summaryOf(bench), await summaryOf(other)];
			expect(theirs).toEqual(mine);
			const number = receiver.batches.flat()[40]?.['payment'] as { gatewayOrderIds: string[] };
			const path = `/control/ledger?orderId=${number.gatewayOrderIds[0]}`;
			const trade = async (of: Bench) => (await of.control('GET', path)).json['transactions'];
			expect(await trade(other)).toEqual(await trade(bench));
		} finally {
			await other.simulator.stop();
			await elsewhere.stop();
		}
	});
});

describe('a replay that was cut', () => {
	it('goes on where it was, with nothing twice and nothing missing', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
		const ledger = join(folder, 'ledger.sqlite');
		const receiver = await startReceiver();
		try {
			let bench = await startBench({ ledger, replayOrders: ORDERS });
			bench.clock.now = LATE;
			const desk = { url: receiver.url, apiKey: 'k', ordersPerMinute: 0 };
			await bench.control('POST', '/control/desk', desk);
			await until(async () => {
				const { json } = await bench.control('GET', '/control/replay');
				return Number(json['performed']) > 40;
			});
			await bench.simulator.stop();
			expect(receiver.batches.flat().length).toBeLessThan(ORDERS);

			bench = await startBench({ ledger, replayOrders: ORDERS });
			bench.clock.now = LATE + 5000;
			const report = await replayed(bench, receiver);
			expect(report).toMatchObject({ performed: ORDERS, unsent: 0 });
			const summary = await summaryOf(bench);
			expect(summary['capturedMoreThanOnce']).toEqual([]);
			await bench.simulator.stop();

			const whole = await startBench({ replayOrders: ORDERS });
			whole.clock.now = LATE;
			await replayed(whole, receiver);
			whole.clock.now = LATE + 5000;
			expect(summary['states']).toEqual((await summaryOf(whole))['states']);
			expect(summary['effects']).toEqual((await summaryOf(whole))['effects']);
			await whole.simulator.stop();

			// Once posted, history is not told again.
			const again = await startBench({ ledger, replayOrders: ORDERS });
			again.clock.now = LATE + 10_000;
			const before = receiver.batches.flat().length;
			await replayed(again, receiver);
			await again.simulator.stop();
			expect(receiver.batches.flat().length).toBe(before);
		} finally {
			await receiver.stop();
			await rm(folder, { recursive: true });
		}
	}, 60_000);
});
