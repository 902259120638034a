import { DAY_MS, HOUR_MS, MINUTE_MS, startOfDayAfter } from '../../calendar.ts';
import type { RandomStream } from '../../randomness.ts';
import type { DeskOrder } from '../desk-order.ts';
import type { OrderDraft } from '../draft-order.ts';
import type { DemoShop } from '../shops.ts';
import {
	confirmed,
	enteredOnly,
	executedOnly,
	failed,
	secondAttemptAt,
	startedOnly
} from './authentication-steps.ts';
import type { PlannedPayment, Step } from './planned-order.ts';

/** What a fate is decided from. `until`: where history ends; nothing happens at or after it. */
export interface Circumstances {
	readonly shop: DemoShop;
	readonly draft: OrderDraft;
	readonly orderedAt: number;
	readonly until: number;
	readonly random: RandomStream;
}

export interface Fate {
	readonly payments: readonly PlannedPayment[];
	readonly delivery: DeskOrder['deliveryStatus'];
}

const PACKING_FROM_HOUR = 9;
const PACKING_HOURS = 9;

/** Some moment of the working day, `days` after the instant's day. */
export function workingMoment(instant: number, days: number, random: RandomStream): number {
	const minutes = random.between(0, PACKING_HOURS * 60 - 1);
	return startOfDayAfter(instant, days) + PACKING_FROM_HOUR * HOUR_MS + minutes * MINUTE_MS;
}

function unprocessed(amount: number, steps: Step[]): Fate {
	return { payments: [{ amount, steps }], delivery: 'unprocessed' };
}

/** What is in the future of history has not happened. */
function happened(steps: readonly Step[], until: number): Step[] {
	return steps.filter(({ at }) => at < until);
}

/** Lowered by a courtesy discount, never below one yen. */
function lowered(total: number, random: RandomStream): number {
	return Math.max(1, total - random.between(1, 8) * 100);
}

interface Fulfilment {
	readonly captureAt: number;
	readonly steps: Step[];
	/** What the order was entered with, when its amount changed on the way. */
	readonly enteredAmount: number;
	readonly ends: Fate['delivery'];
}

/** The shop packs, captures and ships; sometimes an amount changes, sometimes goods come back. */
function fulfil(life: Circumstances, confirmedAt: number): Fulfilment {
	const { shop, draft, until, random } = life;
	const { total } = draft.amounts;
	const days = shop.id === 'fresh' ? random.between(1, 3) : random.between(1, 5);
	const captureAt = workingMoment(confirmedAt, days, random);
	const steps: Step[] = [{ at: captureAt, act: 'capture' }];
	let enteredAmount = total;
	if (random.chance(0.05) && !draft.pointsOnly) {
		const at = captureAt - random.between(1, 4) * HOUR_MS;
		if (at > confirmedAt && at < until) {
			enteredAmount = random.chance(0.5) ? total + 500 : lowered(total, random);
			steps.unshift({ at, act: 'change', amount: total });
		}
	} else if (random.chance(0.025)) {
		const at = workingMoment(captureAt, random.between(1, 6), random);
		if (at < until) {
			enteredAmount = total + random.between(1, 6) * 100;
			steps.push({ at, act: 'change', amount: total });
		}
	}
	if (random.chance(0.015)) {
		const at = workingMoment(captureAt, random.between(7, 12), random);
		steps.push({ at, act: 'cancel' });
		return { captureAt, steps, enteredAmount, ends: at < until ? 'returned' : 'delivered' };
	}
	const ends = random.chance(0.05) ? 'returned' : 'delivered';
	return { captureAt, steps, enteredAmount, ends };
}

/** Backordered goods: the authorization is extended before it lapses, and captured later. */
function backordered(life: Circumstances, confirmedAt: number): Fulfilment {
	const { draft, random } = life;
	const extendAt = workingMoment(confirmedAt, random.between(20, 27), random);
	const captureAt = workingMoment(confirmedAt, random.between(34, 50), random);
	return {
		captureAt,
		steps: [
			{ at: extendAt, act: 'extend' },
			{ at: captureAt, act: 'capture' }
		],
		enteredAmount: draft.amounts.total,
		ends: 'delivered'
	};
}

