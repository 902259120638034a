import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderRow } from '../../src/lib/contract/order-row.ts';
import type { OperationResult } from '../../src/lib/server/orders/operation.ts';
import type { Checkpoint } from '../../src/lib/server/orders/use-case.ts';
import { startSimulator, type RunningSimulator } from '../../src/simulator/simulator.ts';
import { BENCH_SHOP, incomingOrder, installShop } from '../support/order-bench.ts';
import type { TestDatabase } from '../support/postgres-server.ts';
import type { Random } from '../support/random.ts';
import { MortalDesk, type Arm } from './mortal-desk.ts';
import { openFaultContext, SCALED, type FaultContext } from './order-context.ts';

export interface KilledCaptures {
	orders: number;
	kills: number;
	diedAt: Partial<Record<Checkpoint, number>>;
	/** Orders by how many times the gateway's ledger charged them: `{ 1: 100 }` is right. */
	ordersByCharges: Record<number, number>;
	captureRequests: number;
	unsettledOperations: number;
	notCompleted: number;
	/** Orders whose audit rows are not exactly one per version. */
	auditGaps: number;
	/** Operations that were in flight when a process died. */
	orphans: number;
	seconds: number;
}

interface Options {
	database: TestDatabase;
	orders: number;
	arm: Arm;
	random: Random;
	/** Places at which the process dies by itself; each until it has happened once. */
	checkpoints: readonly Checkpoint[];
	/** Kills at random moments besides. */
	randomKills: number;
	/** Give up after this, ms: a broken arm never ends. */
	limitMs: number;
}

const DEMO_PASS = 'demopass01';
const CONCURRENCY = 12;

/**
 * Captures orders through a desk that is killed again and again, against a gateway that loses answers
 * after processing, shows old states, and charges twice if it is asked twice.
 */
export async function runKilledCaptures(options: Options): Promise<KilledCaptures> {
	const startedAt = Date.now();
	const deadline = startedAt + options.limitMs;
	const simulator = await startSimulator({
		finishMs: SCALED.finishMs,
		stalenessMs: SCALED.stalenessMs,
		seed: String(options.random.seed)
	});
	const observer = await openFaultContext({
		databaseUrl: options.database.url,
		checkpoint: () => undefined
	});
	await installShop(observer.orders, simulator.url, DEMO_PASS);
	const desk = new MortalDesk(
		{ databaseUrl: options.database.url, arm: options.arm, random: options.random },
		options.checkpoints
	);
	try {
		const numbers = await sell(simulator, options.orders);
		const stopKilling = killAtRandom(desk, options);
		await put(desk, numbers, deadline);
		await pressAll(desk, numbers, deadline);
		await stopKilling();
		await quiet(observer, desk, deadline);
		return await judge(simulator, observer, desk, numbers, startedAt);
	} finally {
		await desk.end();
		await observer.close();
		await simulator.stop();
	}
}

/** Buyers pay: as many authorized payments at the gateway, and its faults from then on. */
async function sell(simulator: RunningSimulator, count: number): Promise<string[]> {
	const numbers = Array.from({ length: count }, (_, at) => `KILL-${String(at).padStart(5, '0')}`);
	const orders = numbers.map((number) => ({
		shop: BENCH_SHOP.code,
		orderId: `${number}-1`,
		amount: 4_980
	}));
	await control(simulator, 'orders', { orders });
	await control(simulator, 'faults', {
		faults: [
			{ kind: 'captureTwice', api: 'RecruitSales' },
			{ kind: 'dropAfter', api: 'RecruitSales', rate: 0.15 },
			{ kind: 'staleInquiry', api: 'SearchTradeMulti', rate: 0.3, ms: SCALED.stalenessMs }
		]
	});
	return numbers;
}

async function put(desk: MortalDesk, numbers: string[], deadline: number): Promise<void> {
	for (let at = 0; at < numbers.length; at += 20) {
		const bodies = numbers.slice(at, at + 20).map((number) => incomingOrder(number, Date.now()));
		while (Date.now() < deadline) {
			const answer = await desk.ask('/receive', bodies);
			if (answer?.['received'] === bodies.length) break;
		}
	}
}

