import { setTimeout as wait } from 'node:timers/promises';
import { randomStream, type RandomStream } from '../randomness.ts';
import type { Simulation } from '../simulation.ts';
import { draftOrder, itemNameOf, meansOf, type OrderDraft } from './draft-order.ts';
import type { Outbox } from './outbox.ts';
import type { Payment, PaymentRequest, ShopPayments } from './payment.ts';
import type { DemoShop } from './shops.ts';
import { addPayment, writeDeskOrder } from './write-desk-order.ts';

const PAYMENT_TERM_SECONDS = 900;

/** What live buyers do, in shares of all. The rest pays. */
const LEAVES_BEFORE_START = 0.06;
const LEAVES_ON_THE_PAGE = 0.06;
const CARD_IS_REFUSED = 0.05;
const PAYS_AGAIN_AFTER_REFUSAL = 0.6;
const IMMEDIATE_SALE_FAILS = 0.05;

export interface LiveShop {
	readonly simulation: Simulation;
	readonly payments: ShopPayments;
	readonly outbox: Outbox;
}

interface Visit {
	readonly live: LiveShop;
	readonly shop: DemoShop;
	readonly number: string;
	readonly draft: OrderDraft;
	readonly random: RandomStream;
}

function thinks({ live, random }: Visit, from: number, to: number): Promise<void> {
	const { settings, stopping } = live.simulation;
	const ms = (random.between(from * 1000, to * 1000) / settings.timeScale) | 0;
	return wait(ms, undefined, { signal: stopping });
}

/** The shop hands the buyer over to the gateway and puts the order on the desk. */
async function handOver(
	visit: Visit,
	attempt: number
): Promise<{ payment: Payment; token: string }> {
	const { live, shop, number, draft } = visit;
	const { ledger, clock } = live.simulation;
	const orderId = `${number}-${attempt}`;
	const request: PaymentRequest = {
		orderId,
		jobCd: shop.immediate ? 'CAPTURE' : 'AUTH',
		amount: draft.amounts.total,
		itemName: itemNameOf(draft),
		orderNumber: number,
		buyerName: draft.buyer.name,
		paymentTermSeconds: PAYMENT_TERM_SECONDS
	};
	const payment = await live.payments.enter(shop, request);
	// From here on the gateway knows the order: the desk must see it even if the hand-over fails.
	const now = clock.now();
	const known = ledger.shopOrders.find(shop.id, number);
	const order = known
		? addPayment(known, orderId, now)
		: writeDeskOrder(shop, draft, {
				number,
				orderedAt: now,
				updatedAt: now,
				gatewayOrderIds: [orderId],
				delivery: 'unprocessed',
				slipNumber: null
			});
	ledger.shopOrders.save(order);
	live.outbox.wake();
	return { payment, token: await live.payments.execute(payment, request) };
}

async function payOnce(visit: Visit, attempt: number): Promise<'paid' | 'left' | 'refused'> {
	const { live, draft, random } = visit;
	const handed = await handOver(visit, attempt);
	if (random.chance(LEAVES_BEFORE_START)) return 'left';
	await thinks(visit, 2, 15);
	await live.payments.start(handed.payment, handed.token);
	if (random.chance(LEAVES_ON_THE_PAGE)) return 'left';
	await thinks(visit, 8, 75);
	if (attempt === 1 && random.chance(CARD_IS_REFUSED)) {
		live.payments.buyerDecides(handed.payment, { decision: 'fail' });
		return 'refused';
	}
	const captureWillFail = random.chance(IMMEDIATE_SALE_FAILS);
	const act = { decision: 'confirm', means: meansOf(draft), captureWillFail } as const;
	live.payments.buyerDecides(handed.payment, act);
	return 'paid';
}

/** One buyer, from the checkout to whatever end. Throws when the gateway fails the shop. */
export async function serveBuyer(live: LiveShop, shop: DemoShop, number: string): Promise<void> {
	const random = randomStream(live.simulation.settings.seed, 'buyer', number);
	const visit: Visit = { live, shop, number, random, draft: draftOrder(shop, random) };
	const first = await payOnce(visit, 1);
	if (first !== 'refused' || !random.chance(PAYS_AGAIN_AFTER_REFUSAL)) return;
	await thinks(visit, 15, 60);
	await payOnce(visit, 2);
}
