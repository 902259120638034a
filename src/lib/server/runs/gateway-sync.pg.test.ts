import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRunBench, SATO, type RunBench } from '../../../../tests/support/run-bench.ts';
import { event, orders, runItem, task } from '../db/schema/index.ts';
import { joinNodes } from '../node.ts';
import { inquireOrder } from '../orders/inquire-order.ts';
import { claimItems } from './claim-items.ts';
import { fillRun } from './fill-run.ts';
import { listRuns } from './list-runs.ts';
import { readRunReport } from './read-run.ts';
import { startScheduledSync } from './start-scheduled-sync.ts';
import { startSync } from './start-sync.ts';
import { stopRun } from './stop-run.ts';
import { workRun } from './work-runs.ts';

let bench: RunBench;
beforeAll(async () => {
	bench = await createRunBench();
});
afterAll(() => bench.orders.close());
beforeEach(async () => {
	await bench.clear();
	bench.ledger.beforeAnswer = () => Promise.resolve();
});

const forever = (): AbortSignal => new AbortController().signal;

async function finished(run: { id: number }) {
	const row = await bench.row(run.id);
	const outcomes = await bench.orders.db
		.select({ outcome: runItem.outcome })
		.from(runItem)
		.where(eq(runItem.runId, run.id));
	const count = (outcome: string): number =>
		outcomes.filter((one) => one.outcome === outcome).length;
	expect(row).toMatchObject({
		done: row.total,
		changed: count('changed'),
		failed: count('failed')
	});
	expect(count('changed') + count('unchanged') + count('failed')).toBe(row.total);
	return row;
}

describe('what a sync reports', () => {
	it('is every change, old → new, and every failure by its code', async () => {
		const [captured, cheaper, same, silent, unknown] = await bench.arrive(5);
		if (!captured || !cheaper || !same || !silent || !unknown) throw new Error('no orders');
		bench.show(captured, 'SALES');
		bench.show(cheaper, 'AUTH', { amount: 3_000 });
		bench.ledger.put(silent.gatewayOrderId ?? '', { kind: 'no_answer', reason: 'TIMEOUT' });
		bench.ledger.put(unknown.gatewayOrderId ?? '', {
			kind: 'refused',
			codes: ['M01004002'],
			certain: true
		} as never);
		const started = await bench.start();
		await bench.work(started);
		const row = await finished(started);
		expect(row).toMatchObject({ state: 'finished', total: 5, changed: 2, failed: 2 });

		const report = await readRunReport(bench.context, started.id, 0);
		expect(report.changes.map(({ number }) => number)).toEqual([captured.number, cheaper.number]);
		expect(report.changes[0]?.changes).toMatchObject({
			gatewayState: ['AUTH', 'SALES'],
			paymentStatus: ['authorized', 'completed'],
			capturedAt: [null, expect.any(Number)]
		});
		expect(report.changes[1]?.changes).toEqual({ amount: [4_980, 3_000] });
		expect(report.failures).toMatchObject([
			{ code: 'M01004002', count: 1, examples: [{ number: unknown.number }] },
			{ code: 'NO_ANSWER', count: 1, examples: [{ number: silent.number }] }
		]);
		expect(bench.ledger.asked.every((api) => api === 'SearchTradeMulti')).toBe(true);
	});

	it('is nothing the second time', async () => {
		const [order] = await bench.arrive(1);
		if (!order) throw new Error('no order');
		bench.show(order, 'SALES');
		await bench.work(await bench.start());
		bench.orders.clock.moveTo(bench.orders.clock.offsetMs() + 60_000);
		const again = await bench.start();
		await bench.work(again);
		expect(await finished(again)).toMatchObject({ total: 1, changed: 0, failed: 0 });
	});
});

describe('what a sync reads', () => {
	it('is what may still move: not dead ends, sales of the window, what was cancelled here', async () => {
		const [open, ended, sold, oldSale, cancelled] = await bench.arrive(5);
		if (!open || !ended || !sold || !oldSale || !cancelled) throw new Error('no orders');
		const set = (id: number, patch: Record<string, unknown>) =>
			bench.orders.db.update(orders).set(patch).where(eq(orders.id, id));
		await set(ended.id, { gatewayState: 'CANCEL' });
		await set(sold.id, { gatewayState: 'SALES', capturedDay: today() });
		await set(oldSale.id, { gatewayState: 'CAPTURE', capturedDay: today() - 93 });
		await set(cancelled.id, {
			gatewayState: 'SALES',
			deskStatus: 'cancelled',
			capturedDay: today() - 93
		});
		const started = await bench.start();
		await bench.work(started);
		const read = await bench.orders.db
			.select({ id: runItem.orderId })
			.from(runItem)
			.where(eq(runItem.runId, started.id))
			.orderBy(runItem.orderId);
		expect(read.map(({ id }) => id)).toEqual([open.id, sold.id, cancelled.id]);
	});

	it('is nothing where nothing is open', async () => {
		const started = await bench.start();
		await bench.work(started);
		expect(await bench.row(started.id)).toMatchObject({ state: 'finished', total: 0 });
	});
});

