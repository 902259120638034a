import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	createOrderBench,
	incomingOrder,
	type OrderBench
} from '../../../../tests/support/order-bench.ts';
import { shows } from '../../../../tests/support/scripted-gateway.ts';
import { addDays, dayOf, startOfDay } from '../../domain/calendar.ts';
import { gatewayOrder, operation, task } from '../db/schema/index.ts';
import type { Demand } from './action-request.ts';
import { inquireOrder } from './inquire-order.ts';
import { inquirePayment } from './inquire-payment.ts';
import type { OrderRecord } from './order-record.ts';
import { receiveOrders } from './receive-orders.ts';

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
const LINE = { sku: 'nabe-01', name: 'おなべ', unitPrice: 4_000, quantity: 1, taxRate: 10 };
const two = { ...LINE, quantity: 2, from: 0, destination: 0 };

async function refusal(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => null,
		(error: unknown) => {
			const { code, verdict } = error as {
				code: string;
				verdict?: { refusal: { code: string } | null };
			};
			return verdict?.refusal?.code ?? code;
		}
	);
}

async function pressed(order: OrderRecord, demand: Demand): Promise<OrderRecord> {
	return (await bench.press(order, demand)).order;
}

function changed(amount: number, state = 'AUTH') {
	return { kind: 'answered', value: { state, raw: state, amount } } as const;
}

const extended = {
	kind: 'answered',
	value: { state: 'AUTH', raw: 'AUTH', extendedOn: '20261122100000' }
} as const;

async function tasks(order: OrderRecord): Promise<string[]> {
	const items = await bench.db.select().from(task).where(eq(task.orderId, order.id));
	return items.filter((item) => item.closedAt === null).map((item) => item.kind);
}

const stateOf = async (id: string) =>
	(await bench.db.select().from(operation).where(eq(operation.id, id)))[0];