async function pressAll(desk: MortalDesk, numbers: string[], deadline: number): Promise<void> {
	const waiting = [...numbers];
	const person = async (): Promise<void> => {
		for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
			await press(desk, number, deadline);
		}
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, person));
}

/** One person and one order: a retry keeps its identity; only a known failure is pressed anew. */
async function press(desk: MortalDesk, number: string, deadline: number): Promise<void> {
	let id = randomUUID();
	let version = 1;
	while (Date.now() < deadline) {
		const answer = (await desk.ask('/capture', {
			id,
			shop: BENCH_SHOP.code,
			number,
			version
		})) as { row?: OrderRow; operation?: OperationResult } | null;
		if (answer === null) continue;
		const { row, operation } = answer;
		if (row?.paymentStatus === 'completed' && row.operation === null) return;
		if (row) version = row.version;
		if (operation?.state === 'failed' || operation?.state === 'not_executed') id = randomUUID();
		await sleep(50);
	}
}

function killAtRandom(desk: MortalDesk, options: Options): () => Promise<void> {
	const over = new AbortController();
	const isOver = (): boolean => over.signal.aborted;
	const killing = (async () => {
		for (let kill = 0; kill < options.randomKills && !isOver(); kill++) {
			while (!desk.isUp && !isOver()) await sleep(20);
			await sleep(options.random.between(50, 900));
			desk.killNow();
		}
	})();
	return async () => {
		over.abort();
		await killing;
	};
}

/** Waits until nothing is under way any more, or the time is up. */
async function quiet(observer: FaultContext, desk: MortalDesk, deadline: number): Promise<void> {
	while (Date.now() < deadline) {
		if ((await countUnsettled(observer)) === 0 && desk.placesLeft === 0) return;
		await sleep(100);
	}
}

async function judge(
	simulator: RunningSimulator,
	observer: FaultContext,
	desk: MortalDesk,
	numbers: string[],
	startedAt: number
): Promise<KilledCaptures> {
	const { sql } = observer.clients;
	const summary = (await control(simulator, 'ledger/summary')) as {
		captures: Record<string, number>;
		captureRequests: number;
	};
	const ordersByCharges: Record<number, number> = {};
	for (const number of numbers) {
		const charges = summary.captures[`${BENCH_SHOP.gatewayShopId}/${number}-1`] ?? 0;
		ordersByCharges[charges] = (ordersByCharges[charges] ?? 0) + 1;
	}
	const [counted] = await sql<{ open: number; gaps: number; orphans: number }[]>`
		select
			(select count(*)::int from orders where payment_status <> 'completed') as open,
			(select count(*)::int from orders o
				where o.version <> (select count(*) from audit a where a.order_id = o.id)) as gaps,
			(select count(*)::int from audit where detail ->> 'code' = 'PROCESS_ENDED') as orphans`;
	return {
		orders: numbers.length,
		kills: desk.kills,
		diedAt: desk.diedAt,
		ordersByCharges,
		captureRequests: summary.captureRequests,
		unsettledOperations: await countUnsettled(observer),
		notCompleted: counted?.open ?? -1,
		auditGaps: counted?.gaps ?? -1,
		orphans: counted?.orphans ?? -1,
		seconds: (Date.now() - startedAt) / 1_000
	};
}

async function countUnsettled(observer: FaultContext): Promise<number> {
	const rows = await observer.clients.sql<{ count: number }[]>`
		select count(*)::int as count from operation where state in ('in_flight', 'unknown')`;
	return rows[0]?.count ?? -1;
}

async function control(
	simulator: RunningSimulator,
	path: string,
	body?: unknown
): Promise<unknown> {
	const answer = await fetch(`${simulator.url}/control/${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		...(body === undefined
			? {}
			: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
	});
	if (!answer.ok) throw new Error(`/control/${path}: ${await answer.text()}`);
	return answer.json();
}
