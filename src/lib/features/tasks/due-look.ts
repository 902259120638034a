import { DAY_MS, HOUR_MS } from '../../domain/calendar.ts';
import type { Urgency } from '../time/deadline-look.ts';

/**
 * How much a due date presses, given the time left (ms; null: as soon as possible, which is soon). The
 * same steps as a deadline on the desk: what is late, the last hour, the last day.
 */
export function dueUrgency(leftMs: number | null): Urgency {
	if (leftMs === null) return 'soon';
	if (leftMs <= 0) return 'past';
	if (leftMs < HOUR_MS) return 'now';
	return leftMs < DAY_MS ? 'soon' : 'calm';
}
