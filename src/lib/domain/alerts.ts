import { DAY_MS, HOUR_MS } from './calendar.ts';

/** What the desk raises an alert for. */
export type AlertKind =
	/** An authorization comes near its expiry. */
	| 'expiry'
	/** Nobody knows what became of an operation. */
	| 'unknown_outcome'
	/** The gateway shows a live payment on an order that was cancelled here, or beside the current one. */
	| 'live_payment'
	/** 返品: an amount change that is not final after a day. */
	| 'amount_change_pending';

/** What one alert is about; an order has at most one with the same three. */
export interface AlertSubject {
	readonly kind: AlertKind;
	/** The expiry, else when the occurrence began. Epoch ms. */
	readonly subjectAt: number;
	/** Hours before the expiry; 0 where the kind has no levels. */
	readonly level: number;
}

/** What an order gives reason to raise an alert for. Instants in epoch ms. */
export interface AlertReasons {
	/** Expiry of the authorization that is held, also once it has passed and the gateway has not said so. */
	readonly expiry: number | null;
	/** Start of the operation whose outcome nobody knows. */
	readonly unknownSince: number | null;
	/** When each live payment that should not be was found. */
	readonly livePaymentsSince: readonly number[];
	/** Since when the gateway shows an amount change that is not final. */
	readonly amountChangeSince: number | null;
}

/** Hours before an expiry where a shop's contract says nothing else. */
export const DEFAULT_ALERT_HOURS: readonly number[] = [24, 3, 1];

/**
 * An unknown outcome shows on the order at once. People are called when the inquiries of the first 15
 * seconds could not tell: most lost answers are known by then, and an alert that is over before it is
 * read teaches people to ignore the next one.
 */
export const UNKNOWN_GRACE_MS = 20_000;
/** 返品 that is not final after so long [domain: ours]. */
export const AMOUNT_CHANGE_PATIENCE_MS = DAY_MS;

/**
 * How much the kinds without an expiry press: as much as an authorization with so many hours left. Up
 * to an hour an unknown outcome can wait for the desk's own inquiries; a lapsing sale cannot.
 */
export const PRESSES_LIKE_HOURS: Readonly<Record<Exclude<AlertKind, 'expiry'>, number>> = {
	unknown_outcome: 1,
	live_payment: 3,
	amount_change_pending: 24
};

/**
 * The tightest level (hours) that an expiry is inside of at `now`, also after it; null: none yet. Level
 * L is reached from exactly L hours before the expiry on. Instants in epoch ms.
 */
export function dueLevel(expiry: number, levels: readonly number[], now: number): number | null {
	const reached = levels.filter((hours) => now >= expiry - hours * HOUR_MS);
	return reached.length === 0 ? null : Math.min(...reached);
}

/** The alerts that should stand at `now` (epoch ms), of the levels only the tightest. */
export function dueAlerts(
	reasons: AlertReasons,
	levels: readonly number[],
	now: number
): AlertSubject[] {
	const { expiry, unknownSince, livePaymentsSince, amountChangeSince } = reasons;
	const due: AlertSubject[] = [];
	const level = expiry === null ? null : dueLevel(expiry, levels, now);
	if (expiry !== null && level !== null) due.push({ kind: 'expiry', subjectAt: expiry, level });
	if (unknownSince !== null && now >= unknownSince + UNKNOWN_GRACE_MS)
		due.push({ kind: 'unknown_outcome', subjectAt: unknownSince, level: 0 });
	for (const subjectAt of new Set(livePaymentsSince))
		due.push({ kind: 'live_payment', subjectAt, level: 0 });
	if (amountChangeSince !== null && now >= amountChangeSince + AMOUNT_CHANGE_PATIENCE_MS)
		due.push({ kind: 'amount_change_pending', subjectAt: amountChangeSince, level: 0 });
	return due;
}

/**
 * What must happen to an order's open alerts. A tighter level ends the looser one; a level stays open
 * for as long as its expiry stands, so a clock that is set back neither ends nor repeats it.
 *
 * @param now epoch ms
 */
export function reconcileAlerts<T extends AlertSubject>(
	open: readonly T[],
	reasons: AlertReasons,
	levels: readonly number[],
	now: number
): { raise: AlertSubject[]; resolve: T[] } {
	const raise = dueAlerts(reasons, levels, now).filter(
		(due) => !open.some((held) => isSameOccurrence(held, due) && held.level <= due.level)
	);
	const resolve = open.filter(
		(held) =>
			!isReasonStanding(held, reasons) ||
			[...open, ...raise].some((other) => isSameOccurrence(held, other) && other.level < held.level)
	);
	return { raise, resolve };
}

/**
 * How much an alert presses at `now`, comparable over all kinds: the milliseconds that an equally
 * pressing authorization has left. Negative once an expiry has passed, which presses most.
 */
export function pressure(alert: Pick<AlertSubject, 'kind' | 'subjectAt'>, now: number): number {
	return alert.kind === 'expiry' ? alert.subjectAt - now : PRESSES_LIKE_HOURS[alert.kind] * HOUR_MS;
}

/** The alert that a list shows of an order: the most pressing one at `now` (epoch ms). */
export function mostPressing<T extends AlertSubject>(open: readonly T[], now: number): T | null {
	return open.reduce<T | null>(
		(best, alert) => (best === null || compareAlerts(alert, best, now) < 0 ? alert : best),
		null
	);
}

/** Negative when `a` presses more; an expiry before what presses as much, then the older one. */
function compareAlerts(a: AlertSubject, b: AlertSubject, now: number): number {
	const byPressure = pressure(a, now) - pressure(b, now);
	if (byPressure !== 0) return byPressure;
	const byKind = Number(b.kind === 'expiry') - Number(a.kind === 'expiry');
	return byKind !== 0 ? byKind : a.subjectAt - b.subjectAt;
}

function isSameOccurrence(a: AlertSubject, b: AlertSubject): boolean {
	return a.kind === b.kind && a.subjectAt === b.subjectAt;
}

function isReasonStanding({ kind, subjectAt }: AlertSubject, reasons: AlertReasons): boolean {
	switch (kind) {
		case 'expiry':
			return reasons.expiry === subjectAt;
		case 'unknown_outcome':
			return reasons.unknownSince === subjectAt;
		case 'live_payment':
			return reasons.livePaymentsSince.includes(subjectAt);
		case 'amount_change_pending':
			return reasons.amountChangeSince === subjectAt;
	}
}