describe('a change of the amount', () => {
	it('stays on the desk until it is sent, and blocks the capture', async () => {
		const order = await bench.arrive();
		bench.gateway.asked.length = 0;
		const edited = await pressed(order, { action: 'changeAmount', newAmount: 4_500 });
		expect(edited).toMatchObject({ amount: 4_980, localAmount: 4_500, version: order.version + 1 });
		expect(bench.gateway.asked).toEqual([]);
		expect(await refusal(bench.press(edited, 'capture'))).toBe('UNSENT_CHANGE');

		bench.gateway.willChange(changed(4_500)).willShow(shows('AUTH', { amount: 4_500 }));
		const sent = await pressed(edited, { action: 'sendChange' });
		expect(bench.gateway.asked).toEqual(['RecruitChange 4500', 'SearchTradeMulti']);
		expect(sent).toMatchObject({ amount: 4_500, localAmount: 4_500, paymentStatus: 'authorized' });
		expect((await bench.history(order.id)).slice(-3)).toEqual([
			'changeAmount:recorded',
			'sendChange:requested',
			'sendChange:succeeded'
		]);
	});

	it('can be discarded; what the gateway holds stands again', async () => {
		const order = await bench.arrive();
		const edited = await pressed(order, { action: 'changeAmount', newAmount: 4_500 });
		expect(await refusal(bench.press(edited, { action: 'changeAmount', newAmount: 4_980 }))).toBe(
			'NO_CHANGE'
		);
		const back = await pressed(edited, { action: 'discardChange' });
		expect(back).toMatchObject({ localAmount: 4_980 });
		expect(await refusal(bench.press(back, { action: 'discardChange' }))).toBe(
			'NOTHING_TO_DISCARD'
		);
	});

	it('is not undone by an older answer within the staleness', async () => {
		const order = await bench.arrive();
		const edited = await pressed(order, { action: 'changeAmount', newAmount: 4_500 });
		bench.gateway.willChange(changed(4_500)).willShow(shows('AUTH', { amount: 4_980 }));
		expect(await pressed(edited, { action: 'sendChange' })).toMatchObject({ amount: 4_500 });
		bench.clock.moveTo(11_000);
		// What still differs after the staleness is the truth.
		expect(await inquireOrder(bench, order.id, 'person')).toMatchObject({ amount: 4_980 });
	});

	it('of a sale is accepted first and final later; the earlier sale is not taken for it', async () => {
		const captured = { processedAt: Date.now() - 40 * 3_600_000 };
		const order = await bench.arrive('SALES');
		await bench.db.execute(`update orders set captured_at = captured_at - interval '40 hours',
			gateway_processed_at = gateway_processed_at - interval '40 hours',
			gateway_moved_at = gateway_moved_at - interval '40 hours' where id = ${order.id}`);
		const edited = await pressed(await bench.read(order.id), {
			action: 'changeAmount',
			newAmount: 4_000
		});
		bench.gateway.willChange(changed(4_000, 'RETURN')).willShow(shows('SALES', captured));
		const sent = await pressed(edited, { action: 'sendChange' });
		expect(sent).toMatchObject({ gatewayState: 'RETURN', amount: 4_000, localAmount: 4_000 });
		bench.gateway.willShow(shows('RETURN'));
		expect(await inquireOrder(bench, order.id, 'amount_change')).toMatchObject({ amount: 4_000 });
		bench.clock.moveTo(12_000);
		bench.gateway.willShow(shows('SALES', { amount: 4_000, processedAt: bench.clock.now() }));
		expect(await inquireOrder(bench, order.id, 'amount_change')).toMatchObject({
			gatewayState: 'SALES',
			amount: 4_000,
			capturedAt: edited.capturedAt
		});
	});

	it('that is refused asks the buyer for another card', async () => {
		const order = await bench.arrive();
		const edited = await pressed(order, { action: 'changeAmount', newAmount: 9_000 });
		bench.gateway.willChange({ kind: 'refused', codes: ['RC1000101'] }).willShow(shows('AUTH'));
		const { order: after, operation: result } = await bench.press(edited, {
			action: 'sendChange'
		});
		expect(result).toMatchObject({ state: 'failed', code: 'GATEWAY_REFUSED' });
		expect(after).toMatchObject({ amount: 4_980, localAmount: 9_000, paymentStatus: 'authorized' });
		expect(await tasks(order)).toEqual(['ask_buyer_to_pay_again']);
	});

	it('that is refused in doubt leaves the same work once an inquiry has shown that nothing moved', async () => {
		const order = await bench.arrive();
		const edited = await pressed(order, { action: 'changeAmount', newAmount: 9_000 });
		bench.gateway.willChange({ kind: 'refused', codes: ['RC1000112'] }).willShow(shows('AUTH'));
		await pressed(edited, { action: 'sendChange' });
		bench.clock.moveTo(11_000);
		await inquireOrder(bench, order.id, 'unknown_outcome');
		expect(await tasks(order)).toEqual(['ask_buyer_to_pay_again']);
	});

	it('without an answer has happened when the total is the new one, and only then', async () => {
		const order = await bench.arrive();
		const edited = await pressed(order, { action: 'changeAmount', newAmount: 4_500 });
		bench.gateway.willChange(SILENCE);
		const { operation: sent } = await bench.press(edited, { action: 'sendChange' });
		bench.gateway.willShow(shows('AUTH'));
		expect(await inquireOrder(bench, order.id, 'unknown_outcome')).toMatchObject({
			operationState: 'unknown'
		});
		bench.gateway.willShow(shows('AUTH', { amount: 4_500 }));
		expect(await inquireOrder(bench, order.id, 'unknown_outcome')).toMatchObject({
			operationState: null,
			amount: 4_500,
			localAmount: 4_500
		});
		expect(await stateOf(sent.id)).toMatchObject({ state: 'succeeded' });
	});
});

