import type { RecruitGatewayState } from '../../lib/contract/gateway-codes.ts';

/** What a shop's contract says about its authorizations. */
export interface ContractTerms {
	/** 1–60, the day of the authorization included. */
	readonly validityDays: number;
	/** 1–119 */
	readonly extensionDays: number;
	readonly extensionEnabled: boolean;
}

/** A shop as the gateway knows it. */
export interface GatewayShop {
	readonly shopId: string;
	readonly shopPass: string;
	readonly terms: ContractTerms;
}

export type JobCd = 'AUTH' | 'CAPTURE';

/** Yen. The charged total is their sum. */
export interface Charge {
	readonly amount: number;
	readonly tax: number;
}

export function totalOf(charge: Charge): number {
	return charge.amount + charge.tax;
}

/** What the buyer used at Recruit besides a card. */
export interface BuyerMeans {
	readonly pointsUsed: number;
	readonly pointsOnly: boolean;
	/** Yen paid by Recruit, withdrawn when the total falls below the threshold. */
	readonly coupon: { readonly amount: number; readonly threshold: number } | null;
	/** Yen paid by the shop. */
	readonly shopCoupon: number;
}

/** What ExecTranRecruit added to an entered transaction. */
export interface Execution {
	readonly at: number;
	readonly token: string;
	readonly recruitOrderId: string;
	readonly itemName: string;
	readonly retUrl: string;
	readonly clientFields: readonly [string, string, string];
	/** The first instant at which the buyer's authentication is too late. */
	readonly limitAt: number;
}

/** One transaction of the gateway. Instants are epoch milliseconds on the gateway's clock. */
export interface Transaction {
	readonly shopId: string;
	readonly orderId: string;
	readonly accessId: string;
	readonly accessPass: string;
	readonly jobCd: JobCd;
	readonly charge: Charge;
	readonly terms: ContractTerms;
	readonly state: RecruitGatewayState;
	/** ProcessDate: the last operation that changed the transaction. */
	readonly processedAt: number;
	readonly enteredAt: number;
	readonly execution: Execution | null;
	readonly means: BuyerMeans;
	readonly authorizedAt: number | null;
	/** The first instant at which the authorization no longer holds: always 00:00 JST. */
	readonly expiresAt: number | null;
	readonly extendedAt: number | null;
	/** When 即時売上受付 or 返品 becomes final. */
	readonly finalAt: number | null;
	/** 即時売上受付 will end in 決済失敗, without a notification. */
	readonly captureWillFail: boolean;
	readonly capturedAt: number | null;
	readonly capturedAs: 'SALES' | 'CAPTURE' | null;
	/** 返品: the charge that is accepted but not final. */
	readonly pendingCharge: Charge | null;
	/** ErrInfo of what ended the transaction in 決済失敗. */
	readonly failure: string | null;
}

/** Something that happened to money or to its authorization: what a test counts. */
export type EffectKind = 'AUTHORIZE' | 'CAPTURE' | 'CANCEL' | 'CHANGE' | 'EXTEND';

/** `<ShopID>/<OrderID>`: OrderIDs are unique per shop only. */
export function keyOf(transaction: Pick<Transaction, 'shopId' | 'orderId'>): string {
	return `${transaction.shopId}/${transaction.orderId}`;
}
