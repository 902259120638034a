import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import type { AlertKind } from '../../domain/alerts.ts';
import { HOUR_MS } from '../../domain/calendar.ts';
import { alert, audit, event, orders, task } from '../db/schema/index.ts';
import { readFigures } from '../db/figures.ts';
import { changeOrder, lockOrder } from '../orders/change-order.ts';
import { DESK } from '../orders/actor.ts';
import { type OrderRecord, rowOf } from '../orders/order-record.ts';
import { acknowledgeAlert } from './acknowledge-alert.ts';
import { listAlerts } from './list-alerts.ts';
import { ordersWithAlertDue, raiseAlerts } from './raise-alerts.ts';
import { ordersWithAlertOver, resolveAlerts } from './resolve-alerts.ts';

let bench: OrderBench;
/** Desk time, which the tests move. */
let now = 0;

beforeAll(async () => {
	bench = await createOrderBench();
	bench.effects.now = () => now;
});
afterAll(() => bench.close());
beforeEach(async () => {
	// What an earlier test left open is over: every test begins with a quiet desk.
	now = bench.clock.now();
	await bench.db.update(task).set({ closedAt: now });
	await bench.db
		.update(orders)
		.set({ paymentStatus: 'completed', operationState: null, gatewayState: 'SALES' });
	await look();
});

const ALIVE = new AbortController().signal;

/** What the loop does once. */
async function look(): Promise<void> {
	await resolveAlerts(bench, ALIVE);
	await raiseAlerts(bench, ALIVE);
}

/** An authorized order, and its expiry. */
async function authorized(): Promise<{ order: OrderRecord; expiry: number }> {
	const order = await bench.arrive();
	if (order.riskDeadlineAt === null) throw new Error('the order has no expiry');
	return { order, expiry: order.riskDeadlineAt };
}

/** Changes an order in the way in which orders change. */
async function change(id: number, patch: Partial<OrderRecord>): Promise<void> {
	await bench.db.transaction(async (tx) => {
		const record = await lockOrder(tx, id);
		if (!record) throw new Error(`no order ${id}`);
		await changeOrder(tx, record, { patch, event: 'test:changed', actor: DESK, at: now });
	});
}

/** Kind and level of every alert of an order, in the order in which they were raised. */
async function told(id: number): Promise<[AlertKind, number, 'open' | 'over'][]> {
	const found = await bench.db.select().from(alert).where(eq(alert.orderId, id)).orderBy(alert.id);
	return found.map(({ kind, level, resolvedAt }) => [
		kind,
		level,
		resolvedAt === null ? 'open' : 'over'
	]);
}

async function shown(id: number) {
	return rowOf(await bench.read(id)).alert;
}

test('each level fires once, at its instant and not a millisecond before', async () => {
	const { order, expiry } = await authorized();
	const seen: unknown[] = [];
	for (const hours of [24, 3, 1]) {
		now = expiry - hours * HOUR_MS - 1;
		await look();
		seen.push((await shown(order.id))?.level ?? null);
		now += 1;
		await look();
		await look();
		seen.push((await shown(order.id))?.level ?? null);
	}
	expect(seen).toEqual([null, 24, 24, 3, 3, 1]);
	expect(await told(order.id)).toEqual([
		['expiry', 24, 'over'],
		['expiry', 3, 'over'],
		['expiry', 1, 'open']
	]);
	const after = await bench.read(order.id);
	expect(after.version, 'an alert is no change of the order').toBe(order.version);
	expect((await bench.history(order.id)).filter((one) => one.startsWith('alert:'))).toEqual([
		'alert:raised',
		'alert:raised',
		'alert:raised'
	]);
	const rows = await bench.db
		.select()
		.from(audit)
		.where(eq(audit.orderId, order.id))
		.orderBy(audit.id);
	expect(rows.filter(({ event }) => event === 'alert:raised')[2]).toMatchObject({
		orderVersion: null,
		actorKind: 'desk',
		detail: { kind: 'expiry', level: 1, subjectAt: expiry }
	});
});

test('one that arrives inside a level, or while the desk was down, fires only the tightest', async () => {
	const { order, expiry } = await authorized();
	now = expiry - 2 * HOUR_MS;
	await look();
	expect(await told(order.id)).toEqual([['expiry', 3, 'open']]);
});

test('screens are told: an event for the row, and the count in the figures', async () => {
	const before = await readFigures(bench.clients.sql, now);
	const { order, expiry } = await authorized();
	now = expiry - HOUR_MS;
	await look();
	const figures = await readFigures(bench.clients.sql, now);
	expect(figures.alerts).toBe(before.alerts + 1);
	expect(figures.alertMark).not.toBe(before.alertMark);
	const events = await bench.db.select().from(event).where(eq(event.orderId, order.id));
	expect(events.at(-1)?.kind).toBe('alert:raised');
});

