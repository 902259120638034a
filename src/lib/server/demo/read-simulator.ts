import type { Sql } from 'postgres';
import { z } from 'zod';
import type { SimulatorView } from '../../contract/simulator.ts';
import { compareLedger } from './compare-ledger.ts';
import type { DemoContext } from './demo-context.ts';
import { activeFault, faultRule } from './fault-rule.ts';
import { trafficAnswer } from './set-traffic.ts';

const faultsAnswer = z.object({
	finishMs: z.number(),
	stalenessMs: z.number(),
	faults: z.array(z.object({ id: z.int(), rule: faultRule, hits: z.int() }))
});
const replayAnswer = z.object({ phase: z.string(), orders: z.int(), performed: z.int() });
const summaryAnswer = z.object({
	notifications: z.object({
		waiting: z.int().default(0),
		accepted: z.int().default(0),
		withheld: z.int().default(0),
		exhausted: z.int().default(0)
	})
});

/** Everything that the simulator's screen shows, as it is now. */
export async function readSimulator(context: DemoContext): Promise<SimulatorView> {
	const { simulator, sql, clock } = context;
	const [faults, traffic, replay, summary, nextLapseAt, comparison] = await Promise.all([
		simulator.call('GET', 'faults', faultsAnswer),
		simulator.call('GET', 'traffic', trafficAnswer),
		simulator.call('GET', 'replay', replayAnswer),
		simulator.call('GET', 'ledger/summary', summaryAnswer),
		readNextLapse(sql, clock.now()),
		compareLedger(context)
	]);
	return {
		now: clock.now(),
		offsetMs: clock.offsetMs(),
		nextLapseAt,
		bounds: { finishMs: faults.finishMs, stalenessMs: faults.stalenessMs },
		faults: faults.faults.flatMap(({ id, rule, hits }) => activeFault(id, rule, hits) ?? []),
		traffic,
		replay,
		notifications: summary.notifications,
		comparison
	};
}

/** Epoch ms; null: nothing is held. */
async function readNextLapse(sql: Sql, now: number): Promise<number | null> {
	const [row] = await sql<{ at: number | null }[]>`
		select (extract(epoch from min(risk_deadline_at)) * 1000)::float8 as at
		from orders
		where payment_status = 'authorized'
			and risk_deadline_at > to_timestamp(${now}::double precision / 1000)`;
	return row?.at ?? null;
}
