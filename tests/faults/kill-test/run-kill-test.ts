import { setTimeout as sleep } from 'node:timers/promises';
import type { Checkpoint } from '../../../src/lib/server/orders/use-case.ts';
import { startSimulator } from '../../../src/simulator/simulator.ts';
import { incomingOrder, installShop } from '../../support/order-bench.ts';
import type { TestDatabase } from '../../support/postgres-server.ts';
import type { Random } from '../../support/random.ts';
import type { Arm } from '../arms.ts';
import { MortalDesk, type Place } from '../mortal-desk.ts';
import { openFaultContext, SCALED, type FaultContext } from '../order-context.ts';
import { drawJourneys, TOTAL, type Journey } from './journeys.ts';
import { judge, type Violations } from './judge.ts';
import { control } from './ledger.ts';
import { travel, type Tally } from './person.ts';

export interface KillTest {
	orders: number;
	operations: number;
	kills: number;
	diedAt: Partial<Record<Checkpoint, number>>;
	placesLeft: readonly string[];
	/** Kinds of operations by how they ended. */
	results: Record<string, Record<string, number>>;
	/** `in flight/unknown` every half second. */
	underWay: string[];
	/** Operations that were in flight when a process died. */
	orphans: number;
	/** How many requests of each sort the gateway was sent, with the fault that struck. */
	requests: Record<string, number>;
	notifications: Record<string, number>;
	violations: Violations;
	seconds: number;
}

interface Options {
	database: TestDatabase;
	operations: number;
	arm: Arm;
	random: Random;
	/** What the gateway does wrong, as its control API is told. */
	faults: readonly Record<string, unknown>[];
	places: readonly Place[];
	/** Kills at random moments besides. */
	randomKills: number;
	/** Give up so many ms after the orders have arrived: a broken arm never ends. */
	limitMs: number;
}

/** Divides the gateway's delays of notifications and of changes that are not final. */
const TIME_SCALE = 10;
const CONCURRENCY = 14;
const ARRIVAL_LIMIT_MS = 120_000;

/**
 * Operations of every kind through a desk that is killed again and again, against a gateway that does
 * everything that gateways do, and charges twice if it is asked twice.
 */
export async function runKillTest(options: Options): Promise<KillTest> {
	const { database, arm, random, places } = options;
	const startedAt = Date.now();
	const simulator = await startSimulator({
		finishMs: SCALED.finishMs,
		stalenessMs: SCALED.stalenessMs,
		timeScale: TIME_SCALE,
		seed: String(random.seed)
	});
	const observer = await openFaultContext({
		databaseUrl: database.url,
		checkpoint: () => undefined
	});
	await installShops(observer, simulator.url);
	const journeys = drawJourneys(options.operations, random);
	await sell(simulator.url, journeys);
	const desk = new MortalDesk({ databaseUrl: database.url, arm, random, places });
	try {
		const url = await desk.openFront();
		await control(simulator.url, 'desk', {
			url,
			apiKey: 'none',
			replay: false,
			ordersPerMinute: 0
		});
		const stopKilling = killAtRandom(desk, options);
		const arrivedBy = startedAt + ARRIVAL_LIMIT_MS;
		await put(desk, journeys, arrivedBy);
		await known(observer, arrivedBy);
		const deadline = Date.now() + options.limitMs;
		await control(simulator.url, 'faults', { faults: options.faults });
		const stopWatching = watchUnderWay(observer);
		const tally: Tally = new Map();
		await allTravel({ desk, random, tally, deadline }, journeys);
		await stopKilling();
		await quiet(observer, desk, deadline);
		const underWay = await stopWatching();
		// Nobody writes any more while the two sides are compared.
		await desk.end();
		const summary = (await control(simulator.url, 'ledger/summary')) as {
			requests: { api: string; outcome: string; errInfo: string; requests: number }[];
			notifications: Record<string, number>;
		};
		return {
			orders: journeys.length,
			operations: options.operations,
			kills: desk.kills,
			diedAt: desk.diedAt,
			placesLeft: desk.placesLeft,
			results: Object.fromEntries(
				[...tally].map(([kind, results]) => [kind, Object.fromEntries(results)])
			),
			underWay,
			orphans: await count(
				observer,
				`select count(*)::int from audit where detail ->> 'code' = 'PROCESS_ENDED'`
			),
			requests: Object.fromEntries(
				summary.requests.map((one) => [
					[one.api, one.outcome, one.errInfo].filter(Boolean).join(' '),
					one.requests
				])
			),
			notifications: summary.notifications,
			violations: await judge(observer, simulator.url, startedAt),
			seconds: (Date.now() - startedAt) / 1_000
		};
	} finally {
		await desk.end();
		await observer.close();
		await simulator.stop();
	}
}

