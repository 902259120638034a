import { formatJst } from '../domain/calendar.ts';
import { judge } from '../domain/eligibility/judge.ts';
import type { Refusal } from '../domain/orders/refusal.ts';
import type { Judgement, Verdict, Warning } from '../domain/orders/verdict.ts';
import type { Action, DeadlineKind, PaymentStatus } from '../domain/orders/vocabulary.ts';
import type { EligibilityError } from './eligibility-error.ts';
import { readEligibilityQuestion, type FindStored } from './eligibility-question.ts';
import { ERROR_STATUS } from './errors.ts';

/** A sentence in both languages. */
export interface Message {
	readonly ja: string;
	readonly en: string;
}

/** Whatever has a code and a sentence in this answer. */
export type Said = Refusal | Warning | EligibilityError;
export type MessageOf = (said: Said) => Message;

interface VerdictAnswer {
	readonly allowed: boolean;
	readonly code?: string;
	readonly message?: Message;
	/** Reaches the gateway; absent where the system has no rule for the action in this state. */
	readonly linked?: boolean;
	/** A person must finish at the gateway's console. */
	readonly leavesTask?: boolean;
	/** ISO with +09:00; present whenever time decides. */
	readonly opensAt?: string;
	readonly closesAt?: string;
	readonly newExpiry?: string;
	readonly warnings?: readonly { readonly code: string; readonly message: Message }[];
	readonly source: string;
}

export interface EligibilityAnswer {
	readonly paymentStatus: PaymentStatus;
	readonly actions: Readonly<Record<Action, VerdictAnswer>>;
	readonly deadlines: readonly {
		readonly kind: DeadlineKind;
		readonly opensAt: string;
		readonly closesAt: string;
	}[];
}

export interface ErrorAnswer {
	readonly error: {
		readonly code: string;
		readonly message: Message;
		readonly field: string | null;
	};
}

/** A judgement as the public API words it: the same facts, times as ISO in JST, codes with sentences. */
export function toAnswer(judgement: Judgement, message: MessageOf): EligibilityAnswer {
	const verdicts = Object.entries(judgement.actions).map(
		([action, verdict]) => [action, verdictAnswer(verdict, message)] as const
	);
	return {
		paymentStatus: judgement.paymentStatus,
		actions: Object.fromEntries(verdicts) as Record<Action, VerdictAnswer>,
		deadlines: judgement.deadlines.map(({ kind, opensAt, closesAt }) => ({
			kind,
			opensAt: formatJst(opensAt),
			closesAt: formatJst(closesAt)
		}))
	};
}

function verdictAnswer(verdict: Verdict, message: MessageOf): VerdictAnswer {
	const { allowed, refusal, linked, opensAt, closesAt, newExpiry, warnings, source } = verdict;
	return {
		allowed,
		...(refusal === null ? {} : { code: refusal.code, message: message(refusal) }),
		...(linked === null ? {} : { linked, leavesTask: verdict.leavesTask !== null }),
		...(opensAt === null ? {} : { opensAt: formatJst(opensAt) }),
		...(closesAt === null ? {} : { closesAt: formatJst(closesAt) }),
		...(newExpiry === null ? {} : { newExpiry: formatJst(newExpiry) }),
		...(warnings.length === 0
			? {}
			: { warnings: warnings.map((said) => ({ code: said.code, message: message(said) })) }),
		source
	};
}

export interface EligibilityDependencies {
	/** Epoch ms; the instant that is judged where the question names none. */
	readonly now: number;
	readonly findStored: FindStored;
	readonly message: MessageOf;
}

/**
 * "What may be done with this order at this instant, and why not?" The whole of
 * `POST /api/v1/eligibility` but for the door: any JSON in, status and body out, nothing guessed and
 * nothing changed.
 */
export async function answerEligibility(
	body: unknown,
	{ now, findStored, message }: EligibilityDependencies
): Promise<{ status: number; body: EligibilityAnswer | ErrorAnswer }> {
	const question = await readEligibilityQuestion(body, now, findStored);
	if (question.ok) {
		const { facts, terms, at } = question;
		const judgement = judge(facts, terms, at, question.newAmount);
		return { status: 200, body: toAnswer(judgement, message) };
	}
	const { code, field } = question.error;
	const status = code === 'UNKNOWN_ORDER' ? ERROR_STATUS[code] : 422;
	return { status, body: { error: { code, message: message(question.error), field } } };
}
