import type { ControlContext } from './control-door.ts';
import { invalid } from './control-error.ts';
import type { JsonInput } from './json-input.ts';

const USUAL_ORDERS_PER_MINUTE = 6;

function baseOf(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url && ['http:', 'https:'].includes(url.protocol)) return url.href.replace(/\/+$/, '');
	throw invalid('url', 'http(s)のURLを指定してください。', 'An http(s) URL is expected.');
}

/**
 * Where the desk is. Starts the replay, unless it was done or is not wanted, and then the traffic;
 * answers at once, progress stands under `/control/replay`.
 */
export function setDesk({ simulation, shops }: ControlContext, input: JsonInput) {
	const desk = { url: baseOf(input.text('url')), apiKey: input.text('apiKey') };
	const replay = input.flag('replay', true);
	const ordersPerMinute =
		input.optionalNumber('ordersPerMinute', 0, 6000) ?? USUAL_ORDERS_PER_MINUTE;
	input.finish();
	simulation.setDesk(desk);
	shops.begin({ replay, ordersPerMinute });
	return shops.replay();
}