/** As the simulator knows them: two shops, one of which has turned on the linked cancel of sales. */
async function installShops(observer: FaultContext, endpoint: string): Promise<void> {
	await installShop(observer.orders, endpoint, 'demopass01');
	await installShop(observer.orders, endpoint, 'demopass02', {
		code: 'fresh',
		gatewayShopId: 'tshop00000002',
		validityDays: 7,
		extensionDays: 7,
		extensionEnabled: false,
		linkedCancelAfterCapture: true
	});
}

const SHOP_IDS = { main: 'tshop00000001', fresh: 'tshop00000002' } as const;

/** Buyers pay: a payment at the gateway for every journey, where it begins. */
async function sell(url: string, journeys: readonly Journey[]): Promise<void> {
	const wanted = journeys.map(({ number, start }) => ({
		...start,
		orderId: `${number}-1`,
		amount: TOTAL
	}));
	await control(url, 'orders', { orders: wanted });
}

async function put(
	desk: MortalDesk,
	journeys: readonly Journey[],
	deadline: number
): Promise<void> {
	for (let at = 0; at < journeys.length; at += 20) {
		const bodies = journeys.slice(at, at + 20).map(({ number, start }) => {
			const body = incomingOrder(number, Date.now(), { shop: start.shop });
			const payment = { gatewayShopId: SHOP_IDS[start.shop], gatewayOrderIds: [`${number}-1`] };
			return { ...body, payment };
		});
		while (Date.now() < deadline) {
			const answer = await desk.ask('/receive', bodies);
			if (answer?.['received'] === bodies.length) break;
		}
	}
}

/** The arrival of every order has been inquired. */
async function known(observer: FaultContext, deadline: number): Promise<void> {
	const left = 'select count(*)::int from orders where confirmed_at is null';
	while (Date.now() < deadline && (await count(observer, left)) > 0) await sleep(50);
}

async function allTravel(
	person: Parameters<typeof travel>[0],
	journeys: readonly Journey[]
): Promise<void> {
	const waiting = [...journeys];
	const work = async (): Promise<void> => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			await travel(person, next);
		}
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, work));
}

function killAtRandom(desk: MortalDesk, options: Options): () => Promise<void> {
	const over = new AbortController();
	const isOver = (): boolean => over.signal.aborted;
	const killing = (async () => {
		for (let kill = 0; kill < options.randomKills && !isOver(); kill++) {
			await sleep(options.random.between(300, 2_000));
			while (!desk.isUp && !isOver()) await sleep(20);
			desk.killNow();
		}
	})();
	return async () => {
		over.abort();
		await killing;
	};
}

function watchUnderWay(observer: FaultContext): () => Promise<string[]> {
	const seen: string[] = [];
	const over = new AbortController();
	const watching = (async () => {
		while (!over.signal.aborted) {
			const [row] = await observer.clients.sql<{ flying: number; unknown: number }[]>`
				select count(*) filter (where state = 'in_flight')::int as flying,
					count(*) filter (where state = 'unknown')::int as unknown
				from operation where state in ('in_flight', 'unknown')`;
			seen.push(`${row?.flying ?? 0}/${row?.unknown ?? 0}`);
			await sleep(500, undefined, { signal: over.signal }).catch(() => undefined);
		}
	})();
	return async () => {
		over.abort();
		await watching;
		return seen;
	};
}

/**
 * Nothing is under way any more, every change is final, and what the gateway could still show anew has
 * been inquired; or the time is up.
 */
async function quiet(observer: FaultContext, desk: MortalDesk, deadline: number): Promise<void> {
	const left = `select (select count(*) from operation where state in ('in_flight', 'unknown'))::int
		+ (select count(*) from orders where gateway_state = 'RETURN'
			or inquire_reason = 'confirmation' or inquire_reason = 'unknown_outcome')::int as count`;
	while (Date.now() < deadline) {
		if ((await count(observer, left)) === 0 && desk.placesLeft.length === 0) return;
		await sleep(100);
	}
}

async function count(observer: FaultContext, query: string): Promise<number> {
	const [row] = await observer.clients.sql.unsafe<{ count: number }[]>(query);
	return row?.count ?? -1;
}
