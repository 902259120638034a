import type { ContractTerms } from '../domain/orders/contract-terms.ts';
import type { OrderFacts } from '../domain/orders/order-facts.ts';
import type { Action, PaymentStatus } from '../domain/orders/vocabulary.ts';
import type { AlertRow } from './alerts.ts';

/** What a person can set off at a gateway: the rules' actions, and one of two steps. */
export type OperationAction = Action | 'sendThenCapture';
/** What changes the desk only and is no action of the rules. */
export type LocalAction = 'discardChange' | 'recordExpiry';

/** Can this reach a gateway? What cannot changes the desk alone and never stands on an order's row. */
export function isOperationAction(
	action: OperationAction | LocalAction
): action is OperationAction {
	return action !== 'discardChange' && action !== 'recordExpiry';
}

/** The operation that is under way on an order, as every screen shows it. Instants in epoch ms. */
export interface OperationRow {
	id: string;
	action: OperationAction;
	/** in_flight: the gateway has been asked; unknown: no answer came and the truth is inquired. */
	state: 'in_flight' | 'unknown';
	actor: string;
	startedAt: number;
	nextInquiryAt: number | null;
}

/**
 * One order as lists and the order page hold it: small enough for thousands of rows, complete enough
 * for the browser to judge every action with the same rules as the server. Instants in epoch ms.
 */
export interface OrderRow {
	id: number;
	shop: string;
	number: string;
	version: number;
	buyer: {
		name: string;
		kana: string | null;
		email: string | null;
		/** The reading, else the name, folded: what lists are sorted by. */
		sort: string;
	};
	/** Who looks after it; null: nobody. */
	assignee: { id: string; name: string } | null;
	/** Notes that stand on it. */
	notes: number;
	facts: OrderFacts;
	terms: ContractTerms;
	/** Derived by the domain when the row was written; the counters and tabs go by it. */
	paymentStatus: PaymentStatus;
	/** The gateway's own spelling, shown where we do not know the state. */
	gatewayStateRaw: string | null;
	gatewayOrderId: string | null;
	slipNumber: string | null;
	/** When the gateway last showed its state to us; null before the first answer. */
	confirmedAt: number | null;
	/** Closing of capture while authorized, of authentication while the buyer may pay. */
	riskDeadlineAt: number | null;
	operation: OperationRow | null;
	/** Code of an answer of the gateway that could not be read, until one can. */
	anomaly: { code: string; at: number } | null;
	/** Work items that nobody has closed. */
	openTasks: number;
	/** The most pressing alert that is still open. */
	alert: AlertRow | null;
	updatedAt: number;
}
