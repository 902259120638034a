import type { LocalAction, OperationAction } from '../../contract/order-row.ts';
import type { AlertKind } from '../../domain/alerts.ts';
import type { PaygentCarrierState } from '../../domain/methods/paygent-carrier/states.ts';
import type { PaygentCreditState } from '../../domain/methods/paygent-credit/states.ts';
import type { RecruitState } from '../../domain/methods/recruit/states.ts';
import type { SgpCardState } from '../../domain/methods/sgp-card/states.ts';
import type { SubscriptionCardState } from '../../domain/methods/subscription-card/states.ts';
import type {
	DeadlineKind,
	DeliveryStatus,
	PaymentStatus,
	PaymentSystem,
	WorkItemKind
} from '../../domain/orders/vocabulary.ts';
import type { Locale } from '../locale.ts';
import type { rules } from './ja/rules.ts';

/** One word explained: a short sentence each, two at most. GLOSSARY.md says the same for engineers. */
export interface Explanation {
	readonly means: string;
	/** What it means for the money. */
	readonly money: string;
	/** What a person does next. */
	readonly next: string;
}

export type Explained<Word extends string> = Readonly<Record<Word, Explanation>>;

interface StateOf extends Record<PaymentSystem, string> {
	recruit: RecruitState;
	'sgp-card': SgpCardState;
	'subscription-card': SubscriptionCardState;
	'paygent-credit': PaygentCreditState;
	'paygent-carrier': PaygentCarrierState;
}
export type ExplainedStates = {
	readonly [System in PaymentSystem]: Explained<StateOf[System]>;
};

/**
 * What every word of the desk means. It is exact: a status, state or action without its explanation
 * does not compile, nor does an explanation of what does not exist. No screen loads it before somebody
 * asks.
 */
export interface HelpText {
	readonly paymentStatus: Explained<PaymentStatus>;
	readonly outcomeUnknown: Explanation;
	readonly gatewayState: ExplainedStates;
	readonly deliveryStatus: Explained<DeliveryStatus>;
	readonly action: Explained<OperationAction | LocalAction>;
	readonly deadline: Explained<DeadlineKind>;
	readonly alert: Explained<AlertKind>;
	readonly task: Explained<WorkItemKind>;
	/** The page that shows the rules. */
	readonly rules: typeof rules;
}

/** The explanations in one language; only the active one is ever loaded. */
export async function loadHelp(locale: Locale): Promise<HelpText> {
	const { help } = locale === 'ja' ? await import('./ja/index.ts') : await import('./en/index.ts');
	return help;
}
