import type { PaymentStatus, PaymentSystem, WorkItemKind } from '../domain/orders/vocabulary.ts';

/** The lists of work items. `closed` holds those of the last {@link CLOSED_DAYS} days. */
export const TASK_LISTS = ['open', 'mine', 'unowned', 'overdue', 'closed'] as const;
export type TaskList = (typeof TASK_LISTS)[number];

export const CLOSED_DAYS = 7;
/** Longest proof, in characters. */
export const PROOF_LIMIT = 500;

/** Somebody who can take work on. */
export interface TaskOwner {
	id: string;
	name: string;
}

/**
 * "This did not reach the gateway: finish it at the console", with what a person needs to do it.
 * Instants in epoch ms.
 */
export interface TaskRow {
	id: number;
	/** Grows with every change; who changes it names the version they saw. */
	version: number;
	kind: WorkItemKind;
	createdAt: number;
	/** Null: as soon as possible. */
	dueAt: number | null;
	owner: TaskOwner | null;
	closed: {
		at: number;
		by: 'person' | 'gateway';
		name: string | null;
		/** What the person did, or the state that an inquiry showed. */
		proof: string;
	} | null;
	order: {
		id: number;
		shop: string;
		number: string;
		buyerName: string;
		/** Yen. */
		amount: number;
		system: PaymentSystem;
		paymentStatus: PaymentStatus;
	};
	/** The payment that it is about, as the gateway last showed it; null: about none. */
	payment: {
		id: string;
		/** False: the order has another one since, or none. */
		isCurrent: boolean;
		state: string | null;
		confirmedAt: number | null;
	} | null;
	/** The gateway's console of this shop; null: nobody has set it. */
	consoleUrl: string | null;
}

export type TaskCounts = Readonly<Record<TaskList, number>>;

/** One page of a list. */
export interface TaskPage {
	rows: TaskRow[];
	/** Null on the last page. */
	nextCursor: string | null;
	/** Items that the caller holds and the page does not: as they are now. */
	held: TaskRow[];
	counts: TaskCounts;
	/** Where in the log this page stands: follow the stream from here and nothing is missed. */
	position: string;
}

/** The list that an address names; the open ones where it names none. */
export function taskListFrom(query: URLSearchParams): TaskList {
	return TASK_LISTS.find((list) => list === query.get('list')) ?? 'open';
}
