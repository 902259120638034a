import { describe, expect, it } from 'vitest';
import { randomStream } from '../randomness.ts';
import { isEncodable } from '../wire/windows-31j.ts';
import { CATALOGUE } from './catalogue.ts';
import { draftOrder, itemNameOf, meansOf } from './draft-order.ts';
import { DEMO_SHOPS } from './shops.ts';
import { addPayment, amendDeskOrder, writeDeskOrder } from './write-desk-order.ts';

const ORDERED = Date.parse('2026-12-05T12:00:00+09:00');

const drafts = DEMO_SHOPS.flatMap((shop) =>
	Array.from({ length: 400 }, (_, index) => ({
		shop,
		draft: draftOrder(shop, randomStream('drafts', shop.id, index))
	}))
);

describe('a thousand baskets', () => {
	it('add up, in whole yen within the gateway’s range', () => {
		for (const { draft } of drafts) {
			const { goods, shipping, tax, fee, discount, total } = draft.amounts;
			expect(goods + shipping + tax + fee - discount).toBe(total);
			expect(Number.isSafeInteger(total) && total >= 1 && total <= 9_999_999).toBe(true);
			const lines = draft.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
			expect(lines).toBe(goods);
		}
	});

	it('send every line to exactly one place, unless nothing is sent', () => {
		for (const { shop, draft } of drafts) {
			const sent = draft.destinations.flatMap(({ lines }) => lines).sort();
			expect(sent).toEqual(shop.immediate ? [] : draft.lines.map((_, index) => index));
		}
		expect(drafts.some(({ draft }) => draft.destinations.length > 1)).toBe(true);
	});

	it('are paid with points, coupons and cards', () => {
		for (const { draft } of drafts) {
			if (draft.pointsOnly) expect(draft.pointsUsed).toBe(draft.amounts.total);
			else expect(draft.pointsUsed).toBeLessThan(draft.amounts.total);
			if (draft.coupon) expect(draft.amounts.total).toBeGreaterThan(draft.coupon.threshold);
			expect(meansOf(draft).coupon?.amount).toBe(draft.coupon?.amount);
		}
		expect(drafts.some(({ draft }) => draft.pointsOnly)).toBe(true);
		expect(drafts.some(({ draft }) => draft.coupon !== null)).toBe(true);
	});

	it('survive the wire’s charset and limits', () => {
		const names = drafts.flatMap(({ draft }) => [
			draft.buyer.name,
			draft.buyer.kana,
			itemNameOf(draft),
			...draft.destinations.flatMap(({ name, address }) => [name, address])
		]);
		for (const name of names) expect([name, isEncodable(name)]).toEqual([name, true]);
		for (const { draft } of drafts) {
			expect(Array.from(itemNameOf(draft)).length).toBeLessThanOrEqual(40);
		}
		for (const letter of '髙﨑～―①') {
			const shelves = Object.values(CATALOGUE).flat();
			const all = [...names, ...shelves.map(({ name }) => name)].join('');
			expect([letter, all.includes(letter)]).toEqual([letter, true]);
		}
	});
});

it('writes an order as the desk’s API wants it, and each change is newer', () => {
	const [first] = drafts;
	if (!first) throw new Error('no draft');
	const order = writeDeskOrder(first.shop, first.draft, {
		number: 'MS-104201',
		orderedAt: ORDERED,
		updatedAt: ORDERED,
		gatewayOrderIds: ['MS-104201-1'],
		delivery: 'unprocessed',
		slipNumber: null
	});
	expect(order.body).toMatchObject({
		shop: 'main',
		orderNumber: 'MS-104201',
		updatedAt: '2026-12-05T12:00:00.000+09:00',
		orderedAt: '2026-12-05T12:00:00.000+09:00',
		system: 'recruit',
		payment: { gatewayShopId: 'tshop00000001', gatewayOrderIds: ['MS-104201-1'], carrier: null },
		deliveryStatus: 'unprocessed'
	});
	const paidAgain = addPayment(order, 'MS-104201-2', ORDERED);
	expect(paidAgain.body.payment.gatewayOrderIds).toEqual(['MS-104201-1', 'MS-104201-2']);
	const shipped = amendDeskOrder(paidAgain, ORDERED, { deliveryStatus: 'delivered' });
	const updates = [order, paidAgain, shipped].map(({ updatedAt }) => updatedAt);
	expect(updates).toEqual([ORDERED, ORDERED + 1, ORDERED + 2]);
	expect(shipped.delivery).toBe('delivered');
	expect(shipped.body.updatedAt).toBe('2026-12-05T12:00:00.002+09:00');
});
