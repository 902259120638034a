import { randomStream, type RandomStream } from '../randomness.ts';
import { keyOf } from '../recruit/transaction.ts';
import { makeAddress, makeBuyer } from '../shop/buyers.ts';
import type { DeskAmounts } from '../shop/desk-order.ts';
import { draftOrder, itemNameOf, meansOf, type OrderDraft } from '../shop/draft-order.ts';
import { GatewayRefusal } from '../shop/gateway-client.ts';
import type { Payment, PaymentRequest } from '../shop/payment.ts';
import { demoShop, type DemoShop } from '../shop/shops.ts';
import { writeDeskOrder } from '../shop/write-desk-order.ts';
import type { ControlContext } from './control-door.ts';
import { ControlError } from './control-error.ts';
import type { JsonInput } from './json-input.ts';

const STEPS = ['enter', 'execute', 'start', 'confirm', 'fail', 'capture', 'cancel'] as const;
type LastStep = (typeof STEPS)[number];

interface WantedOrder {
	readonly shop: DemoShop;
	readonly orderId: string;
	readonly orderNumber: string;
	readonly amount: number | undefined;
	readonly jobCd: 'AUTH' | 'CAPTURE';
	readonly stopAt: LastStep;
	readonly paymentTermSeconds: number;
	readonly pointsOnly: boolean;
	/** Yen, and the total below which it is withdrawn. Absent: what chance gives. */
	readonly coupon: { readonly amount: number; readonly threshold: number } | undefined;
	/** Who buys. Absent: what chance gives. */
	readonly buyer: { readonly name: string; readonly kana: string } | undefined;
	/** So many places, each with a line of its own. Absent: what chance gives. */
	readonly destinations: number | undefined;
	readonly confirmationMs: number | undefined;
	readonly captureWillFail: boolean;
	/** How long before now the buyer ordered, in milliseconds. Absent: now. */
	readonly agoMs: number | undefined;
	/** How long before now the last step `capture` or `cancel` was. Absent: with the rest. */
	readonly lastStepAgoMs: number | undefined;
	readonly putOnDesk: boolean;
}

const LONGEST_AGO_MS = 400 * 86_400_000;
const LONGEST_CONFIRMATION_MS = 30 * 86_400_000;
const MOST_DESTINATIONS = 5;

function wantedBuyer(input: JsonInput | undefined): WantedOrder['buyer'] {
	return input && { name: input.text('name'), kana: input.text('kana') };
}

function wantedCoupon(input: JsonInput | undefined): WantedOrder['coupon'] {
	return (
		input && {
			amount: input.integer('amount', 1, 9_999_999),
			threshold: input.integer('threshold', 1, 9_999_999)
		}
	);
}

/** The part of a gateway order id before its last `-<digit>`, as the demo shop numbers payments. */
function numberOf(orderId: string): string {
	return orderId.replace(/-\d$/, '');
}

function wantedOrder(input: JsonInput): WantedOrder {
	const shop = demoShop(input.choice('shop', ['main', 'fresh', 'digital'], 'main'));
	const orderId = input.text('orderId');
	return {
		shop,
		orderId,
		orderNumber: input.optionalText('orderNumber') ?? numberOf(orderId),
		amount: input.optionalInteger('amount', 0, 99_999_999),
		jobCd: input.choice('jobCd', ['AUTH', 'CAPTURE'], shop.immediate ? 'CAPTURE' : 'AUTH'),
		stopAt: input.choice('stopAt', STEPS, 'confirm'),
		paymentTermSeconds: input.optionalInteger('paymentTermSeconds', 1, 99_999) ?? 3600,
		pointsOnly: input.flag('pointsOnly', false),
		coupon: wantedCoupon(input.optionalObject('coupon')),
		buyer: wantedBuyer(input.optionalObject('buyer')),
		destinations: input.optionalInteger('destinations', 1, MOST_DESTINATIONS),
		confirmationMs: input.optionalInteger('confirmationMs', 0, LONGEST_CONFIRMATION_MS),
		captureWillFail: input.flag('captureWillFail', false),
		agoMs: input.optionalInteger('agoMs', 0, LONGEST_AGO_MS),
		lastStepAgoMs: input.optionalInteger('lastStepAgoMs', 0, LONGEST_AGO_MS),
		putOnDesk: input.flag('putOnDesk', false)
	};
}

/** A basket with the wanted traits. */
function basket(seed: string, wanted: WantedOrder): OrderDraft {
	const random = randomStream(seed, 'control', wanted.orderId);
	const chance = draftOrder(wanted.shop, random, wanted.pointsOnly);
	const drafted = { ...chance, buyer: { ...chance.buyer, ...wanted.buyer } };
	const places = wanted.destinations;
	const draft =
		wanted.amount === undefined ? drafted : pricedBasket(drafted, wanted.amount, wanted.pointsOnly);
	const { coupon } = wanted;
	const sent = places === undefined ? draft : sendTo(draft, places, random);
	return coupon === undefined ? sent : { ...sent, coupon: { name: 'クーポン', ...coupon } };
}

