import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { startSimulator, type RunningSimulator } from '../../../simulator/simulator.ts';
import { CodedError } from '../../contract/errors.ts';
import { createClock, readDemoOffset, type MovableClock } from '../clock.ts';
import type { DemoContext } from './demo-context.ts';
import { keepClocksTogether } from './follow-simulator-clock.ts';
import { moveDemoClock } from './move-demo-clock.ts';
import { createSimulatorClient, type SimulatorClient } from './simulator-client.ts';
import { startDemoClock } from './start-demo-clock.ts';
import { createTurns } from './turns.ts';

const HOUR_MS = 3_600_000;

let bench: OrderBench;
let simulator: RunningSimulator;
let clock: MovableClock;
let demo: DemoContext;

beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
	await bench.clients.sql`delete from installation`;
	simulator = await startSimulator();
	clock = createClock();
	demo = {
		db: bench.db,
		sql: bench.clients.sql,
		truth: bench.truth,
		clock,
		simulator: createSimulatorClient(simulator.url),
		clockTurns: createTurns()
	};
	return () => simulator.stop();
});

async function offsets(): Promise<{ desk: number; stored: number | null; simulator: number }> {
	const answer = await fetch(`${simulator.url}/control/clock`);
	const { offsetMs } = (await answer.json()) as { offsetMs: number };
	return { desk: clock.offsetMs(), stored: await readDemoOffset(bench.db), simulator: offsetMs };
}
const all = (offset: number) => ({ desk: offset, stored: offset, simulator: offset });

/** The simulator, of which the answers to some calls are lost, or which the calls do not reach. */
function unreliable(lost: (method: string) => 'before' | 'after' | null): SimulatorClient {
	const real = createSimulatorClient(simulator.url);
	return {
		async call(method, path, answer, body) {
			const when = lost(method);
			if (when === 'before') throw new CodedError('SIMULATOR_UNREACHABLE');
			const result = await real.call(method, path, answer, body);
			if (when === 'after') throw new CodedError('SIMULATOR_UNREACHABLE');
			return result;
		}
	};
}

it('opens both clocks at the same instant, and again after a restart', async () => {
	await startDemoClock(demo);
	const opened = clock.offsetMs();
	expect(opened).toBeGreaterThanOrEqual(0);
	expect(await offsets()).toEqual(all(opened));
	clock.moveTo(0);
	await startDemoClock(demo);
	expect(await offsets()).toEqual(all(opened));
});

it('moves both clocks to the instant, and not a second time', async () => {
	const to = clock.now() + HOUR_MS;
	await moveDemoClock(demo, to);
	const { desk } = await offsets();
	expect(Math.abs(desk - HOUR_MS)).toBeLessThan(5_000);
	expect(await offsets()).toEqual(all(desk));
	await expect(moveDemoClock(demo, to)).rejects.toMatchObject({
		code: 'CLOCK_GOES_FORWARD',
		field: 'to'
	});
	expect(await offsets()).toEqual(all(desk));
});

it('follows a simulator whose answer was lost', async () => {
	const to = clock.now() + HOUR_MS;
	const broken = {
		...demo,
		simulator: unreliable((method) => (method === 'POST' ? 'after' : null))
	};
	await expect(moveDemoClock(broken, to)).rejects.toMatchObject({ code: 'SIMULATOR_UNREACHABLE' });
	const { desk } = await offsets();
	expect(desk).toBeGreaterThan(HOUR_MS - 5_000);
	expect(await offsets()).toEqual(all(desk));
});

it('follows it with the next look when the process had no time to', async () => {
	const to = clock.now() + HOUR_MS;
	const silent = unreliable((method) => (method === 'POST' ? 'after' : 'before'));
	await expect(moveDemoClock({ ...demo, simulator: silent }, to)).rejects.toThrow();
	expect((await offsets()).desk).toBe(0);
	await keepClocksTogether(demo);
	const { desk } = await offsets();
	expect(desk).toBeGreaterThan(HOUR_MS - 5_000);
	expect(await offsets()).toEqual(all(desk));
});

it('moves neither when the simulator is away, and waits for it', async () => {
	const away = unreliable(() => 'before');
	await expect(
		moveDemoClock({ ...demo, simulator: away }, clock.now() + HOUR_MS)
	).rejects.toMatchObject({ code: 'SIMULATOR_UNREACHABLE' });
	await keepClocksTogether({ ...demo, simulator: away });
	expect(await offsets()).toEqual({ desk: 0, stored: null, simulator: 0 });
});

it('takes one move after the other', async () => {
	const from = clock.now();
	await Promise.all(
		[2, 1, 3].map((hours) => moveDemoClock(demo, from + hours * HOUR_MS).catch(() => undefined))
	);
	const { desk } = await offsets();
	expect(Math.abs(desk - 3 * HOUR_MS)).toBeLessThan(5_000);
	expect(await offsets()).toEqual(all(desk));
});

it('waits for requests that may still be executed, and for no others', async () => {
	const order = await bench.arrive();
	const insert = (sentAt: number) => bench.clients.sql`
		insert into operation (id, order_id, action, state, actor_id, actor_name, node, expectation, started_at, sent_at)
		values (${randomUUID()}, ${order.id}, 'capture', 'unknown', 'p', 'p', 'n', '{}',
			to_timestamp(${sentAt}::float8 / 1000), to_timestamp(${sentAt}::float8 / 1000))`;
	await insert(clock.now() - 30_000);
	await expect(moveDemoClock(demo, clock.now() + HOUR_MS)).rejects.toMatchObject({
		code: 'CLOCK_HELD',
		params: { orders: 1, seconds: 40 }
	});
	expect(clock.offsetMs()).toBe(0);
	await bench.clients.sql`delete from operation`;
	await insert(clock.now() - 71_000);
	await moveDemoClock(demo, clock.now() + HOUR_MS);
	expect(clock.offsetMs()).toBeGreaterThan(0);
	await bench.clients.sql`delete from operation`;
});
