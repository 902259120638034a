import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { ok, shows } from '../../../../tests/support/scripted-gateway.ts';
import { operation, task } from '../db/schema/index.ts';
import { inquireOrder } from './inquire-order.ts';
import { findShopsOf, readOrder } from './read-order.ts';
import { recoverOperations } from './recover-operations.ts';
import { ActionRefused, OrderConflict } from './refusals.ts';

let bench: OrderBench;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());
beforeEach(() => {
	bench.gateway.asked.length = 0;
	bench.clock.moveTo(0);
});

async function caught(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => null,
		(error: unknown) => error
	);
}

const SILENCE = { kind: 'no_answer', reason: 'UND_ERR_HEADERS_TIMEOUT' } as const;

describe('a capture', () => {
	it('is intended, sent once, recorded and seen at the gateway', async () => {
		const order = await bench.arrive();
		bench.gateway.asked.length = 0;
		bench.gateway.willAnswer(ok('SALES')).willShow(shows('SALES'));
		const { order: after, operation: result } = await bench.press(order, 'capture');
		expect(result).toMatchObject({ state: 'succeeded', code: null });
		expect(after).toMatchObject({ paymentStatus: 'completed', operationId: null });
		expect(after.confirmedAt).not.toBeNull();
		expect(after.capturedAt).not.toBeNull();
		expect(bench.gateway.asked).toEqual(['RecruitSales', 'SearchTradeMulti']);
		const history = await bench.history(order.id);
		expect(history).toEqual([
			'order:received',
			'payment:moved',
			'capture:requested',
			'capture:succeeded',
			'payment:confirmed'
		]);
		expect(history).toHaveLength(after.version);
	});

	it('pressed again with the same identity is answered with what the first one came to', async () => {
		const order = await bench.arrive();
		bench.gateway.asked.length = 0;
		bench.gateway.willAnswer(ok('SALES')).willShow(shows('SALES'));
		const id = randomUUID();
		const [first, second] = await Promise.all([
			bench.press(order, 'capture', { id }),
			bench.press(order, 'capture', { id })
		]);
		expect(bench.gateway.asked.filter((api) => api === 'RecruitSales')).toHaveLength(1);
		expect([first.operation.id, second.operation.id]).toEqual([id, id]);
		const again = await bench.press(order, 'capture', { id });
		expect(again.operation.state).toBe('succeeded');
		expect(bench.gateway.asked.filter((api) => api === 'RecruitSales')).toHaveLength(1);
	});

	it('with an identity that belongs to another order or action is refused', async () => {
		const [one, two] = [await bench.arrive(), await bench.arrive()];
		bench.gateway.willAnswer(ok('SALES')).willShow(shows('SALES'));
		const id = randomUUID();
		await bench.press(one, 'capture', { id });
		expect(await caught(bench.press(two, 'capture', { id }))).toMatchObject({
			code: 'IDENTITY_REUSED'
		});
		expect(await caught(bench.press(one, 'cancel', { id }))).toMatchObject({
			code: 'IDENTITY_REUSED'
		});
	});

	it('of an order that moved meanwhile is a conflict that carries the order as it is', async () => {
		const order = await bench.arrive();
		const error = await caught(bench.press(order, 'capture', { version: order.version - 1 }));
		expect(error).toBeInstanceOf(OrderConflict);
		expect(error).toMatchObject({ code: 'VERSION_CONFLICT', row: { version: order.version } });
	});

	it('while another is under way names who acts; the database holds the rule by itself', async () => {
		const order = await bench.arrive();
		let answer: (() => void) | undefined;
		const asked = new Promise<void>((isAsked) => {
			bench.gateway
				.willAnswer(() => {
					isAsked();
					return new Promise((resolve) => {
						answer = () => {
							resolve(ok('SALES'));
						};
					});
				})
				.willShow(shows('SALES'));
		});
		const first = bench.press(order, 'capture');
		await asked;
		expect(await caught(bench.press(order, 'cancel'))).toMatchObject({
			code: 'OPERATION_UNDER_WAY',
			row: { operation: { actor: '佐藤 花', action: 'capture', state: 'in_flight' } }
		});
		const [held] = await bench.db.select().from(operation).where(eq(operation.orderId, order.id));
		if (!held) throw new Error('no intent was written before the request');
		const second = bench.db.insert(operation).values({ ...held, id: randomUUID() });
		expect(String((await caught(second)) instanceof Error)).toBe('true');
		answer?.();
		expect((await first).operation.state).toBe('succeeded');
	});

	it('that a rule closes is refused with the rule, and nothing is sent or written', async () => {
		const order = await bench.arrive('SALES');
		bench.gateway.asked.length = 0;
		const error = await caught(bench.press(order, 'capture'));
		expect(error).toBeInstanceOf(ActionRefused);
		expect(error).toMatchObject({ verdict: { refusal: { code: 'ALREADY_CAPTURED' } } });
		expect(bench.gateway.asked).toEqual([]);
		expect((await bench.read(order.id)).version).toBe(order.version);
	});
});

