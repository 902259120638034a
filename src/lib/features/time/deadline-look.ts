import { HOUR_MS } from '../../domain/calendar.ts';
import type { NextDeadline } from '../../domain/orders/verdict.ts';

export type Urgency = 'past' | 'now' | 'soon' | 'calm';

/** A bar of this length or more is full. */
const FULL_HOURS = 30 * 24;

/** How full the bar of a deadline is, 0–1: a logarithm, so that an hour and a month both show. */
export function barLength(leftMs: number): number {
	if (leftMs <= 0) return 0;
	return Math.min(1, Math.log1p(leftMs / HOUR_MS) / Math.log1p(FULL_HOURS));
}

/** Marks of the scale that all bars share. */
export const BAR_MARKS = [
	{ key: 'hour', at: barLength(HOUR_MS) },
	{ key: 'day', at: barLength(24 * HOUR_MS) },
	{ key: 'week', at: barLength(7 * 24 * HOUR_MS) },
	{ key: 'month', at: 1 }
] as const;

/** Deadlines after which a sale is lost; the others close a possibility. */
export function isAtRisk({ kind, edge }: NextDeadline): boolean {
	return kind === 'capture' && edge === 'closes';
}

/** How much a deadline presses. Only money at risk presses at all. */
export function urgency(deadline: NextDeadline, leftMs: number): Urgency {
	if (!isAtRisk(deadline)) return 'calm';
	if (leftMs <= 0) return 'past';
	if (leftMs < HOUR_MS) return 'now';
	return leftMs < 24 * HOUR_MS ? 'soon' : 'calm';
}
