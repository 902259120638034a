import { isUnsent } from '../../contract/desk/matches-view.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { formatJst } from '../../domain/calendar.ts';

/** An order as the public API tells it. Instants are ISO with +09:00, amounts whole yen. */
export interface PublicOrder {
	shop: string;
	orderNumber: string;
	version: number;
	system: string;
	paymentStatus: string;
	gatewayState: string;
	/** When the gateway last confirmed its state; null: never yet. */
	confirmedAt: string | null;
	deliveryStatus: string;
	orderedAt: string;
	authorizedAt: string | null;
	capturedAt: string | null;
	/** Closing of capture while authorized, of authentication while the buyer may pay. */
	deadlineAt: string | null;
	amount: number;
	localAmount: number;
	unsent: boolean;
	buyerName: string;
	gatewayOrderId: string | null;
	slipNumber: string | null;
	operation: { id: string; action: string; state: string; actor: string; startedAt: string } | null;
}

/** The public shape of a row. */
export function publicOrder(row: OrderRow): PublicOrder {
	const { facts, operation } = row;
	return {
		shop: row.shop,
		orderNumber: row.number,
		version: row.version,
		system: facts.system,
		paymentStatus: row.paymentStatus,
		gatewayState: facts.gatewayState,
		confirmedAt: iso(row.confirmedAt),
		deliveryStatus: facts.deliveryStatus,
		orderedAt: formatJst(facts.orderedAt),
		authorizedAt: iso(facts.authorizedAt),
		capturedAt: iso(facts.capturedAt),
		deadlineAt: iso(row.riskDeadlineAt),
		amount: facts.amount,
		localAmount: facts.localAmount,
		unsent: isUnsent(row),
		buyerName: row.buyer.name,
		gatewayOrderId: row.gatewayOrderId,
		slipNumber: row.slipNumber,
		operation: operation && {
			id: operation.id,
			action: operation.action,
			state: operation.state,
			actor: operation.actor,
			startedAt: formatJst(operation.startedAt)
		}
	};
}

function iso(instant: number | null): string | null {
	return instant === null ? null : formatJst(instant);
}