describe('what a sync repairs', () => {
	it.each([
		['AUTH', 'authorized'],
		['SALES', 'completed']
	] as const)('売上失敗 at %s becomes %s', async (state, status) => {
		const [order] = await bench.arrive(1);
		if (!order) throw new Error('no order');
		await bench.orders.db
			.update(orders)
			.set({ deskStatus: 'capture_failed', paymentStatus: 'capture_failed' })
			.where(eq(orders.id, order.id));
		bench.show(order, state);
		const started = await bench.start();
		await bench.work(started);
		expect(await bench.orders.read(order.id)).toMatchObject({ paymentStatus: status });
		const { changes } = await readRunReport(bench.context, started.id, 0);
		expect(changes[0]?.changes.paymentStatus).toEqual(['capture_failed', status]);
	});

	it('a live payment on a cancelled order opens one work item, and leaves the order cancelled', async () => {
		const [order] = await bench.arrive(1);
		if (!order) throw new Error('no order');
		await bench.orders.db
			.update(orders)
			.set({ deskStatus: 'cancelled', paymentStatus: 'cancelled' })
			.where(eq(orders.id, order.id));
		bench.show(order, 'SALES');
		for (let time = 0; time < 2; time++) {
			await bench.work(await bench.start());
			bench.orders.clock.moveTo(bench.orders.clock.offsetMs() + 60_000);
		}
		expect(await bench.orders.read(order.id)).toMatchObject({ paymentStatus: 'cancelled' });
		const open = await bench.orders.db
			.select()
			.from(task)
			.where(and(eq(task.orderId, order.id), isNull(task.closedAt)));
		expect(open.map(({ kind }) => kind)).toEqual(['live_payment_on_cancelled_order']);
	});
});

describe('a start', () => {
	it('pressed again answers with the first run; as somebody else it is refused', async () => {
		await bench.arrive(1);
		const identity = randomUUID();
		const press = (starter = SATO) =>
			startSync(bench.context, { identity, starter, selection: null });
		const [first, second] = await Promise.all([press(), press()]);
		expect(second.id).toBe(first.id);
		await expect(press({ id: 'p2', name: '鈴木' })).rejects.toMatchObject({
			code: 'IDENTITY_REUSED'
		});
	});

	it('of a second whole sync is refused, naming run and person; a selection is not', async () => {
		const [order] = await bench.arrive(1);
		const first = await bench.start();
		await expect(bench.start()).rejects.toMatchObject({
			code: 'RUN_UNDER_WAY',
			params: { run: first.id, actor: SATO.name }
		});
		const selection = await bench.start([order?.id ?? 0]);
		expect(selection).toMatchObject({ origin: 'selection', total: 1 });
		await bench.work(selection);
		expect(await finished(selection)).toMatchObject({ state: 'finished', total: 1 });
	});

	it.each([
		['EMPTY_LIST', []],
		['TOO_MANY_ORDERS', Array.from({ length: 201 }, (_, i) => i + 1)],
		['UNKNOWN_ORDER', [999_999]]
	])('is refused with %s', async (code, selection) => {
		await expect(bench.start(selection)).rejects.toMatchObject({ code });
	});
});

describe('nodes', () => {
	it('share a run: each order is read once, the counts are exact', async () => {
		await bench.arrive(60);
		const started = await bench.start();
		const other = bench.otherNode();
		await fillRun(bench.context, started.id, forever());
		await Promise.all([bench.work(started), bench.work(started, other)]);
		await bench.work(started);
		expect(await finished(started)).toMatchObject({ total: 60, changed: 0, failed: 0 });
		expect(new Set(bench.ledger.inquiries).size).toBe(60);
		expect(bench.ledger.inquiries).toHaveLength(60);
		const nodes = await bench.orders.db
			.selectDistinct({ node: runItem.node })
			.from(runItem)
			.where(eq(runItem.runId, started.id));
		expect(nodes).toHaveLength(2);
	});

	it('share the pace of a run', async () => {
		await bench.arrive(40);
		const slow = { ...bench.context, sync: { pace: 40, schedule: null } };
		const started = await startSync(slow, {
			identity: randomUUID(),
			starter: SATO,
			selection: null
		});
		const startedAt = performance.now();
		await Promise.all([workRun(slow, started, forever()), bench.work(started, bench.otherNode())]);
		const tookMs = performance.now() - startedAt;
		expect(tookMs).toBeGreaterThan(700);
		expect(tookMs).toBeLessThan(4_000);
	});

	it('that die leave their orders to others; what they had found is in the report, once', async () => {
		const found = await bench.arrive(12);
		for (const order of found) bench.show(order, 'SALES');
		const started = await bench.start();
		const dying = await joinNodes(bench.orders.databaseUrl);
		const mortal = { ...bench.context, node: dying };
		// As a process that claims, inquires half of it and is killed before it writes a word of it.
		await fillRun(mortal, started.id, forever());
		const claimed = await claimItems(mortal, { id: started.id, pace: 1000 }, 10);
		expect(claimed).toHaveLength(10);
		for (const item of claimed?.slice(0, 5) ?? []) await inquireOrder(mortal, item.orderId, 'sync');

		await bench.work(started);
		expect(await bench.row(started.id)).toMatchObject({ state: 'running', done: 2 });
		await dying.leave();
		await bench.work(started);
		expect(await finished(started)).toMatchObject({ state: 'finished', total: 12, changed: 12 });
		const { changes } = await readRunReport(bench.context, started.id, 0);
		expect(changes).toHaveLength(12);
		for (const line of changes) expect(line.changes.gatewayState).toEqual(['AUTH', 'SALES']);
	});
});

