import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { shows } from '../../../../tests/support/scripted-gateway.ts';
import { askPayment } from './ask-payment.ts';

let bench: OrderBench;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());

const PERSON = { kind: 'person', id: 'demo-operator', name: '髙橋 誠' } as const;
const SILENCE = { kind: 'no_answer', reason: 'UND_ERR_HEADERS_TIMEOUT' } as const;

describe('an inquiry of an earlier payment', () => {
	it('tells what it showed; silence moves nothing', async () => {
		const order = await bench.arrive('AUTHPROCESS');
		await bench.press(order, { action: 'changePaymentMethod' });
		const { shop, number } = order;
		const name = { shop, number, gatewayOrderId: `${number}-1` };
		bench.gateway.willShow(shows('AUTH'));
		const [alive] = await askPayment(bench, name, PERSON);
		expect(alive).toMatchObject({ id: `${number}-1`, isCurrent: false, state: 'AUTH' });
		expect(alive?.confirmedAt).not.toBeNull();
		expect(alive?.supersededAt).not.toBeNull();
		bench.clock.moveTo(60_000);
		bench.gateway.willShow(SILENCE);
		expect(await askPayment(bench, name, PERSON)).toEqual([alive]);
	});

	it('is refused where the order has no such payment', async () => {
		const { shop, number } = await bench.arrive('AUTH');
		const missing = { shop, number, gatewayOrderId: 'OTHER-1' };
		await expect(askPayment(bench, missing, PERSON)).rejects.toMatchObject({
			code: 'PAYMENT_NOT_INQUIRABLE'
		});
		await expect(askPayment(bench, { ...missing, number: 'NONE' }, PERSON)).rejects.toMatchObject({
			code: 'UNKNOWN_ORDER'
		});
	});
});
