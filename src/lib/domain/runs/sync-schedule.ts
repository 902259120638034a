import { addDays, dayOf, HOUR_MS, MINUTE_MS, startOfDay } from '../calendar.ts';

/** When every open order is read by itself: each day at a time in Japan, or at every full hour. */
export type SyncSchedule =
	| { readonly kind: 'daily'; readonly hour: number; readonly minute: number }
	| { readonly kind: 'hourly' };

/** The latest instant of the schedule at or before `now`; both epoch ms. */
export function lastScheduled(schedule: SyncSchedule, now: number): number {
	const day = dayOf(now);
	if (schedule.kind === 'hourly') {
		return startOfDay(day) + Math.floor((now - startOfDay(day)) / HOUR_MS) * HOUR_MS;
	}
	const ofDay = schedule.hour * HOUR_MS + schedule.minute * MINUTE_MS;
	const today = startOfDay(day) + ofDay;
	return today <= now ? today : startOfDay(addDays(day, -1)) + ofDay;
}

/** The first instant of the schedule after `now`; both epoch ms. */
export function nextScheduled(schedule: SyncSchedule, now: number): number {
	const last = lastScheduled(schedule, now);
	if (schedule.kind === 'hourly') return last + HOUR_MS;
	return startOfDay(addDays(dayOf(last), 1)) + (last - startOfDay(dayOf(last)));
}