describe('a change of content', () => {
	it('recomputes the total, is unsent, and is told with old and new', async () => {
		const order = await bench.arrive();
		const edited = await pressed(order, { action: 'changeContent', lines: [two] });
		expect(edited).toMatchObject({ localAmount: 9_380, contentUnsent: true });
		expect(edited.content.amounts).toMatchObject({ goods: 8_000, tax: 780, total: 9_380 });
		expect(edited.sentContent?.amounts.total).toBe(4_980);
		const back = await pressed(edited, { action: 'discardChange' });
		expect(back).toMatchObject({ contentUnsent: false, localAmount: 4_980, sentContent: null });
		expect(back.content).toEqual(order.content);
	});

	it('at the same total blocks the capture, and is sent by its own proof', async () => {
		const order = await bench.arrive();
		const renamed = { ...LINE, name: '土鍋', from: 0, destination: 0 };
		const edited = await pressed(order, { action: 'changeContent', lines: [renamed] });
		expect(edited).toMatchObject({ localAmount: 4_980, contentUnsent: true });
		expect(await refusal(bench.press(edited, 'capture'))).toBe('UNSENT_CHANGE');
		bench.gateway.willChange(SILENCE);
		await pressed(edited, { action: 'sendChange' });
		bench.gateway.willShow(shows('AUTH', { processedAt: order.gatewayProcessedAt }));
		expect(await inquireOrder(bench, order.id, 'unknown_outcome')).toMatchObject({
			contentUnsent: true,
			operationState: 'unknown'
		});
		bench.gateway.willShow(shows('AUTH', { processedAt: bench.clock.now() }));
		expect(await inquireOrder(bench, order.id, 'unknown_outcome')).toMatchObject({
			contentUnsent: false,
			operationState: null
		});
	});

	it('cannot leave one of several destinations without goods', async () => {
		const destination = { name: 'A', postalCode: '100-0001', address: '東京都' };
		const order = await bench.arrive('AUTH', {
			lines: [LINE, LINE],
			destinations: [
				{ ...destination, lines: [0] },
				{ ...destination, lines: [1] }
			]
		});
		expect(await refusal(bench.press(order, { action: 'changeContent', lines: [two] }))).toBe(
			'DESTINATION_EMPTY'
		);
		expect((await bench.read(order.id)).version).toBe(order.version);
	});

	it('is not undone by a shop that says again what it had said', async () => {
		const order = await bench.arrive();
		const edited = await pressed(order, { action: 'changeContent', lines: [two] });
		const say = (more: Record<string, unknown>) =>
			receiveOrders(bench, [incomingOrder(order.number, bench.clock.now() + 5_000, more)], {
				kind: 'shop',
				id: 'key',
				name: 'shop'
			});
		await say({ slipNumber: '1234-5678-9012' });
		expect(await bench.read(order.id)).toMatchObject({
			slipNumber: '1234-5678-9012',
			localAmount: 9_380,
			content: { lines: edited.content.lines }
		});
		await say({
			amounts: { goods: 3_000, shipping: 600, tax: 300, fee: 0, discount: 0, total: 3_900 }
		});
		expect(await bench.read(order.id)).toMatchObject({ localAmount: 3_900, contentUnsent: true });
	});
});

describe('an extension', () => {
	it('moves the expiry by the contract’s days and counts once, whoever tells of it', async () => {
		const order = await bench.arrive();
		bench.gateway.willExtend(extended).willShow(shows('AUTH', { extendedOn: '20261122100000' }));
		const after = await pressed(order, { action: 'extend' });
		expect(after).toMatchObject({ extensions: 1, extendedOn: '20261122100000' });
		expect(after.riskDeadlineAt).toBe((order.riskDeadlineAt ?? 0) + 30 * 86_400_000);
		const again = await inquireOrder(bench, order.id, 'person');
		expect(again).toMatchObject({ extensions: 1 });
	});

	it('without an answer has happened when RcUpdateAuthDay moved', async () => {
		const order = await bench.arrive();
		bench.gateway.willExtend(SILENCE);
		await pressed(order, { action: 'extend' });
		bench.gateway.willShow(shows('AUTH', { extendedOn: '20261122100000' }));
		expect(await inquireOrder(bench, order.id, 'unknown_outcome')).toMatchObject({
			extensions: 1,
			operationState: null
		});
	});

	it('moves an expiry that was read at the console along', async () => {
		const order = await bench.arrive();
		const day = addDays(dayOf(bench.clock.now()), 20);
		const expiresAt = startOfDay(day);
		const recorded = await pressed(order, { action: 'recordExpiry', expiresAt });
		expect(recorded.riskDeadlineAt).toBe(expiresAt);
		bench.gateway.willExtend(extended).willShow(shows('AUTH', { extendedOn: '20261122100000' }));
		const after = await pressed(recorded, { action: 'extend' });
		expect(after.riskDeadlineAt).toBe(expiresAt + 30 * 86_400_000);
	});

	it('that is refused leaves the work item of a new payment', async () => {
		const order = await bench.arrive();
		bench.gateway.willExtend({ kind: 'refused', codes: ['E61030001'] }).willShow(shows('AUTH'));
		await pressed(order, { action: 'extend' });
		expect(await tasks(order)).toEqual(['ask_buyer_to_pay_again']);
	});

	it('cannot be recorded beyond the 120th day, or into the past', async () => {
		const order = await bench.arrive();
		const last = startOfDay(addDays(dayOf(order.gatewayOrderedAt ?? 0), 120));
		const record = (expiresAt: number) =>
			refusal(bench.press(order, { action: 'recordExpiry', expiresAt }));
		expect(await record(last + 1)).toBe('EXPIRY_OUT_OF_RANGE');
		expect(await record(bench.clock.now() - 1)).toBe('EXPIRY_OUT_OF_RANGE');
		expect(await record(last)).toBeNull();
	});
});

