/** Work on many orders. A sync reads the gateway's state of each and changes nothing there. */
export const RUN_KINDS = ['sync'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** Started for every open order, for a selection, or by the schedule. */
export const RUN_ORIGINS = ['button', 'selection', 'schedule'] as const;
export type RunOrigin = (typeof RUN_ORIGINS)[number];

export const RUN_STATES = ['running', 'finished', 'stopped'] as const;
export type RunState = (typeof RUN_STATES)[number];

export const RUN_ITEM_OUTCOMES = ['unchanged', 'changed', 'failed'] as const;
export type RunItemOutcome = (typeof RUN_ITEM_OUTCOMES)[number];

/** A person may start a sync of so many orders; more is a sync of all. */
export const SELECTION_LIMIT = 200;

/** Why an order of a sync could not be read; beside these, the codes of gateways and of answers. */
export const RUN_FAILURES = [
	'NO_ANSWER',
	'NOT_SENT',
	'UNREADABLE',
	'REFUSED',
	/** The answer may be older than what the desk knows: it changed nothing. */
	'ANSWER_TOO_OLD',
	/** There is nothing at a gateway to inquire. */
	'NOTHING_TO_INQUIRE',
	'INTERNAL'
] as const;
export type RunFailure = (typeof RUN_FAILURES)[number];

/** A run as every screen shows it, live. Instants in epoch ms. */
export interface RunRow {
	id: number;
	kind: RunKind;
	origin: RunOrigin;
	state: RunState;
	/** Null: the schedule. */
	startedBy: string | null;
	createdAt: number;
	finishedAt: number | null;
	/** Orders begun per second, at most. */
	pace: number;
	total: number;
	done: number;
	changed: number;
	failed: number;
}

/** Is `incoming` at least as new as the run that is held? A run only ever goes on. */
export function supersedesRun(incoming: RunRow, held: RunRow): boolean {
	const [a, b] = [incoming, held].map(({ state, finishedAt }) =>
		finishedAt !== null ? 2 : state === 'running' ? 0 : 1
	);
	if (a !== b) return (a ?? 0) > (b ?? 0);
	if (incoming.total !== held.total) return incoming.total > held.total;
	return incoming.done >= held.done;
}

/** What a person wants to know before starting a whole sync. */
export interface SyncOutlook {
	/** The latest whole sync that has ended. */
	last: RunRow | null;
	/** When the schedule starts one next, epoch ms; null: never. */
	nextAt: number | null;
	/** Orders that it would read now, and how many of them per second. */
	open: number;
	pace: number;
}
