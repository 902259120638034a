import { CodedError } from '../../contract/errors.ts';
import type { DemoContext } from './demo-context.ts';
import { followSimulatorClock, tellSimulatorClock } from './follow-simulator-clock.ts';

/**
 * Moves the demo forward to an instant: the simulator's clock and the desk's with it.
 *
 * Offsets only ever grow, and the larger of the two always wins ({@link followSimulatorClock}): when
 * the simulator's answer is lost or the process dies in between, the next look brings the other clock
 * up. Backwards is refused: authorizations that lapsed stay lapsed, alerts and inquiries were made.
 *
 * A request that may still be executed holds the clock: the gateway keeps its promise "finished or
 * forgotten within a minute" in real time, and the desk counts it on the clock that would jump.
 *
 * @param to epoch ms of desk time, so that a repeated request does not jump twice
 * @throws CodedError CLOCK_GOES_FORWARD (field `to`), CLOCK_HELD (params `orders`, `seconds`),
 *   SIMULATOR_UNREACHABLE, SIMULATOR_REFUSED
 */
export async function moveDemoClock(context: DemoContext, to: number): Promise<void> {
	const { clock, clockTurns } = context;
	await clockTurns(async () => {
		const ahead = to - clock.now();
		if (ahead <= 0) throw new CodedError('CLOCK_GOES_FORWARD', { field: 'to' });
		await refuseWhileRequestsAreOpen(context);
		try {
			await tellSimulatorClock(context, clock.offsetMs() + ahead);
		} finally {
			await followSimulatorClock(context);
		}
	});
}

async function refuseWhileRequestsAreOpen({ sql, clock, truth }: DemoContext): Promise<void> {
	const boundMs = truth.finishMs + truth.stalenessMs;
	const [open] = await sql<{ orders: number; left_ms: number | null }[]>`
		select count(*)::int as orders,
			max(extract(epoch from sent_at) * 1000 + ${boundMs} - ${clock.now()})::float8 as left_ms
		from operation
		where state in ('in_flight', 'unknown')
			and extract(epoch from sent_at) * 1000 + ${boundMs} > ${clock.now()}`;
	if (open === undefined || open.orders === 0) return;
	throw new CodedError('CLOCK_HELD', {
		params: { orders: open.orders, seconds: Math.ceil((open.left_ms ?? 0) / 1000) }
	});
}
