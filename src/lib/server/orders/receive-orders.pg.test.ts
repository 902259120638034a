import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatJst } from '../../domain/calendar.ts';
import {
	createOrderBench,
	incomingOrder,
	type OrderBench
} from '../../../../tests/support/order-bench.ts';
import { gatewayOrder, orders } from '../db/schema/index.ts';
import type { OrderRecord } from './order-record.ts';
import { receiveOrders, type OrderReceipt } from './receive-orders.ts';

let bench: OrderBench;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());

const SHOP = { kind: 'shop', id: 'key', name: '丸山道具店' } as const;
let count = 0;
const newNumber = (): string => `IN-${String((count += 1)).padStart(6, '0')}`;

async function send(...bodies: unknown[]): Promise<OrderReceipt[]> {
	return receiveOrders(bench, bodies, SHOP);
}

async function read(number: string): Promise<OrderRecord> {
	const [record] = await bench.db
		.select()
		.from(orders)
		.where(and(eq(orders.shop, 'main'), eq(orders.number, number)));
	if (!record) throw new Error(`no order ${number}`);
	return record;
}

function body(number: string, more: Record<string, unknown> = {}): Record<string, unknown> {
	return incomingOrder(number, bench.clock.now(), more);
}

const later = (minutes: number): string =>
	formatJst(bench.clock.now() - 3_600_000 + minutes * 60_000);

describe('an arriving order', () => {
	it('stands on the desk as unread, and is inquired at once', async () => {
		const number = newNumber();
		expect(await send(body(number))).toEqual([
			{ ok: true, shop: 'main', orderNumber: number, version: 1, result: 'created' }
		]);
		expect(await read(number)).toMatchObject({
			paymentStatus: 'needs_review',
			gatewayState: 'UNPROCESSED',
			confirmedAt: null,
			amount: 4_980,
			inquireReason: 'arrival'
		});
	});

	it('sent again changes nothing, also twice at the same time and twice in one list', async () => {
		const number = newNumber();
		const [first, second] = await Promise.all([send(body(number)), send(body(number))]);
		expect([first[0], second[0]].map((one) => one?.ok && one.result).sort()).toEqual([
			'created',
			'unchanged'
		]);
		const twice = newNumber();
		const receipts = await send(body(twice), body(twice));
		expect(receipts.map((one) => one.ok && one.result)).toEqual(['created', 'unchanged']);
		expect((await read(number)).version).toBe(1);
	});
});

describe('an update', () => {
	it('older than what is known changes nothing', async () => {
		const number = newNumber();
		await send(body(number, { updatedAt: later(10) }));
		const [receipt] = await send(body(number, { updatedAt: later(9), note: 'old' }));
		expect(receipt).toMatchObject({ ok: true, result: 'unchanged', version: 1 });
		expect((await read(number)).content.note).toBeNull();
	});

	it('with another total or other lines becomes the local, unsent value', async () => {
		const number = newNumber();
		await send(body(number));
		const amounts = { goods: 3_500, shipping: 600, tax: 380, fee: 0, discount: 0, total: 4_480 };
		const lines = [{ sku: 'nabe-01', name: 'おなべ', unitPrice: 3_500, quantity: 1, taxRate: 10 }];
		await send(body(number, { updatedAt: later(5), amounts, lines }));
		expect(await read(number)).toMatchObject({
			amount: 4_980,
			localAmount: 4_480,
			contentUnsent: true
		});
	});

	const said = (minutes: number, quantity: number, name = 'おなべ') => {
		const goods = 4_000 * quantity;
		return {
			updatedAt: later(minutes),
			amounts: { goods, shipping: 600, tax: 380, fee: 0, discount: 0, total: goods + 980 },
			lines: [{ sku: 'nabe-01', name, unitPrice: 4_000, quantity, taxRate: 10 }]
		};
	};

	it('back to what the gateway has leaves nothing to send', async () => {
		const number = newNumber();
		await send(body(number));
		await send(body(number, said(5, 2)));
		expect(await read(number)).toMatchObject({ localAmount: 8_980, contentUnsent: true });
		await send(body(number, said(6, 1)));
		expect(await read(number)).toMatchObject({
			localAmount: 4_980,
			contentUnsent: false,
			sentContent: null
		});
	});

	it('back to what the gateway had is in doubt while something is on its way', async () => {
		const number = newNumber();
		await send(body(number));
		await send(body(number, said(5, 2)));
		const { id } = await read(number);
		const underWay = { operationId: randomUUID(), operationState: 'unknown' } as const;
		await bench.db.update(orders).set(underWay).where(eq(orders.id, id));
		await send(body(number, said(6, 1)));
		expect(await read(number)).toMatchObject({ contentUnsent: true });
		await bench.db
			.update(orders)
			.set({ operationId: null, operationState: null })
			.where(eq(orders.id, id));
	});

	it('of the lines takes the total of lines that were edited here with it', async () => {
		const order = await bench.arrive();
		const line = { sku: 'nabe-01', name: 'おなべ', unitPrice: 4_000, quantity: 2, taxRate: 10 };
		const lines = [{ ...line, from: 0, destination: 0 }];
		const { order: edited } = await bench.press(order, { action: 'changeContent', lines });
		expect(edited.localAmount).toBe(9_380);
		// The shop's total is the one that it always said; the edited one would be charged for one pot.
		await send(body(order.number, said(30, 1, 'おなべ（青）')));
		expect(await read(order.number)).toMatchObject({ localAmount: 4_980, contentUnsent: true });
	});

	it('reports a delivery, and never takes one back', async () => {
		const number = newNumber();
		await send(body(number));
		await send(body(number, { updatedAt: later(5), deliveryStatus: 'delivered' }));
		await send(body(number, { updatedAt: later(6), note: 'x' }));
		expect((await read(number)).deliveryStatus).toBe('delivered');
	});

	it('appends a new payment, which nothing is known of', async () => {
		const number = newNumber();
		await send(body(number));
		const payment = {
			gatewayShopId: 'tshop00000001',
			gatewayOrderIds: [`${number}-1`, `${number}-2`]
		};
		await send(body(number, { updatedAt: later(5), payment }));
		const record = await read(number);
		expect(record).toMatchObject({
			gatewayOrderId: `${number}-2`,
			gatewayState: 'UNPROCESSED',
			inquireReason: 'arrival'
		});
		const payments = await bench.db
			.select()
			.from(gatewayOrder)
			.where(eq(gatewayOrder.orderId, record.id));
		expect(payments).toHaveLength(2);
	});

	it('that removes or reorders payments, or changes the system, is a conflict', async () => {
		const number = newNumber();
		await send(body(number));
		const other = { gatewayShopId: 'tshop00000001', gatewayOrderIds: [`${number}-9`] };
		const [receipt] = await send(body(number, { updatedAt: later(5), payment: other }));
		expect(receipt).toMatchObject({ ok: false, error: { code: 'GATEWAY_ORDER_REMOVED' } });
	});

	it('with a payment of another order is a conflict, and nothing of it is kept', async () => {
		const [one, two] = [newNumber(), newNumber()];
		await send(body(one));
		const payment = { gatewayShopId: 'tshop00000001', gatewayOrderIds: [`${one}-1`] };
		const [receipt] = await send(body(two, { payment }));
		expect(receipt).toMatchObject({ ok: false, error: { code: 'GATEWAY_ORDER_TAKEN' } });
		const left = await bench.db.select().from(orders).where(eq(orders.number, two));
		expect(left).toEqual([]);
	});
});

