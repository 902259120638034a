/** Why the desk inquires an order by itself. */
export type InquiryReason =
	/** Just arrived from the shop: nothing is known yet. */
	| 'arrival'
	/** A capture or linked cancel was answered: see it at the gateway. */
	| 'confirmation'
	/** No readable answer came: the outcome is unknown. */
	| 'unknown_outcome'
	/** 即時売上受付: accepted, not certain, and a failure is never notified. */
	| 'acceptance'
	/** The buyer may still be paying, and notifications are optional. */
	| 'buyer_paying'
	/** The computed expiry has passed and the gateway has not said so. */
	| 'expiry'
	/** 返品: an amount change that is not final yet. */
	| 'amount_change'
	/** A result notification came; what it says is not believed, only inquired. */
	| 'notification'
	/** A gateway sync reads every open order. */
	| 'sync'
	/** A person asked. */
	| 'person';

/** When automatic inquiries go out (ms after the first reason, then every so many ms, for ever). */
export interface InquirySchedule {
	first: readonly number[];
	every: number;
}

/** 5, 15 and 60 seconds, then every five minutes [domain: truth and doubt]. */
export const INQUIRY_SCHEDULE: InquirySchedule = {
	first: [5_000, 15_000, 60_000],
	every: 300_000
};

/**
 * The first instant of the schedule after `now` for something that began at `since` (epoch ms).
 * What was missed while nobody could ask is not made up for one by one.
 */
export function inquiryInstant(schedule: InquirySchedule, since: number, now: number): number {
	for (const offset of schedule.first) {
		if (since + offset > now) return since + offset;
	}
	const steady = since + (schedule.first.at(-1) ?? 0);
	const rounds = Math.floor((now - steady) / schedule.every) + 1;
	return steady + rounds * schedule.every;
}