describe('a capture without an answer', () => {
	it('is unknown, closes every other action, and is never sent again', async () => {
		const order = await bench.arrive();
		bench.gateway.asked.length = 0;
		bench.gateway.willAnswer(SILENCE).willShow(shows('AUTH'));
		const { order: after, operation: result } = await bench.press(order, 'capture');
		expect(result.state).toBe('unknown');
		expect(after).toMatchObject({ operationState: 'unknown', inquireReason: 'unknown_outcome' });
		expect(await caught(bench.press(after, 'cancel'))).toMatchObject({
			code: 'OPERATION_UNDER_WAY'
		});
		expect(bench.gateway.asked).toEqual(['RecruitSales']);
	});

	it('that came back garbled is as doubtful, and visible until the gateway can be read', async () => {
		const order = await bench.arrive();
		bench.gateway.willAnswer({ kind: 'unreadable', reason: 'ANSWER_NOT_READABLE' });
		const { order: after, operation: result } = await bench.press(order, 'capture');
		expect(result.state).toBe('unknown');
		expect(after.anomaly).toBe('ANSWER_NOT_READABLE');
		bench.gateway.willShow(shows('SALES'));
		const read = await inquireOrder(bench, order.id, 'unknown_outcome');
		expect(read).toMatchObject({ anomaly: null, paymentStatus: 'completed' });
	});

	it('happened when an inquiry shows it', async () => {
		const order = await bench.arrive();
		bench.gateway.willAnswer(SILENCE);
		const { operation: sent } = await bench.press(order, 'capture');
		bench.gateway.willShow(shows('SALES'));
		const after = await inquireOrder(bench, order.id, 'unknown_outcome');
		expect(after).toMatchObject({ paymentStatus: 'completed', operationState: null });
		const [row] = await bench.db.select().from(operation).where(eq(operation.id, sent.id));
		expect(row?.state).toBe('succeeded');
	});

	it('did not happen once both bounds have passed, and may then be pressed again', async () => {
		const order = await bench.arrive();
		bench.gateway.willAnswer(SILENCE);
		await bench.press(order, 'capture');
		bench.gateway.willShow(shows('AUTH'));
		bench.clock.moveTo(60_000);
		expect(await inquireOrder(bench, order.id, 'unknown_outcome')).toMatchObject({
			operationState: 'unknown'
		});
		bench.clock.moveTo(71_000);
		const after = await inquireOrder(bench, order.id, 'unknown_outcome');
		expect(after).toMatchObject({ operationState: null, paymentStatus: 'authorized' });
		bench.gateway.willAnswer(ok('SALES')).willShow(shows('SALES'));
		if (!after) throw new Error('gone');
		expect((await bench.press(after, 'capture')).operation.state).toBe('succeeded');
	});
});

describe('a refusal', () => {
	it('for good fails the capture and says so on the order', async () => {
		const order = await bench.arrive();
		bench.gateway.willAnswer({ kind: 'refused', codes: ['M01060010'] }).willShow(shows('AUTH'));
		const { order: after, operation: result } = await bench.press(order, 'capture');
		expect(result).toMatchObject({ state: 'failed', gatewayCodes: ['M01060010'] });
		expect(after.paymentStatus).toBe('capture_failed');
	});

	it('that was not accepted leaves the order as it was', async () => {
		const order = await bench.arrive();
		bench.gateway.willAnswer({ kind: 'refused', codes: ['E92000001'] }).willShow(shows('AUTH'));
		const { order: after, operation: result } = await bench.press(order, 'capture');
		expect(result).toMatchObject({ state: 'failed', code: 'GATEWAY_NOT_ACCEPTING' });
		expect(after.paymentStatus).toBe('authorized');
	});

	it('with a code that nobody knows is in doubt', async () => {
		const order = await bench.arrive();
		bench.gateway.willAnswer({ kind: 'refused', codes: ['ZZ9000000'] }).willShow(shows('AUTH'));
		expect((await bench.press(order, 'capture')).operation.state).toBe('unknown');
	});

	it('"already captured" is confirmed by one more inquiry and is then a success', async () => {
		const order = await bench.arrive();
		bench.gateway.willAnswer({ kind: 'refused', codes: ['M01054004'] }).willShow(shows('SALES'));
		const { order: after, operation: result } = await bench.press(order, 'capture');
		expect(result.state).toBe('succeeded');
		expect(after.paymentStatus).toBe('completed');
	});

	it('before a connection was made has failed without doubt', async () => {
		const order = await bench.arrive();
		bench.gateway
			.willAnswer({ kind: 'not_sent', reason: 'ECONNREFUSED' })
			.willShow({ kind: 'not_sent', reason: 'ECONNREFUSED' });
		const { order: after, operation: result } = await bench.press(order, 'capture');
		expect(result).toMatchObject({ state: 'failed', code: 'GATEWAY_UNREACHABLE' });
		expect(after).toMatchObject({ paymentStatus: 'authorized', operationState: null });
	});
});