/** The same goods, a line of them for each of so many places. The total stays what it is. */
function sendTo(draft: OrderDraft, places: number, random: RandomStream): OrderDraft {
	const [first] = draft.lines;
	if (first === undefined) return draft;
	const { total, discount } = draft.amounts;
	const goods = total + discount;
	const share = Math.floor(goods / places);
	const lines = Array.from({ length: places }, (_, i) => ({
		...first,
		sku: `${first.sku}-${i + 1}`,
		unitPrice: i === 0 ? goods - share * (places - 1) : share,
		quantity: 1,
		taxRate: 0
	}));
	const destinations = lines.map((_, i) => ({
		name: i === 0 ? draft.buyer.name : makeBuyer(random).name,
		...makeAddress(random),
		lines: [i]
	}));
	const amounts: DeskAmounts = { goods, shipping: 0, tax: 0, fee: 0, discount, total };
	return { ...draft, lines, destinations, amounts };
}

/** The basket at another total: one line without tax or shipping. */
function pricedBasket(draft: OrderDraft, total: number, pointsOnly: boolean): OrderDraft {
	const amounts: DeskAmounts = { goods: total, shipping: 0, tax: 0, fee: 0, discount: 0, total };
	const [first] = draft.lines;
	const line = { sku: 'item-1', name: '商品', taxRate: 0, ...first, unitPrice: total, quantity: 1 };
	return {
		...draft,
		amounts,
		lines: [{ ...line, taxRate: 0 }],
		destinations: draft.destinations.slice(0, 1).map((place) => ({ ...place, lines: [0] })),
		coupon: null,
		pointsUsed: pointsOnly ? total : 0,
		pointsOnly
	};
}

async function pay(
	{ simulation, shops }: ControlContext,
	wanted: WantedOrder,
	draft: OrderDraft
): Promise<{ payment: Payment; token: string | null }> {
	const { payments } = shops;
	const { clock } = simulation;
	const { stopAt } = wanted;
	const ago = (ms: number | undefined) => (ms === undefined ? undefined : clock.now() - ms);
	const at = ago(wanted.agoMs);
	const lastAt = ago(wanted.lastStepAgoMs) ?? at;
	const request: PaymentRequest = {
		orderId: wanted.orderId,
		jobCd: wanted.jobCd,
		amount: draft.amounts.total,
		itemName: itemNameOf(draft),
		orderNumber: wanted.orderNumber,
		buyerName: draft.buyer.name,
		paymentTermSeconds: wanted.paymentTermSeconds
	};
	const payment = await payments.enter(wanted.shop, request, at);
	if (stopAt === 'enter') return { payment, token: null };
	const token = await payments.execute(payment, request, at);
	if (stopAt === 'execute') return { payment, token };
	await payments.start(payment, token, at);
	if (stopAt === 'start') return { payment, token };
	const { confirmationMs, captureWillFail } = wanted;
	const decision = stopAt === 'fail' ? 'fail' : 'confirm';
	const act = { decision, means: meansOf(draft), confirmationMs, captureWillFail } as const;
	payments.buyerDecides(payment, act, at);
	if (stopAt === 'capture') await payments.capture(payment, lastAt);
	if (stopAt === 'cancel') await payments.cancel(payment, lastAt);
	return { payment, token };
}

async function makeOrder(context: ControlContext, wanted: WantedOrder) {
	const { simulation, shops } = context;
	const { ledger, gateway, clock, settings } = simulation;
	const { shop, orderId, orderNumber } = wanted;
	const draft = basket(settings.seed, wanted);
	const { shopId } = shop.gateway;
	gateway.hold(keyOf({ shopId, orderId }));
	try {
		const { payment, token } = await pay(context, wanted, draft);
		// The past that was replayed stays quiet up to now; what comes after is told.
		const now = clock.now();
		const trade = gateway.read(shopId, orderId, now, wanted.agoMs !== undefined);
		if (wanted.putOnDesk) {
			const orderedAt = now - (wanted.agoMs ?? 0);
			const facts = { number: orderNumber, orderedAt, updatedAt: now, slipNumber: null };
			const delivery = 'unprocessed' as const;
			const gatewayOrderIds = [orderId];
			ledger.shopOrders.save(writeDeskOrder(shop, draft, { ...facts, gatewayOrderIds, delivery }));
			shops.tellDesk();
		}
		return {
			shop: shop.id,
			shopId,
			orderId,
			orderNumber,
			accessId: payment.accessId,
			accessPass: payment.accessPass,
			token,
			amount: draft.amounts.total,
			state: trade?.state ?? null
		};
	} catch (error) {
		if (!(error instanceof GatewayRefusal)) throw error;
		throw new ControlError(
			409,
			error.errInfo,
			`ゲートウェイが拒否しました（${orderId}）: ${error.message}`,
			`The gateway refused (${orderId}): ${error.message}.`
		);
	} finally {
		gateway.release(keyOf({ shopId, orderId }));
	}
}

/** Enters payments over the real wire and drives each to its last step: one, or `{ orders: […] }`. */
export async function makeOrders(context: ControlContext, input: JsonInput) {
	const list = input.optionalList('orders');
	const wanted = list === undefined ? [wantedOrder(input)] : list.map(wantedOrder);
	input.finish();
	const orders = [];
	for (const order of wanted) orders.push(await makeOrder(context, order));
	return { orders };
}
