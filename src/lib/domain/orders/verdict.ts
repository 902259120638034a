import type { Refusal, Source } from './refusal.ts';
import type {
	Action,
	DeadlineKind,
	PaymentStatus,
	PaymentSystem,
	WorkItemKind
} from './vocabulary.ts';

/** A half-open interval [opensAt, closesAt) in epoch ms: `closesAt` is the first instant too late. */
export interface Window {
	readonly opensAt: number;
	readonly closesAt: number;
}

/** When something opens and closes, as far as time decides it; null: time does not. Epoch ms. */
export interface Span {
	readonly opensAt: number | null;
	readonly closesAt: number | null;
}

/** What a person should know before doing something that is allowed. Amounts in yen. */
export interface WarningParams {
	BUYER_WILL_BE_MAILED: Record<never, never>;
	COUPON_MAY_BE_WITHDRAWN: { threshold: number; newAmount: number };
	BUYER_MAY_STILL_PAY: { until: number | null };
	ALL_DESTINATIONS_CANCELLED: { destinations: number };
	FEES_NOT_RECALCULATED: Record<never, never>;
	EXTENSION_MAY_FAIL: Record<never, never>;
	NO_SIGN_OF_SHIPPING: Record<never, never>;
	RETURN_DOES_NOT_CANCEL: { system: PaymentSystem };
	LEAVES_MONTHLY_REPORT: Record<never, never>;
	REPORT_STANDS: Record<never, never>;
}
export type Warning = {
	[Code in keyof WarningParams]: { readonly code: Code; readonly params: WarningParams[Code] };
}[keyof WarningParams];

/** A work item that the action leaves behind; `dueAt` in epoch ms, null: as soon as possible. */
export interface LeftTask {
	readonly kind: WorkItemKind;
	readonly dueAt: number | null;
}

/** May this action be done with this order at this instant, and what follows from it? */
export interface Verdict {
	readonly allowed: boolean;
	/** Null exactly when allowed. */
	readonly refusal: Refusal | null;
	/** Whether it reaches the gateway; null where the system has no rule for it in this state. */
	readonly linked: boolean | null;
	/** What a person must finish at the console afterwards. */
	readonly leavesTask: LeftTask | null;
	/** Epoch ms; null unless time decides. */
	readonly opensAt: number | null;
	readonly closesAt: number | null;
	/** The expiry that an extension would bring, epoch ms. */
	readonly newExpiry: number | null;
	readonly warnings: readonly Warning[];
	readonly source: Source;
}

/** One window of an order; closed ones stay, with their times. */
export interface Deadline extends Window {
	readonly kind: DeadlineKind;
}

/** The one deadline that a person must watch. `at` may have passed: then the time left is negative. */
export interface NextDeadline {
	readonly kind: DeadlineKind;
	readonly edge: 'opens' | 'closes';
	/** Epoch ms. */
	readonly at: number;
}

/** The rule engine's whole answer for one order at one instant: always all actions. */
export interface Judgement {
	readonly paymentStatus: PaymentStatus;
	readonly actions: Readonly<Record<Action, Verdict>>;
	readonly deadlines: readonly Deadline[];
}
