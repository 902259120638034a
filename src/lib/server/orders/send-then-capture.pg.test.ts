import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { ok, shows } from '../../../../tests/support/scripted-gateway.ts';
import { operation } from '../db/schema/index.ts';
import { inquireOrder } from './inquire-order.ts';
import type { OrderRecord } from './order-record.ts';
import { recoverOperations } from './recover-operations.ts';

let bench: OrderBench;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());
beforeEach(() => {
	bench.gateway.asked.length = 0;
	bench.clock.moveTo(0);
});

const SILENCE = { kind: 'no_answer', reason: 'UND_ERR_HEADERS_TIMEOUT' } as const;

function changed(amount: number, state = 'AUTH') {
	return { kind: 'answered', value: { state, raw: state, amount } } as const;
}

const stateOf = async (id: string) =>
	(await bench.db.select().from(operation).where(eq(operation.id, id)))[0];

describe('send, then capture', () => {
	async function edited(): Promise<OrderRecord> {
		const order = await bench.arrive();
		return (await bench.press(order, { action: 'changeAmount', newAmount: 4_500 })).order;
	}

	it('sends, waits for OK, and captures, as one operation', async () => {
		const order = await edited();
		bench.gateway.asked.length = 0;
		bench.gateway
			.willChange(changed(4_500))
			.willAnswer(ok('SALES'))
			.willShow(shows('SALES', { amount: 4_500 }));
		const { order: after, operation: result } = await bench.press(order, {
			action: 'sendThenCapture'
		});
		expect(bench.gateway.asked).toEqual(['RecruitChange 4500', 'RecruitSales', 'SearchTradeMulti']);
		expect(result.state).toBe('succeeded');
		expect(after).toMatchObject({ paymentStatus: 'completed', amount: 4_500 });
		expect((await bench.history(order.id)).slice(-4)).toEqual([
			'sendThenCapture:requested',
			'sendThenCapture:sent',
			'sendThenCapture:succeeded',
			'payment:confirmed'
		]);
	});

	it('without an answer to the change captures only after an inquiry has shown the new amount', async () => {
		const order = await edited();
		bench.gateway.asked.length = 0;
		bench.gateway.willChange(SILENCE).willAnswer(ok('SALES'));
		const { operation: sent } = await bench.press(order, { action: 'sendThenCapture' });
		bench.gateway.willShow(shows('AUTH'));
		await inquireOrder(bench, order.id, 'unknown_outcome');
		expect(bench.gateway.asked).toEqual(['RecruitChange 4500', 'SearchTradeMulti']);
		bench.gateway.willShow(shows('AUTH', { amount: 4_500 }), shows('SALES', { amount: 4_500 }));
		const after = await inquireOrder(bench, order.id, 'unknown_outcome');
		expect(bench.gateway.asked.slice(2)).toEqual([
			'SearchTradeMulti',
			'RecruitSales',
			'SearchTradeMulti'
		]);
		expect(after).toMatchObject({ paymentStatus: 'completed', operationState: null });
		expect(await stateOf(sent.id)).toMatchObject({ state: 'succeeded' });
	});

	it('after a crash does the same, from the stage that was committed', async () => {
		const order = await edited();
		bench.gateway.willChange(SILENCE).willAnswer(SILENCE);
		const { operation: sent } = await bench.press(order, { action: 'sendThenCapture' });
		bench.gateway.willShow(shows('AUTH', { amount: 4_500 }));
		expect(await inquireOrder(bench, order.id, 'unknown_outcome')).toMatchObject({
			operationState: 'unknown'
		});
		expect(await stateOf(sent.id)).toMatchObject({ expectation: { stage: 'capture' } });
		await bench.db.execute(`update operation set state = 'in_flight', node = gen_random_uuid()::text
			where id = '${sent.id}'`);
		await bench.db.execute(
			`update orders set operation_state = 'in_flight' where id = ${order.id}`
		);
		expect(await recoverOperations(bench)).toBe(1);
		bench.clock.moveTo(75_000);
		const after = await inquireOrder(bench, order.id, 'unknown_outcome');
		// The amount stays sent; the capture is for a person to press again.
		expect(after).toMatchObject({
			paymentStatus: 'authorized',
			amount: 4_500,
			operationState: null
		});
		expect(await stateOf(sent.id)).toMatchObject({ state: 'not_executed', code: 'NOT_EXECUTED' });
	});

	it('stops before the capture where the change never happened', async () => {
		const order = await edited();
		bench.gateway.asked.length = 0;
		bench.gateway.willChange(SILENCE);
		await bench.press(order, { action: 'sendThenCapture' });
		bench.clock.moveTo(75_000);
		bench.gateway.willShow(shows('AUTH'));
		const after = await inquireOrder(bench, order.id, 'unknown_outcome');
		expect(after).toMatchObject({ operationState: null, amount: 4_980, localAmount: 4_500 });
		expect(bench.gateway.asked).not.toContain('RecruitSales');
	});

	it('stops where the authorization expired between the two steps', async () => {
		const order = await edited();
		bench.gateway.asked.length = 0;
		bench.gateway
			.willChange(() => {
				bench.clock.moveTo(40 * 86_400_000);
				return Promise.resolve(changed(4_500));
			})
			.willShow(shows('AUTH', { amount: 4_500 }));
		const { operation: result } = await bench.press(order, { action: 'sendThenCapture' });
		expect(result).toMatchObject({ state: 'failed', code: 'STOPPED_BEFORE_CAPTURE' });
		expect(bench.gateway.asked).not.toContain('RecruitSales');
	});

	it('whose capture is refused is 売上失敗 with the amount sent', async () => {
		const order = await edited();
		bench.gateway
			.willChange(changed(4_500))
			.willAnswer({ kind: 'refused', codes: ['M01060010'] })
			.willShow(shows('AUTH', { amount: 4_500 }));
		const { order: after } = await bench.press(order, { action: 'sendThenCapture' });
		expect(after).toMatchObject({ paymentStatus: 'capture_failed', amount: 4_500 });
	});
});