describe('a cancel', () => {
	it('of an authorization reaches the gateway', async () => {
		const order = await bench.arrive();
		bench.gateway.willAnswer(ok('CANCEL')).willShow(shows('CANCEL'));
		const { order: after } = await bench.press(order, 'cancel');
		expect(after).toMatchObject({ paymentStatus: 'cancelled', gatewayState: 'CANCEL' });
	});

	it('of a paid order stays on the desk and leaves its work item', async () => {
		const order = await bench.arrive('SALES');
		bench.gateway.asked.length = 0;
		const { order: after } = await bench.press(order, 'cancel');
		expect(after).toMatchObject({ paymentStatus: 'cancelled', gatewayState: 'SALES' });
		expect(bench.gateway.asked).toEqual([]);
		const left = await bench.db.select().from(task).where(eq(task.orderId, order.id));
		expect(left).toMatchObject([{ kind: 'refund_or_cancel_at_console', closedAt: null }]);
		expect(left[0]?.dueAt).toBeGreaterThan(Date.now());
	});

	it('is not undone by an inquiry; a live payment opens one work item, its end closes it', async () => {
		const order = await bench.arrive('SALES');
		await bench.press(order, 'cancel');
		bench.gateway.willShow(shows('SALES'));
		await inquireOrder(bench, order.id, 'person');
		await inquireOrder(bench, order.id, 'person');
		const live = async () =>
			(await bench.db.select().from(task).where(eq(task.orderId, order.id))).filter(
				(item) => item.kind === 'live_payment_on_cancelled_order'
			);
		expect(await live()).toMatchObject([{ closedAt: null }]);
		bench.gateway.willShow(shows('CANCEL'));
		const after = await inquireOrder(bench, order.id, 'person');
		expect(after?.paymentStatus).toBe('cancelled');
		expect(await live()).toMatchObject([{ closedBy: 'gateway' }]);
	});
});

describe('an operation that lost its process', () => {
	it('becomes unknown and is inquired at once; a living process keeps its own', async () => {
		const order = await bench.arrive();
		bench.gateway.willAnswer(SILENCE);
		const { operation: sent } = await bench.press(order, 'capture');
		await bench.db.execute(sql`
			update operation set state = 'in_flight', node = ${randomUUID()} where id = ${sent.id}`);
		await bench.db.execute(sql`
			update orders set operation_state = 'in_flight', inquire_at = null where id = ${order.id}`);
		expect(await recoverOperations(bench)).toBe(1);
		expect(await bench.read(order.id)).toMatchObject({
			operationState: 'unknown',
			inquireReason: 'unknown_outcome'
		});
		bench.node.underWay.add(sent.id);
		await bench.db.execute(sql`
			update operation set state = 'in_flight', node = ${bench.node.id} where id = ${sent.id}`);
		expect(await recoverOperations(bench)).toBe(0);
		bench.node.underWay.delete(sent.id);
		expect(await recoverOperations(bench)).toBe(1);
	});

	it('is not thought lost because the same press came a second time and was answered', async () => {
		const order = await bench.arrive();
		const id = randomUUID();
		let answer: () => void = () => undefined;
		const answered = new Promise<void>((resolve) => {
			answer = resolve;
		});
		bench.gateway.willAnswer(async () => {
			await answered;
			return ok('SALES');
		});
		const first = bench.press(order, 'capture', { id });
		await expect.poll(async () => (await bench.read(order.id)).operationState).toBe('in_flight');
		const second = await bench.press(order, 'capture', { id });
		expect(second.operation.state).toBe('in_flight');
		expect(await recoverOperations(bench)).toBe(0);
		expect((await bench.read(order.id)).operationState).toBe('in_flight');
		bench.gateway.willShow(shows('SALES'));
		answer();
		expect((await first).operation.state).toBe('succeeded');
		expect(await bench.history(order.id)).not.toContain('capture:unknown');
	});
});

describe('a name that no order can have', () => {
	it.each(['MS\0', '../x', 'MS 1', '\ud800', ''])('%j is an unknown order', async (number) => {
		const order = await bench.arrive();
		expect(await caught(bench.press({ ...order, number }, 'capture'))).toMatchObject({
			code: 'UNKNOWN_ORDER'
		});
		const context = { db: bench.db, readPosition: () => Promise.resolve('') };
		expect(await caught(readOrder(context, 'main', number))).toMatchObject({
			code: 'UNKNOWN_ORDER'
		});
		expect(await findShopsOf(bench.db, number)).toEqual([]);
	});
});

describe('the counters', () => {
	it('are exact after everything above', async () => {
		const counted = await bench.clients.sql`
			select key, sum(count)::int as count, sum(yen)::int as yen from order_counter
			where key like 'status:%' or key in ('all', 'unknown') group by key having sum(count) <> 0 order by key`;
		const real = await bench.clients.sql`
			select key, count(*)::int as count, sum(amount)::int as yen
			from orders o, unnest(order_counter_keys(o)) key
			where key like 'status:%' or key in ('all', 'unknown') group by key order by key`;
		expect([...counted]).toEqual([...real]);
		expect(real.length).toBeGreaterThan(3);
	});
});