test('two nodes that look at the same time tell it once, and so does a desk that starts again', async () => {
	const expiries = await Promise.all(Array.from({ length: 8 }, authorized));
	now = Math.min(...expiries.map(({ expiry }) => expiry)) - HOUR_MS;
	await Promise.all([look(), look(), look()]);
	// Nothing is remembered between two looks but what the database holds.
	await look();
	for (const { order } of expiries) {
		expect(await told(order.id)).toEqual([['expiry', 1, 'open']]);
		expect((await bench.history(order.id)).filter((one) => one === 'alert:raised')).toHaveLength(1);
	}
});

test('an extension ends what stood and arms every level anew', async () => {
	const { order, expiry } = await authorized();
	now = expiry - HOUR_MS;
	await look();
	await change(order.id, { extensions: 1 });
	const later = (await bench.read(order.id)).riskDeadlineAt ?? 0;
	expect(later).toBeGreaterThan(expiry + 24 * HOUR_MS);
	await look();
	expect(await shown(order.id)).toBe(null);
	for (const hours of [24, 3, 1]) {
		now = later - hours * HOUR_MS;
		await look();
	}
	expect(await told(order.id)).toEqual([
		['expiry', 1, 'over'],
		['expiry', 24, 'over'],
		['expiry', 3, 'over'],
		['expiry', 1, 'open']
	]);
});

test('a capture resolves it; an expiry that nobody has confirmed does not', async () => {
	const { order, expiry } = await authorized();
	now = expiry + 5 * HOUR_MS;
	await look();
	expect(await shown(order.id)).toMatchObject({ kind: 'expiry', level: 1 });
	const [first] = (await listAlerts({ db: bench.db, now: () => now })).alerts;
	expect(first?.row.id, 'what is past presses most').toBe(order.id);
	await change(order.id, { gatewayState: 'AUTO_CANCELLED' });
	await look();
	expect(await told(order.id)).toEqual([['expiry', 1, 'over']]);
	expect(await shown(order.id)).toBe(null);

	const captured = await authorized();
	now = captured.expiry - HOUR_MS;
	await look();
	await change(captured.order.id, { gatewayState: 'SALES', capturedAt: now });
	await look();
	expect(await told(captured.order.id)).toEqual([['expiry', 1, 'over']]);
});

test('a reason that comes back is told again, with nobody’s name on it', async () => {
	const { order, expiry } = await authorized();
	now = expiry - HOUR_MS;
	await look();
	const id = (await shown(order.id))?.id ?? 0;
	await acknowledgeAlert(bench, { id, person: SATO });
	await change(order.id, { gatewayState: 'SALES', capturedAt: now });
	await look();
	// The capture turned out not to have happened.
	await change(order.id, { gatewayState: 'AUTH', capturedAt: null });
	await look();
	expect(await shown(order.id)).toMatchObject({ id, level: 1, acknowledgedBy: null });
});

const SATO = { kind: 'person', id: 'p1', name: '佐藤 花' } as const;
const SUZUKI = { kind: 'person', id: 'p2', name: '鈴木 健' } as const;

test('taken note of by name: the first counts, a tighter level is a new alert', async () => {
	const { order, expiry } = await authorized();
	now = expiry - 3 * HOUR_MS;
	await look();
	const id = (await shown(order.id))?.id ?? 0;
	const before = await readFigures(bench.clients.sql, now);
	const answers = await Promise.all(
		[SATO, SUZUKI, SATO].map((person) => acknowledgeAlert(bench, { id, person }))
	);
	const [{ by } = { by: '' }] = answers;
	expect(answers).toEqual(
		[SATO, SUZUKI, SATO].map(({ name }) => ({ by, at: now, mine: name === by }))
	);
	expect(await shown(order.id)).toMatchObject({ level: 3, acknowledgedBy: by });
	const figures = await readFigures(bench.clients.sql, now);
	expect(figures.alerts).toBe(before.alerts - 1);
	expect(figures.alertMark).not.toBe(before.alertMark);
	expect(
		(await bench.history(order.id)).filter((one) => one === 'alert:acknowledged')
	).toHaveLength(1);

	now = expiry - HOUR_MS;
	await look();
	expect(await shown(order.id)).toMatchObject({ level: 1, acknowledgedBy: null });
	await expect(acknowledgeAlert(bench, { id: 999_999, person: SATO })).rejects.toMatchObject({
		code: 'UNKNOWN_ALERT'
	});
});

