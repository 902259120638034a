import type { ContractTerms } from '../orders/contract-terms.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import type { Refusal, Source } from '../orders/refusal.ts';
import type { Deadline, LeftTask, NextDeadline, Span, Warning } from '../orders/verdict.ts';
import type { Action, DeliveryStatus, PaymentStatus, PaymentSystem } from '../orders/vocabulary.ts';
import type { Transition } from './transitions.ts';

/** One order at one instant, as a rule sees it. */
export interface Situation {
	readonly facts: OrderFacts;
	readonly terms: ContractTerms;
	/** The instant that is judged, epoch ms. */
	readonly at: number;
	/** Derived once from the facts, see `eligibility/payment-status.ts`. */
	readonly status: PaymentStatus;
	/** The amount (yen) that a person considers; null: none. */
	readonly newAmount: number | null;
}

type Unsent = 'forbidden' | 'required';

/**
 * One row of a system's table of actions: where the action is allowed, under which conditions, and
 * what follows. Conditions that are left out do not exist. They are asked in the one order of
 * `eligibility/precedence.ts`, whatever order they are written in.
 */
export interface Rule {
	readonly in: readonly PaymentStatus[];
	/** A further condition on the state of the payment, or on what the shop agreed. */
	readonly state?: (situation: Situation) => Refusal | null;
	readonly delivery?: readonly DeliveryStatus[];
	/** Whether changes that were not sent forbid the action, or are what it is about. */
	readonly unsent?: Unsent | ((situation: Situation) => Unsent | null);
	/** The interval that is shown; `time` is what closes. Null: time decides nothing here. */
	readonly window?: (situation: Situation) => Span | null;
	readonly time?: (situation: Situation) => Refusal | null;
	readonly amount?: (situation: Situation) => Refusal | null;
	/** Whether it reaches the gateway. */
	readonly linked: boolean | ((situation: Situation) => boolean);
	readonly leavesTask?: (situation: Situation) => LeftTask | null;
	/** The expiry that the action would bring, epoch ms. */
	readonly newExpiry?: (situation: Situation) => number | null;
	readonly warnings?: (situation: Situation) => readonly Warning[];
	readonly source: Source;
}

/** Facts that only some systems look at. A described order need not name the others. */
export type OptionalFact =
	| 'carrier'
	| 'authorizedAt'
	| 'capturedAt'
	| 'extensions'
	| 'pointsOnly'
	| 'reservation'
	| 'destinations'
	| 'captureErrorAcknowledged'
	| 'captureRequestedAt'
	| 'execAt'
	| 'startLimitSeconds'
	| 'deliveredAt'
	| 'validityNgAt';

/** Bounds of a number of days in a contract, both included. */
export interface DaysTerm {
	readonly min: number;
	readonly max: number;
	readonly required: boolean;
}

/** Switches of a shop's contract that only some systems look at. */
export type ContractSwitch = 'extensionEnabled' | 'linkedCancelAfterCapture';

/** A payment system, complete: see `registry.ts` for how one is added. */
export interface Method<State extends string = string> {
	readonly system: PaymentSystem;
	/** The document that describes its statuses; the source of refusals by state and delivery. */
	readonly source: Source;

	/** Every gateway state; catalogues of labels are keyed by them. */
	readonly states: readonly State[];
	/** States in which a payment can begin. */
	readonly initialStates: readonly State[];
	/** States that nothing leaves. */
	readonly deadEnds: readonly State[];
	readonly transitions: readonly Transition<State>[];
	readonly statusOf: Readonly<Record<State, PaymentStatus>>;
	/** States in which the shop has a word of its own, 売上失敗, after a capture from here failed. */
	readonly captureFailedIn: readonly State[];
	/** States in which the gateway holds or has the buyer's money. */
	readonly liveStates: readonly State[];
	/** States that say that nothing is open at the gateway: no person need look there. */
	readonly endedStates: readonly State[];
	/** The facts as they must be judged, where the desk knows more than the gateway tells. */
	readonly asJudged?: (facts: OrderFacts) => OrderFacts;

	/** The table of actions; an action that is absent is not offered by the system. */
	readonly rules: Readonly<Partial<Record<Action, readonly Rule[]>>>;
	/** What closes every action but an inquiry at once. */
	readonly closesAll?: (situation: Situation) => Refusal | null;
	/** Why an action has no row in a status, where the common words of that status would be wrong. */
	readonly withoutRow?: (action: Action, situation: Situation) => Refusal | null;

	/**
	 * Every window whose inputs are there, past ones included; at most one of each kind. Only windows
	 * that come round again, such as a month's, depend on the instant `at` (epoch ms).
	 */
	readonly deadlines: (facts: OrderFacts, terms: ContractTerms, at: number) => readonly Deadline[];
	/** The one deadline that a person must watch. */
	readonly nextDeadline: (situation: Omit<Situation, 'newAmount'>) => NextDeadline | null;
	/** The instant (epoch ms) at which money would be lost, whatever the present; null: none. */
	readonly riskDeadline: (situation: Omit<Situation, 'newAmount' | 'at'>) => number | null;

	/** Which of the optional facts the rules read, and in which states they must be known. */
	readonly reads: readonly OptionalFact[];
	readonly needs: Readonly<Partial<Record<OptionalFact, readonly State[]>>>;
	/** What a contract may say; what is absent is not looked at. */
	readonly contract: {
		readonly validityDays?: DaysTerm;
		readonly extensionDays?: DaysTerm;
		readonly switches?: readonly ContractSwitch[];
	};
}
