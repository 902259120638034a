import type { ControlContext } from './control-door.ts';
import type { JsonInput } from './json-input.ts';

export function readTraffic({ shops }: ControlContext) {
	const { ordersPerMinute, buyers, pausedBy } = shops.traffic;
	return { ordersPerMinute, buyers, pausedBy: pausedBy ?? null };
}

export function setTraffic(context: ControlContext, input: JsonInput) {
	const rate = input.number('ordersPerMinute', 0, 6000);
	input.finish();
	context.shops.traffic.setRate(rate);
	return readTraffic(context);
}