describe('deliver and return', () => {
	it('follow each other and reach no gateway', async () => {
		const order = await bench.arrive('SALES');
		bench.gateway.asked.length = 0;
		const delivered = await pressed(order, { action: 'deliver' });
		expect(delivered).toMatchObject({ deliveryStatus: 'delivered' });
		expect(await refusal(bench.press(delivered, 'cancel'))).toBe('DELIVERED_NOT_RETURNED');
		expect(await pressed(delivered, { action: 'return' })).toMatchObject({
			deliveryStatus: 'returned'
		});
		expect(bench.gateway.asked).toEqual([]);
	});
});

describe('a change of the payment method', () => {
	it('keeps the order, detaches the payment and leaves its work item', async () => {
		const order = await bench.arrive('PAYFAIL');
		const after = await pressed(order, { action: 'changePaymentMethod' });
		expect(after).toMatchObject({
			gatewayOrderId: null,
			paymentStatus: 'needs_review',
			deskStatus: null,
			localAmount: 4_980
		});
		expect(await tasks(order)).toEqual(['cancel_at_console']);
		expect(await refusal(bench.press(after, { action: 'changePaymentMethod' }))).toBe(
			'NO_GATEWAY_ORDER'
		);
	});

	it('is not undone when the old payment comes to life: a person is told', async () => {
		const order = await bench.arrive('AUTHPROCESS');
		const after = await pressed(order, { action: 'changePaymentMethod' });
		bench.gateway.willShow(shows('AUTH'));
		const seen = await inquirePayment(bench, order.id, `${order.number}-1`);
		expect(seen).toMatchObject({ gatewayOrderId: null, version: after.version });
		expect(await tasks(order)).toEqual(['cancel_at_console', 'live_payment_on_cancelled_order']);
		const [payment] = await bench.db
			.select()
			.from(gatewayOrder)
			.where(eq(gatewayOrder.orderId, order.id));
		expect(payment).toMatchObject({ state: 'AUTH', inquireAt: expect.any(Number) as number });
		bench.gateway.willShow(shows('CANCEL'));
		await inquirePayment(bench, order.id, `${order.number}-1`);
		expect(await tasks(order)).toEqual([]);
	});

	it('makes room for a new payment from the shop', async () => {
		const order = await bench.arrive('PAYFAIL');
		await pressed(order, { action: 'changePaymentMethod' });
		await receiveOrders(
			bench,
			[
				incomingOrder(order.number, bench.clock.now() + 5_000, {
					payment: {
						gatewayShopId: order.gatewayShopId,
						gatewayOrderIds: [`${order.number}-1`, `${order.number}-2`]
					}
				})
			],
			{ kind: 'shop', id: 'key', name: 'shop' }
		);
		bench.gateway.willShow(shows('AUTH'));
		expect(await inquireOrder(bench, order.id, 'arrival')).toMatchObject({
			gatewayOrderId: `${order.number}-2`,
			paymentStatus: 'authorized'
		});
	});
});

describe('who is late', () => {
	it('hears who was first and with what', async () => {
		const order = await bench.arrive();
		await bench.press(order, { action: 'changeAmount', newAmount: 4_500 }, { name: '李 俊' });
		const late = bench.press(order, { action: 'changeAmount', newAmount: 4_000 });
		await expect(late).rejects.toMatchObject({
			code: 'VERSION_CONFLICT',
			params: { actor: '李 俊', event: 'changeAmount:recorded' },
			row: { facts: { localAmount: 4_500 } }
		});
	});

	it('cannot use an identity again for another amount', async () => {
		const order = await bench.arrive();
		const id = crypto.randomUUID();
		await bench.press(order, { action: 'changeAmount', newAmount: 4_500 }, { id });
		await bench.press(order, { action: 'changeAmount', newAmount: 4_500 }, { id });
		await expect(
			bench.press(order, { action: 'changeAmount', newAmount: 4_400 }, { id })
		).rejects.toMatchObject({ code: 'IDENTITY_REUSED' });
	});
});
