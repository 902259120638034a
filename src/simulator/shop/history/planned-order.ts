import type { BuyerMeans } from '../../recruit/transaction.ts';
import type { DeskOrder } from '../desk-order.ts';
import type { OrderDraft } from '../draft-order.ts';
import type { DemoShop } from '../shops.ts';

/** One thing that happened to a payment, at an instant of the gateway's clock. */
export type Step = { readonly at: number } & (
	| { readonly act: 'enter' | 'execute' | 'start' | 'fail' | 'capture' | 'cancel' | 'extend' }
	| {
			readonly act: 'confirm';
			readonly means: BuyerMeans;
			/** Immediate sale only; absent: a few seconds. */
			readonly confirmationMs?: number;
			readonly captureWillFail?: boolean;
	  }
	/** `finalMs`: how long 返品 lasts; absent: a few seconds. */
	| { readonly act: 'change'; readonly amount: number; readonly finalMs?: number }
);

/** One attempt to pay; a buyer whose first one failed may make a second. */
export interface PlannedPayment {
	/** What the buyer is asked for at entry, in yen. */
	readonly amount: number;
	/** In the order of time. */
	readonly steps: readonly Step[];
}

/** An order of the past, told to its present end. */
export interface PlannedOrder {
	readonly shop: DemoShop;
	readonly orderedAt: number;
	readonly draft: OrderDraft;
	readonly payments: readonly PlannedPayment[];
	readonly delivery: DeskOrder['deliveryStatus'];
	readonly slipNumber: string | null;
	readonly updatedAt: number;
}
