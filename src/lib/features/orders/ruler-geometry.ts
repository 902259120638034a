import { DAY_MS, civilDate, dayFromCivil, dayOf, startOfDay } from '../../domain/calendar.ts';
import { judge, judgeAction, nextDeadline } from '../../domain/eligibility/judge.ts';
import type { ContractTerms } from '../../domain/orders/contract-terms.ts';
import type { OrderFacts } from '../../domain/orders/order-facts.ts';
import type { Judgement } from '../../domain/orders/verdict.ts';
import type { Action, DeadlineKind } from '../../domain/orders/vocabulary.ts';

/** Windows with the same times share one lane. Instants in epoch ms, places from 0 to 1. */
export interface Lane {
	kinds: DeadlineKind[];
	opensAt: number;
	closesAt: number;
	/** moot: its time runs, but nothing can come of it any more. */
	phase: 'past' | 'open' | 'ahead' | 'moot';
	left: number;
	right: number;
}

/** Where one more extension would move the expiry. */
export interface Projection {
	count: number;
	last: boolean;
	from: number;
	to: number;
	left: number;
	right: number;
}

export interface RulerGeometry {
	from: number;
	/** The last possible day of the order. */
	to: number;
	now: number;
	lanes: Lane[];
	projections: Projection[];
	/** First days of months between the ends. */
	months: { at: number; month: number; place: number }[];
}

/** More extensions than any contract can hold under its ceiling. */
const MOST_EXTENSIONS = 120;

/** What passes by itself closes no window. */
const NOBODY_AT_WORK = { operationInFlight: false, outcomeUnknown: false, heldByImport: null };

/**
 * One axis for everything that time decides about an order: from the order to the last possible day,
 * every window as a lane, and what further extensions would bring.
 */
export function rulerGeometry(
	given: OrderFacts,
	terms: ContractTerms,
	now: number
): RulerGeometry | null {
	const facts = { ...given, ...NOBODY_AT_WORK };
	const { deadlines, actions } = judge(facts, terms, now);
	const next = nextDeadline(facts, terms, now);
	if (deadlines.length === 0) return null;
	const extensions = projectedExpiries(facts, terms, now);
	const from = Math.min(facts.orderedAt, ...deadlines.map(({ opensAt }) => opensAt));
	const ends = deadlines.map(({ closesAt }) => closesAt);
	const to = Math.max(from + DAY_MS, ...ends, ...extensions);
	const place = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));

	const lanes: Lane[] = [];
	for (const { kind, opensAt, closesAt } of deadlines) {
		const same = lanes.find((lane) => lane.opensAt === opensAt && lane.closesAt === closesAt);
		if (same !== undefined) same.kinds.push(kind);
		else {
			const phase = now >= closesAt ? 'past' : now < opensAt ? 'ahead' : 'open';
			const [left, right] = [place(opensAt), place(closesAt)];
			lanes.push({ kinds: [kind], opensAt, closesAt, phase, left, right });
		}
	}
	for (const lane of lanes) {
		const matters = lane.kinds.some((kind) => kind === next?.kind || canStillBeUsed(kind, actions));
		if (lane.phase === 'open' && !matters) lane.phase = 'moot';
	}
	const expiry = deadlines.find(({ kind }) => kind === 'capture')?.closesAt ?? from;
	const projections = extensions.map((end, index) => {
		const start = extensions[index - 1] ?? expiry;
		return {
			count: facts.extensions + index + 1,
			last: index === extensions.length - 1,
			from: start,
			to: end,
			left: place(start),
			right: place(end)
		};
	});
	return { from, to, now: place(now), lanes, projections, months: monthsBetween(from, to, place) };
}

/** What a window is for; the others end by themselves. */
const PURPOSE: Readonly<Partial<Record<DeadlineKind, Action>>> = {
	capture: 'capture',
	extension: 'extend',
	amountChange: 'changeAmount',
	linkedCancel: 'cancel'
};

function canStillBeUsed(kind: DeadlineKind, actions: Judgement['actions']): boolean {
	const action = PURPOSE[kind];
	return action !== undefined && actions[action].allowed;
}

/** The expiry after each further extension, by the rules themselves; empty where there is none. */
function projectedExpiries(facts: OrderFacts, terms: ContractTerms, now: number): number[] {
	const expiries: number[] = [];
	let imagined = facts;
	while (expiries.length < MOST_EXTENSIONS) {
		const { newExpiry, refusal } = judgeAction(imagined, terms, now, 'extend');
		const before = expiries.at(-1) ?? -Infinity;
		const closed = refusal !== null && expiries.length === 0;
		if (newExpiry === null || newExpiry <= before || closed) break;
		expiries.push(newExpiry);
		imagined = { ...imagined, expiryOverride: newExpiry };
	}
	return expiries;
}

function monthsBetween(
	from: number,
	to: number,
	place: (at: number) => number
): RulerGeometry['months'] {
	const months: RulerGeometry['months'] = [];
	const { year, month } = civilDate(dayOf(from));
	for (let next = month + 1; ; next += 1) {
		const day = dayFromCivil(year, next, 1);
		const at = startOfDay(day);
		if (at >= to) return months;
		months.push({ at, month: civilDate(day).month, place: place(at) });
	}
}
