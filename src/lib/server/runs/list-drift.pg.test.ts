import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRunBench, type RunBench } from '../../../../tests/support/run-bench.ts';
import { orders } from '../db/schema/index.ts';
import { DESK } from '../orders/actor.ts';
import { changeOrder } from '../orders/change-order.ts';
import { listDrift } from './list-drift.ts';

const HOUR = 3_600_000;

let bench: RunBench;
beforeAll(async () => {
	bench = await createRunBench();
});
afterAll(() => bench.orders.close());

it('lists live payments of cancelled orders, what is unsent for a day, and anomalies', async () => {
	const [live, ended, edited, strange] = await bench.arrive(4);
	if (!live || !ended || !edited || !strange) throw new Error('no orders');
	const { db, clock } = bench.orders;
	const set = (id: number, patch: Partial<typeof orders.$inferInsert>) =>
		db.update(orders).set(patch).where(eq(orders.id, id));
	await set(live.id, { deskStatus: 'cancelled' });
	await set(ended.id, { deskStatus: 'cancelled', gatewayState: 'CANCEL' });
	await set(strange.id, { anomaly: 'UNKNOWN_STATUS', anomalyAt: clock.now() });
	await db.transaction((tx) =>
		changeOrder(tx, edited, {
			patch: { localAmount: 3_000 },
			event: 'amount:changed',
			actor: DESK,
			at: clock.now()
		})
	);
	const found = async () =>
		(await listDrift(bench.context)).map(({ kind, count, entries }) => [
			kind,
			count,
			entries.map(({ row }) => row.number)
		]);
	const others = [
		['live_on_cancelled', 1, [live.number]],
		['anomaly', 1, [strange.number]]
	] as const;
	clock.moveTo(clock.offsetMs() + 23 * HOUR);
	expect(await found()).toEqual([others[0], ['unsent', 0, []], others[1]]);
	clock.moveTo(clock.offsetMs() + HOUR);
	expect(await found()).toEqual([others[0], ['unsent', 1, [edited.number]], others[1]]);
});