describe('a stop', () => {
	it('begins no further order, finishes and counts those under way', async () => {
		await bench.arrive(30);
		const answer = Promise.withResolvers<void>();
		bench.ledger.beforeAnswer = () => answer.promise;
		const started = await bench.start();
		const work = bench.work(started);
		await until(() => bench.ledger.inquiries.length === 8);
		const stopping = await stopRun(bench.context, started.id, { id: 'p9', mayManage: true });
		expect(stopping).toMatchObject({ state: 'stopped', finishedAt: null });
		answer.resolve();
		await work;
		const row = await bench.row(started.id);
		expect(row.state).toBe('stopped');
		expect(row.finishedAt).not.toBeNull();
		expect(row.done).toBeGreaterThanOrEqual(8);
		expect(row.done).toBeLessThanOrEqual(24);
		expect(bench.ledger.inquiries).toHaveLength(row.done);
		expect((await bench.start()).state).toBe('running');
	});

	it('by who neither started it nor manages batches is refused', async () => {
		const [order] = await bench.arrive(1);
		const started = await bench.start([order?.id ?? 0]);
		const stop = (id: string) => stopRun(bench.context, started.id, { id, mayManage: false });
		await expect(stop('p2')).rejects.toMatchObject({ code: 'FORBIDDEN' });
		expect(await stop(SATO.id)).toMatchObject({ state: 'stopped', done: 0 });
		await expect(
			stopRun(bench.context, 987_654, { id: 'p1', mayManage: true })
		).rejects.toMatchObject({ code: 'UNKNOWN_RUN' });
	});
});

describe('the schedule', () => {
	const HOUR = 3_600_000;
	const nightly = (context = bench.context) => ({
		...context,
		sync: { pace: 1000, schedule: { kind: 'daily', hour: 3, minute: 0 } as const }
	});
	const at = (instant: number): void => {
		bench.orders.clock.moveTo(instant - Date.now());
	};
	const THREE = Math.floor(Date.now() / 86_400_000 + 2) * 86_400_000 - 6 * HOUR;

	it('starts one run per night, however many nodes look, and one for all nights missed', async () => {
		await bench.arrive(1);
		const nodes = [nightly(), nightly(bench.otherNode())] as const;
		const look = async (): Promise<number> =>
			(await Promise.all(nodes.map(startScheduledSync))).filter((run) => run !== null).length;
		const end = async (): Promise<void> => {
			const { runs } = await listed();
			for (const run of runs) if (run.finishedAt === null) await bench.work(run);
		};
		at(THREE - 60_000 - 24 * HOUR);
		// A new installation has missed nothing.
		expect(await look()).toBe(0);
		at(THREE - 5_000 - 24 * HOUR);
		expect(await look()).toBe(0);
		at(THREE - 24 * HOUR);
		expect(await look()).toBe(1);
		await end();
		expect(await look()).toBe(0);
		at(THREE - 2_000);
		expect(await look()).toBe(0);
		at(THREE + 3 * 24 * HOUR + 9 * HOUR);
		expect(await look()).toBe(1);
		await end();
		expect(await look()).toBe(0);
		expect((await listed()).runs.map(({ origin, startedBy }) => [origin, startedBy])).toEqual([
			['schedule', null],
			['schedule', null]
		]);
		at(THREE + 4 * 24 * HOUR);
		await bench.start();
		// The whole sync that a person has just started will do.
		expect(await look()).toBe(0);
	});
});

it('tells the screens at its start, while it goes on, and at its end', async () => {
	await bench.arrive(3);
	const started = await bench.start();
	await bench.work(started);
	const told = await bench.orders.db
		.select({ kind: event.kind })
		.from(event)
		.where(eq(event.runId, started.id))
		.orderBy(event.seq);
	const kinds = told.map(({ kind }) => kind);
	expect(kinds[0]).toBe('run:started');
	expect(kinds.at(-1)).toBe('run:finished');
	expect(kinds.filter((kind) => kind === 'run:progressed').length).toBeGreaterThanOrEqual(1);
});

const listed = () => listRuns(bench.context, null, 50);

function today(): number {
	return Math.floor((bench.orders.clock.now() + 9 * 3_600_000) / 86_400_000);
}

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
