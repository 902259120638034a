import { setTimeout as wait } from 'node:timers/promises';
import { startOfDay } from '../calendar.ts';
import { randomStream } from '../randomness.ts';
import { serveBuyer, type LiveShop } from './live-buyer.ts';
import { shipSomething } from './shipping.ts';
import { demoShop, type DemoShop } from './shops.ts';

/** Buyers who come by themselves, and the shop's daily work. */
export interface Traffic {
	/** 0 stops new buyers; those who are there finish. */
	setRate(ordersPerMinute: number): void;
	readonly ordersPerMinute: number;
	readonly buyers: number;
	/** Why there are no new buyers although the rate is not 0. */
	readonly pausedBy: 'dailyLimit' | 'tooManyBuyers' | undefined;
	stop(): Promise<void>;
}

const MOST_ORDERS_A_DAY = 2000;
const MOST_BUYERS_AT_ONCE = 200;
/** Above so many open authorizations only the shop that sells immediately gets new buyers. */
const MOST_OPEN_AUTHORIZATIONS = 600;
const SHIPPING_EVERY_MS = 15_000;

/** Lets buyers order and shops ship, at a rate that may change. */
export function openTraffic(live: LiveShop): Traffic {
	const { ledger, clock, settings, stopping } = live.simulation;
	const visits = new Set<Promise<void>>();
	let rate = 0;
	let pausedBy: Traffic['pausedBy'];
	let awake = new AbortController();

	const isOver = () => stopping.aborted;

	const sleep = async (milliseconds: number): Promise<void> => {
		const signal = AbortSignal.any([awake.signal, stopping]);
		await wait(milliseconds, undefined, { signal }).catch(() => undefined);
		if (awake.signal.aborted) awake = new AbortController();
	};

	const nextNumber = (shop: DemoShop): string => {
		const last = ledger.shopOrders.lastNumber(shop.prefix);
		const stored = last === undefined ? shop.firstNumber - 1 : Number(last.split('-')[1]);
		const reserved = ledger.settings.readNumber(`number.${shop.id}`) ?? 0;
		const number = Math.max(stored, reserved) + 1;
		ledger.settings.write(`number.${shop.id}`, number);
		return `${shop.prefix}-${String(number).padStart(6, '0')}`;
	};

	const chooseShop = (luck: number): DemoShop => {
		const open = ledger.trades.countByState()['AUTH'] ?? 0;
		if (open >= MOST_OPEN_AUTHORIZATIONS) return demoShop('digital');
		return demoShop(luck < 0.5 ? 'main' : luck < 0.75 ? 'fresh' : 'digital');
	};

	const admitBuyer = (): void => {
		const today = ledger.shopOrders.countSince(startOfDay(clock.now()));
		pausedBy =
			today >= MOST_ORDERS_A_DAY
				? 'dailyLimit'
				: visits.size >= MOST_BUYERS_AT_ONCE
					? 'tooManyBuyers'
					: undefined;
		if (pausedBy) return;
		const random = randomStream(settings.seed, 'traffic', ledger.shopOrders.count());
		const shop = chooseShop(random.next());
		// A gateway that fails the shop loses it this buyer, as in life; the next one comes.
		const visit = serveBuyer(live, shop, nextNumber(shop))
			.catch(() => undefined)
			.finally(() => visits.delete(visit));
		visits.add(visit);
	};

	const admitBuyers = async (): Promise<void> => {
		const random = randomStream(settings.seed, 'arrivals', clock.real());
		while (!isOver()) {
			const pace = rate > 0 ? (60_000 / rate) * (0.5 + random.next()) : 60_000;
			await sleep(pace / settings.timeScale);
			if (rate > 0 && !isOver()) admitBuyer();
		}
	};

	const ship = async (): Promise<void> => {
		while (!isOver()) {
			await sleep(SHIPPING_EVERY_MS / settings.timeScale);
			if (rate > 0 && !isOver()) await shipSomething(live).catch(() => undefined);
		}
	};
	const running = Promise.all([admitBuyers(), ship()]);

	return {
		setRate(ordersPerMinute) {
			rate = ordersPerMinute;
			awake.abort();
		},
		get ordersPerMinute() {
			return rate;
		},
		get buyers() {
			return visits.size;
		},
		get pausedBy() {
			return pausedBy;
		},
		async stop() {
			await running;
			await Promise.all(visits);
		}
	};
}
