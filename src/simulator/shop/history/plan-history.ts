import { DAY_MS, HOUR_MS, MINUTE_MS, startOfDayAfter } from '../../calendar.ts';
import { randomStream, type RandomStream } from '../../randomness.ts';
import { draftOrder } from '../draft-order.ts';
import { demoShop, type DemoShop } from '../shops.ts';
import { enteredOnly, executedOnly, startedOnly } from './authentication-steps.ts';
import {
	acceptedFate,
	everydayFate,
	loweredFate,
	openFate,
	workingMoment,
	type Circumstances,
	type Fate
} from './fates.ts';
import type { PlannedOrder } from './planned-order.ts';

export const HISTORY_DAYS = 45;

const SLIP_DELAY_MS = 2 * HOUR_MS;

/** Orders that show what matters today; the everyday mixture alone might not contain them. */
interface Special {
	readonly shop: DemoShop['id'];
	/** Per 2,000 orders. */
	readonly share: number;
	/** When it was ordered; `until` is where history ends. */
	orderedAt(until: number, random: RandomStream): number;
	fate(life: Circumstances, index: number): Fate;
}

/** Authorized in working hours of the day whose validity ends `nights` midnights from now. */
function expiringAfter(nights: number, shop: DemoShop['id'], share: number): Special {
	const days = demoShop(shop).gateway.terms.validityDays - nights;
	return {
		shop,
		share,
		orderedAt: (until, random) => workingMoment(until, -days, random),
		fate: (life) => openFate(life)
	};
}

function minutesAgo(from: number, to: number): Special['orderedAt'] {
	return (until, random) => until - random.between(from * 60, to * 60) * 1000;
}

/** The buyer takes up to seven minutes; history must hold all of it. */
const LONGEST_PAYMENT_MS = 7 * MINUTE_MS;

const SPECIALS: readonly Special[] = [
	expiringAfter(1, 'fresh', 16),
	expiringAfter(1, 'main', 12),
	expiringAfter(2, 'fresh', 8),
	expiringAfter(2, 'main', 6),
	{
		shop: 'main',
		share: 6,
		orderedAt: minutesAgo(3, 40),
		fate: ({ draft, orderedAt }) => waiting(draft.amounts.total, executedOnly(orderedAt))
	},
	{
		shop: 'fresh',
		share: 5,
		orderedAt: minutesAgo(3, 40),
		fate: ({ draft, orderedAt, random }) =>
			waiting(draft.amounts.total, startedOnly(orderedAt, random))
	},
	{
		shop: 'digital',
		share: 3,
		orderedAt: minutesAgo(30, 600),
		fate: ({ draft, orderedAt }) => waiting(draft.amounts.total, enteredOnly(orderedAt))
	},
	{
		shop: 'digital',
		share: 8,
		orderedAt: (until) => until - LONGEST_PAYMENT_MS,
		fate: (life, index) =>
			acceptedFate(life, {
				confirmationMs: LONGEST_PAYMENT_MS + (index + 1) * MINUTE_MS,
				captureWillFail: index % 3 === 2
			})
	},
	{
		shop: 'main',
		share: 8,
		orderedAt: (until, random) => until - random.between(4, 12) * DAY_MS,
		fate: (life, index) =>
			loweredFate(life, life.until - (index + 2) * MINUTE_MS, (index + 1) * 25 * MINUTE_MS)
	},
	{
		shop: 'main',
		share: 10,
		orderedAt: (until, random) => until - random.between(1, 9) * DAY_MS,
		fate: (life) => openFate(life, life.draft.amounts.total + 500)
	}
];

function waiting(amount: number, steps: Fate['payments'][number]['steps']): Fate {
	return { payments: [{ amount, steps }], delivery: 'unprocessed' };
}

/** Orders come from morning to midnight, mostly in the evening. */
function everydayMoment(until: number, random: RandomStream): number {
	const start = startOfDayAfter(until, -HISTORY_DAYS);
	for (;;) {
		const instant = start + Math.floor(random.next() * (until - start));
		const hour = ((instant - start) % DAY_MS) / HOUR_MS;
		const likelihood = hour < 7 ? 0.1 : hour < 18 ? 0.6 : 1;
		if (random.chance(likelihood)) return instant;
	}
}

function planOne(
	shop: DemoShop,
	orderedAt: number,
	until: number,
	random: RandomStream,
	fateOf: (life: Circumstances) => Fate
): PlannedOrder {
	const draft = draftOrder(shop, random);
	const fate = fateOf({ shop, draft, orderedAt, until, random });
	const lastStep = Math.max(
		...fate.payments.flatMap(({ steps }) => steps.map(({ at }) => at)),
		orderedAt
	);
	const shipped = fate.delivery !== 'unprocessed' && !shop.immediate;
	return {
		shop,
		orderedAt,
		draft,
		payments: fate.payments,
		delivery: fate.delivery,
		slipNumber: shipped ? `${random.between(1000, 9999)}-${random.between(100000, 999999)}` : null,
		updatedAt: Math.min(shipped ? lastStep + SLIP_DELAY_MS : lastStep, until)
	};
}

/**
 * The last 45 days of the three shops, oldest first: a function of its arguments alone.
 *
 * @param until where history ends, epoch milliseconds on the gateway's clock
 */
export function planHistory(seed: string, until: number, orders: number): PlannedOrder[] {
	if (orders === 0) return [];
	const random = randomStream(seed, 'history', until);
	const planned = SPECIALS.flatMap((special) => {
		const count = Math.max(1, Math.round((special.share * orders) / 2000));
		return Array.from({ length: count }, (_, index) =>
			planOne(demoShop(special.shop), special.orderedAt(until, random), until, random, (life) =>
				special.fate(life, index)
			)
		);
	});
	while (planned.length < orders) {
		const luck = random.next();
		const id = luck < 0.5 ? 'main' : luck < 0.75 ? 'fresh' : 'digital';
		const orderedAt = everydayMoment(until, random);
		planned.push(planOne(demoShop(id), orderedAt, until, random, everydayFate));
	}
	return planned.sort((a, b) => a.orderedAt - b.orderedAt);
}
