import type { RecruitStatusTable } from '../../lib/contract/gateway-codes.ts';
import { refusal, type Answer } from '../wire/answer.ts';
import type { Field } from '../wire/fields.ts';
import type { EffectKind, GatewayShop, Transaction } from './transaction.ts';

/** What an API needs to know besides its fields. */
export interface GatewayConditions {
	/** The gateway's clock, epoch milliseconds. */
	readonly now: number;
	readonly seed: string;
	/** Where RecruitStart is served. */
	readonly baseUrl: string;
	readonly status: RecruitStatusTable;
	/** How long 即時売上受付 and 返品 last before they are final, in milliseconds. */
	readonly confirmationMs: number;
	/** Fault: an order is captured again by every further capture request. */
	readonly capturesAgain: boolean;
	/** Fault: no new authorization is to be had for the buyer's card. */
	readonly cardRefuses: boolean;
}

export interface EntryCall extends GatewayConditions {
	readonly values: ReadonlyMap<string, string>;
	readonly shop: GatewayShop;
}

export interface TradeCall extends GatewayConditions {
	readonly values: ReadonlyMap<string, string>;
	readonly transaction: Transaction;
}

/** What a call did. Without `next` nothing changed. */
export interface Outcome {
	readonly answer: Answer;
	readonly next?: Transaction;
	readonly effect?: EffectKind;
}

interface ApiDescription {
	readonly name: string;
	/** In the order in which their errors are listed. */
	readonly fields: readonly Field[];
}

/** Registers a transaction. */
export interface EntryApi extends ApiDescription {
	readonly kind: 'entry';
	execute(call: EntryCall): Outcome;
}

/** Works on a transaction whose AccessID and AccessPass the caller knows. */
export interface OperationApi extends ApiDescription {
	readonly kind: 'operation';
	execute(call: TradeCall): Outcome;
}

/** Reads a transaction by its OrderID. */
export interface InquiryApi extends ApiDescription {
	readonly kind: 'inquiry';
	execute(call: TradeCall): Outcome;
}

export type RecruitApi = EntryApi | OperationApi | InquiryApi;

/** Nothing happened, and this is why. */
export function refused(...errInfos: readonly [string, ...string[]]): Outcome {
	return { answer: refusal(...errInfos) };
}

/** A yen field that passed its check; absent (only Tax may be) is 0. */
export function yen(values: ReadonlyMap<string, string>, name: 'Amount' | 'Tax'): number {
	return Number(values.get(name) || '0');
}
