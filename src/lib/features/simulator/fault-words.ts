import { FAULT_FIGURES, type ActiveFault } from '../../contract/simulator.ts';
import type { SimulatorText } from '../../i18n/simulator-text.ts';
import { grouped } from '../../i18n/format/yen.ts';
import { hasTarget } from './presets.ts';

/** A fault's bounds in words, the most telling first. @param untilText of its end, where it has one */
export function faultBounds(
	fault: ActiveFault,
	words: SimulatorText,
	untilText: string | null
): string[] {
	const { kind, figure, code, target, gatewayOrderId, percent, times } = fault;
	const unit = FAULT_FIGURES[kind]?.unit;
	return [
		code,
		figure === null || unit === undefined ? null : words.figureValue[unit](figure),
		hasTarget(kind) ? words.target[target] : null,
		gatewayOrderId === null ? null : words.faults.onOrder(gatewayOrderId),
		percent >= 100 ? words.faults.always : words.faults.sometimes(percent),
		times === null ? null : words.faults.atMost(grouped(times)),
		untilText === null ? null : words.faults.until(untilText)
	].filter((part) => part !== null);
}