function provisional(
	life: Circumstances,
	startedAt: number
): PlannedPayment & Pick<Fate, 'delivery'> {
	const { shop, draft, until, random } = life;
	const { steps: paid, confirmedAt } = confirmed(startedAt, random, draft);
	const amount = draft.amounts.total;
	const luck = random.next();
	if (luck < 0.04) {
		const cancelAt = confirmedAt + random.between(1, 20) * HOUR_MS;
		const steps = happened([...paid, { at: cancelAt, act: 'cancel' }], until);
		return { amount, steps, delivery: 'unprocessed' };
	}
	if (luck < 0.1) return { amount, steps: happened(paid, until), delivery: 'unprocessed' };
	const waits = shop.gateway.terms.extensionEnabled && luck < 0.17;
	const fulfilment = waits ? backordered(life, confirmedAt) : fulfil(life, confirmedAt);
	const shipped = fulfilment.captureAt + random.between(1, 30) * HOUR_MS < until;
	return {
		amount: fulfilment.enteredAmount,
		steps: happened([...paid, ...fulfilment.steps], until),
		delivery: shipped ? fulfilment.ends : 'unprocessed'
	};
}

function immediate(
	life: Circumstances,
	startedAt: number
): PlannedPayment & Pick<Fate, 'delivery'> {
	const { draft, until, random } = life;
	const captureWillFail = random.chance(0.03);
	const { steps, confirmedAt } = confirmed(startedAt, random, draft, { captureWillFail });
	const cancelled = !captureWillFail && random.chance(0.02);
	if (cancelled) {
		steps.push({ at: confirmedAt + random.between(2, 60) * HOUR_MS, act: 'cancel' });
	}
	const isPaid = !captureWillFail && confirmedAt + MINUTE_MS < until;
	const served = isPaid && !cancelled && random.chance(0.92);
	return {
		amount: draft.amounts.total,
		steps: happened(steps, until),
		delivery: served ? 'delivered' : 'unprocessed'
	};
}

/** The everyday mixture of what becomes of an order. */
export function everydayFate(life: Circumstances): Fate {
	const { shop, draft, orderedAt, until, random } = life;
	const amount = draft.amounts.total;
	const luck = random.next();
	if (luck < 0.015) return unprocessed(amount, enteredOnly(orderedAt));
	if (luck < 0.035) return unprocessed(amount, happened(executedOnly(orderedAt), until));
	if (luck < 0.06) return unprocessed(amount, happened(startedOnly(orderedAt, random), until));
	const pay = (at: number) => (shop.immediate ? immediate(life, at) : provisional(life, at));
	if (luck < 0.085) {
		const first = { amount, steps: happened(failed(orderedAt, random), until) };
		const again = secondAttemptAt(orderedAt, random);
		if (random.chance(0.4) || again >= until) {
			return { payments: [first], delivery: 'unprocessed' };
		}
		const second = pay(again);
		return { payments: [first, second], delivery: second.delivery };
	}
	const payment = pay(orderedAt);
	return { payments: [payment], delivery: payment.delivery };
}

/** Authorized and waiting for its capture. `enteredAmount` may differ from what the shop holds. */
export function openFate(life: Circumstances, enteredAmount = life.draft.amounts.total): Fate {
	const { steps } = confirmed(life.orderedAt, life.random, life.draft);
	return unprocessed(enteredAmount, happened(steps, life.until));
}

/** Accepted as an immediate sale and not confirmed for `confirmationMs`. */
export function acceptedFate(
	life: Circumstances,
	ending: { confirmationMs: number; captureWillFail: boolean }
): Fate {
	const { steps } = confirmed(life.orderedAt, life.random, life.draft, ending);
	return unprocessed(life.draft.amounts.total, happened(steps, life.until));
}

/** Captured days ago and lowered just now: 返品 until `finalMs` have passed. */
export function loweredFate(life: Circumstances, loweredAt: number, finalMs: number): Fate {
	const { draft, random, orderedAt } = life;
	const { steps, confirmedAt } = confirmed(orderedAt, random, draft);
	const captureAt = confirmedAt + DAY_MS;
	return {
		payments: [
			{
				amount: draft.amounts.total + random.between(1, 6) * 100,
				steps: [
					...steps,
					{ at: captureAt, act: 'capture' },
					{ at: loweredAt, act: 'change', amount: draft.amounts.total, finalMs }
				]
			}
		],
		delivery: 'delivered'
	};
}
