import type { RandomStream } from '../randomness.ts';
import type { BuyerMeans } from '../recruit/transaction.ts';
import { makeAddress, makeBuyer } from './buyers.ts';
import { CATALOGUE } from './catalogue.ts';
import type {
	DeskAmounts,
	DeskBuyer,
	DeskCoupon,
	DeskDestination,
	DeskLine
} from './desk-order.ts';
import type { DemoShop } from './shops.ts';

/** A filled basket at the checkout: everything about an order but its payment. */
export interface OrderDraft {
	readonly buyer: DeskBuyer;
	readonly lines: readonly DeskLine[];
	readonly amounts: DeskAmounts;
	readonly destinations: readonly DeskDestination[];
	readonly coupon: DeskCoupon | null;
	readonly pointsUsed: number;
	readonly pointsOnly: boolean;
	readonly note: string | null;
}

const SHIPPING: Readonly<Record<DemoShop['id'], { fee: number; freeFrom: number }>> = {
	main: { fee: 600, freeFrom: 10_000 },
	fresh: { fee: 880, freeFrom: Infinity },
	digital: { fee: 0, freeFrom: 0 }
};
const SHIPPING_TAX_RATE = 10;

const NOTES: readonly [string, ...string[]] = [
	'のし希望（内祝・髙橋）',
	'午前中の配達を希望',
	'領収書の宛名：株式会社北辰堂',
	'置き配希望 ― 玄関前',
	'誕生日用の包装をお願いします'
];

/** Consumption tax is cut to whole yen once per rate. */
function amountsOf(shop: DemoShop, lines: readonly DeskLine[], discount: number): DeskAmounts {
	const goodsAt = (rate: number) =>
		lines
			.filter(({ taxRate }) => taxRate === rate)
			.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
	const goods = goodsAt(8) + goodsAt(10);
	const { fee, freeFrom } = SHIPPING[shop.id];
	const shipping = goods >= freeFrom ? 0 : fee;
	const reduced = Math.floor((goodsAt(8) * 8) / 100);
	const standard = Math.floor(((goodsAt(10) + shipping) * SHIPPING_TAX_RATE) / 100);
	const tax = reduced + standard;
	return { goods, shipping, tax, fee: 0, discount, total: goods + shipping + tax - discount };
}

function makeLines(shop: DemoShop, random: RandomStream): DeskLine[] {
	const lines = new Map<string, DeskLine>();
	const wanted = random.pick([1, 1, 1, 2, 2, 3]);
	for (let i = 0; i < wanted; i += 1) {
		const { sku, name, price, taxRate } = random.pick(CATALOGUE[shop.id]);
		const quantity = shop.immediate ? 1 : random.pick([1, 1, 1, 1, 2, 2, 3, 5]);
		lines.set(sku, { sku, name, unitPrice: price, quantity, taxRate });
	}
	return [...lines.values()];
}

function makeDestinations(
	shop: DemoShop,
	random: RandomStream,
	buyer: DeskBuyer,
	lines: readonly DeskLine[]
): DeskDestination[] {
	if (shop.immediate) return [];
	const indexes = lines.map((_, index) => index);
	if (lines.length < 2 || !random.chance(0.12)) {
		return [{ name: buyer.name, ...makeAddress(random), lines: indexes }];
	}
	const [first, ...others] = indexes;
	return [
		{ name: buyer.name, ...makeAddress(random), lines: first === undefined ? [] : [first] },
		{ name: makeBuyer(random).name, ...makeAddress(random), lines: others }
	];
}

/** @param pointsOnly forces a basket that is paid with points alone */
export function draftOrder(
	shop: DemoShop,
	random: RandomStream,
	pointsOnly = random.chance(0.02)
): OrderDraft {
	const buyer = makeBuyer(random);
	const lines = makeLines(shop, random);
	const full = amountsOf(shop, lines, 0);
	const discount = random.chance(0.08) ? Math.min(300, full.total - 1) : 0;
	const amounts = amountsOf(shop, lines, discount);
	const threshold = 3000;
	const hasCoupon = !pointsOnly && amounts.total > threshold && random.chance(0.07);
	const somePoints = random.chance(0.12) ? Math.min(random.between(1, 20) * 50, amounts.total) : 0;
	return {
		buyer,
		lines,
		amounts,
		destinations: makeDestinations(shop, random, buyer, lines),
		coupon: hasCoupon ? { name: '秋のおでかけクーポン', amount: 500, threshold } : null,
		pointsUsed: pointsOnly ? amounts.total : somePoints,
		pointsOnly: pointsOnly || somePoints === amounts.total,
		note: random.chance(0.1) ? random.pick(NOTES) : null
	};
}

/** What the buyer uses at Recruit for this basket. */
export function meansOf(draft: OrderDraft): BuyerMeans {
	const { coupon, pointsOnly, pointsUsed } = draft;
	return {
		pointsUsed,
		pointsOnly,
		coupon: coupon && { amount: coupon.amount, threshold: coupon.threshold },
		shopCoupon: 0
	};
}

/** ItemName of the wire: at most 40 characters. */
export function itemNameOf(draft: OrderDraft): string {
	const [first, ...others] = draft.lines;
	const name = Array.from(first?.name ?? '商品')
		.slice(0, 30)
		.join('');
	return others.length === 0 ? name : `${name} 他${others.length}点`;
}