test('an unknown outcome calls people when the first inquiries could not tell', async () => {
	const { order } = await authorized();
	const operationStartedAt = now;
	await change(order.id, {
		operationId: crypto.randomUUID(),
		operationAction: 'capture',
		operationState: 'unknown',
		operationStartedAt
	});
	now = operationStartedAt + 19_999;
	await look();
	expect(await told(order.id)).toEqual([]);
	now += 1;
	await look();
	expect(await shown(order.id)).toMatchObject({ kind: 'unknown_outcome', level: null });
	await change(order.id, { operationState: null, operationId: null });
	await look();
	expect(await told(order.id)).toEqual([['unknown_outcome', 0, 'over']]);
});

test('a live payment on a cancelled order, until its work item is closed', async () => {
	const { order } = await authorized();
	await change(order.id, { deskStatus: 'cancelled' });
	await bench.db.insert(task).values({
		orderId: order.id,
		kind: 'live_payment_on_cancelled_order',
		createdAt: now
	});
	await look();
	await look();
	expect(await told(order.id)).toEqual([['live_payment', 0, 'open']]);
	await bench.db.update(task).set({ closedAt: now }).where(eq(task.orderId, order.id));
	await look();
	expect(await told(order.id)).toEqual([['live_payment', 0, 'over']]);
});

test('返品 that is not final after a day', async () => {
	const { order } = await authorized();
	const movedAt = now;
	await change(order.id, { gatewayState: 'RETURN', capturedAt: now, gatewayMovedAt: movedAt });
	now = movedAt + 24 * HOUR_MS - 1;
	await change(order.id, { inquireAt: now + 300_000 });
	await look();
	expect(await told(order.id)).toEqual([]);
	now += 1;
	await look();
	expect(await shown(order.id)).toMatchObject({ kind: 'amount_change_pending' });
	await change(order.id, { gatewayState: 'SALES' });
	await look();
	expect(await told(order.id)).toEqual([['amount_change_pending', 0, 'over']]);
});

test('the row carries what presses most; the list ranks all, and what somebody took last', async () => {
	const { order, expiry } = await authorized();
	const other = await authorized();
	await change(other.order.id, { gatewayState: 'RETURN', capturedAt: now, gatewayMovedAt: now });
	now = expiry - 4 * HOUR_MS;
	await change(other.order.id, { inquireAt: now });
	await change(order.id, {
		operationId: crypto.randomUUID(),
		operationAction: 'capture',
		operationState: 'unknown',
		operationStartedAt: now - 60_000
	});
	await look();
	expect(await shown(order.id)).toMatchObject({ kind: 'unknown_outcome' });
	const kinds = async () =>
		(await listAlerts({ db: bench.db, now: () => now })).alerts.map(({ kind }) => kind);
	expect(await kinds()).toEqual(['unknown_outcome', 'expiry', 'amount_change_pending']);
	await acknowledgeAlert(bench, { id: (await shown(order.id))?.id ?? 0, person: SATO });
	expect(await kinds()).toEqual(['expiry', 'amount_change_pending', 'unknown_outcome']);
	now = expiry - HOUR_MS;
	await look();
	expect(await shown(order.id)).toMatchObject({ kind: 'expiry', level: 1 });
});

test('a look reads no order that it is not about', async () => {
	const { order } = await authorized();
	await bench.db.execute(sql`
		insert into orders (shop, number, system, terms, gateway_state, payment_status, delivery_status,
			ordered_at, gateway_moved_at, risk_deadline_at, inquire_at, amount, local_amount, buyer_name, content,
			source_updated_at, created_at, updated_at)
		select shop, 'SCALE-' || n, system, terms, s.state, s.status, delivery_status,
			ordered_at, gateway_moved_at, s.due, s.due, amount, local_amount, buyer_name, content,
			source_updated_at, created_at, updated_at
		from orders, generate_series(1, 20000) n, lateral (
			select 'AUTH' as state, 'authorized' as status,
				to_timestamp(${now}::double precision / 1000) + make_interval(days => 2 + n % 28) as due
			where n % 10 = 0
			union all
			select 'SALES', 'completed', null where n % 10 <> 0
		) s
		where id = ${order.id}`);
	await bench.db.execute(sql`analyze orders, alert, task, gateway_account`);
	for (const query of [ordersWithAlertDue(now, 360_000, 500), ordersWithAlertOver(500)]) {
		const plan = await bench.db.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`);
		const text = plan.map((line) => line['QUERY PLAN']).join('\n');
		expect(text).toContain('orders');
		expect(text).not.toMatch(/Seq Scan on orders/);
	}
});