describe('bad input', () => {
	const refusals: [string, Record<string, unknown>, string, string | null][] = [
		['an unknown shop', { shop: 'nowhere' }, 'UNKNOWN_SHOP', 'shop'],
		['a system that is not connected', { system: 'sgp-card' }, 'SYSTEM_NOT_CONNECTED', 'system'],
		['an unknown field', { cardNumber: 'x' }, 'UNKNOWN_FIELD', 'cardNumber'],
		['a missing field', { buyer: undefined }, 'MISSING_FIELD', 'buyer'],
		['an instant without offset', { orderedAt: '2026-11-20T10:00:00' }, 'BAD_FIELD', 'orderedAt'],
		['an impossible day', { orderedAt: '2026-02-30T10:00:00+09:00' }, 'BAD_FIELD', 'orderedAt'],
		['a NUL in a name', { buyer: { name: 'A\0B' } }, 'BAD_FIELD', 'buyer.name'],
		['half a letter in a note', { note: '\ud842' }, 'BAD_FIELD', 'note'],
		['the far future', { updatedAt: '2099-01-01T00:00:00+09:00' }, 'BAD_FIELD', 'updatedAt'],
		['a number that is none', { orderNumber: 'MS 1' }, 'BAD_FIELD', 'orderNumber'],
		[
			'a card number in a note',
			{ note: 'card 4111 1111 1111 1111' },
			'CARD_NUMBER_REFUSED',
			'note'
		],
		[
			'amounts that do not add up',
			{ amounts: { goods: 1, shipping: 1, tax: 1, fee: 0, discount: 0, total: 4 } },
			'AMOUNTS_DO_NOT_ADD_UP',
			'amounts.total'
		],
		[
			'another shop’s gateway account',
			{ payment: { gatewayShopId: 'other', gatewayOrderIds: ['X-1'] } },
			'GATEWAY_ACCOUNT_UNKNOWN',
			'payment.gatewayShopId'
		]
	];

	it.each(refusals)('%s', async (_, more, code, field) => {
		const [receipt] = await send(body(newNumber(), more));
		expect(receipt).toMatchObject({ ok: false, error: { code, field } });
	});

	it('of one order does not stop the others', async () => {
		const [good, bad] = [newNumber(), newNumber()];
		const receipts = await send(null, body(good), body(bad, { system: 'cash' }), 7);
		expect(receipts.map((one) => one.ok)).toEqual([false, true, false, false]);
	});

	it('an empty list and a list of 501 are refused whole', async () => {
		await expect(send()).rejects.toMatchObject({ code: 'EMPTY_LIST' });
		await expect(send(...Array.from({ length: 501 }, () => ({})))).rejects.toMatchObject({
			code: 'TOO_MANY_ORDERS'
		});
	});
});
