import type { RecruitStatusOverrides } from '../../contract/gateway-codes.ts';

/**
 * What a use case knows of a gateway. One implementation per wire protocol; none of them retries,
 * because only an inquiry may decide what happened to a request that got no answer.
 */
export interface PaymentGateway {
	/** Charges the held amount. */
	capture(payment: PaymentReference): Promise<Exchange<Receipt>>;
	/** Releases the held amount, or refunds a captured one. */
	cancel(payment: PaymentReference): Promise<Exchange<Receipt>>;
	/** Sets a new total (yen), up or down as the system's rules allow. */
	change(payment: PaymentReference, amount: number): Promise<Exchange<ChangeReceipt>>;
	/** Lengthens the authorization by the contract's days; the answer does not tell the new expiry. */
	extend(payment: PaymentReference): Promise<Exchange<ExtensionReceipt>>;
	/** Reads the transaction's state; changes nothing. */
	inquire(payment: PaymentReference): Promise<Exchange<Reading>>;
}

/** Where one payment lives: the shop's account at the gateway and the payment's own names there. */
export interface PaymentReference {
	endpoint: string;
	gatewayShopId: string;
	shopPass: string;
	gatewayOrderId: string;
	access: Access | null;
	/** This account's spelling of the statuses that no public source gives. */
	wireStatus: RecruitStatusOverrides;
}

/** The pair that every follow-up call needs; obtained by an inquiry, kept encrypted. */
export interface Access {
	accessId: string;
	accessPass: string;
}

/** The gateway's OK to a request. */
export interface Receipt {
	/** The state it names, when we know the word. */
	state: string | null;
	raw: string;
}

/** The gateway's OK to a change of the amount. */
export interface ChangeReceipt extends Receipt {
	/** The total (yen) that it took on, goods and shipping together. */
	amount: number;
}

/** The gateway's OK to an extension. */
export interface ExtensionReceipt extends Receipt {
	/** When it was carried out, exactly as the gateway wrote it. */
	extendedOn: string;
}

/** What an inquiry showed. Instants in epoch ms. */
export interface Reading {
	/** Our name of the state; null: the gateway used a word that we do not know. */
	state: string | null;
	raw: string;
	/** When the gateway last changed the transaction. */
	processedAt: number | null;
	/** Yen, goods and shipping together. */
	amount: number;
	/** When the buyer confirmed the order at the payment system. */
	orderedAt: number | null;
	/** When the authorization was last extended, exactly as the gateway wrote it; null: never. */
	extendedOn: string | null;
	immediate: boolean;
	access: Access;
}

/** One request and its answer as the timeline keeps them: bytes of the wire with the secrets starred out. */
export interface Exchange<T> {
	api: string;
	request: Uint8Array;
	answer: Uint8Array | null;
	result: ExchangeResult<T>;
}

export type ExchangeResult<T> =
	| { kind: 'answered'; value: T }
	/** ErrInfo codes in the gateway's order. */
	| { kind: 'refused'; codes: string[] }
	/** It may or may not have been executed. */
	| { kind: 'no_answer'; reason: string }
	/** Something came back that is not an answer of this protocol: as doubtful as silence. */
	| { kind: 'unreadable'; reason: UnreadableReason }
	/** The connection was refused before a byte left: certainly not executed. */
	| { kind: 'not_sent'; reason: string };

export type UnreadableReason =
	| 'ANSWER_TOO_LARGE'
	| 'ANSWER_EMPTY'
	| 'ANSWER_NOT_READABLE'
	| 'ANSWER_INCOMPLETE'
	| 'ANSWER_FOR_ANOTHER_PAYMENT';
