import { isoDate } from '../calendar.ts';
import type { Simulation } from '../simulation.ts';
import type { ControlContext } from './control-door.ts';
import type { JsonInput } from './json-input.ts';

/** A demo does not travel further than this, and never out of four-digit years. */
const FARTHEST_MS = 100 * 365 * 86_400_000;

function described({ clock }: Simulation) {
	const now = clock.now();
	return { offsetMs: clock.offsetMs, now, iso: isoDate(now) };
}

export function readClock({ simulation }: ControlContext) {
	return described(simulation);
}

/**
 * Moves the gateway's clock: `offsetMs` from real time. Going back, what waits a while (resends,
 * confirmations) still waits that while; deadlines of contracts stay where they are.
 */
export function setClock({ simulation }: ControlContext, input: JsonInput) {
	const offsetMs = input.integer('offsetMs', -FARTHEST_MS, FARTHEST_MS);
	input.finish();
	const { clock, gateway, ledger } = simulation;
	const back = clock.offsetMs - offsetMs;
	if (back > 0) {
		ledger.notifications.advance(back);
		for (const trade of ledger.trades.inStates(['CAPTURE_ACCEPTED', 'RETURN'])) {
			if (trade.finalAt !== null) ledger.trades.save({ ...trade, finalAt: trade.finalAt - back });
		}
	}
	clock.setOffset(offsetMs);
	gateway.settle(clock.now(), false);
	return described(simulation);
}
