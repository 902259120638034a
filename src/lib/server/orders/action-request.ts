import type { EditedLine } from '../../domain/orders/order-lines.ts';
import type { Actor } from './actor.ts';

/** What a person asks for, with what they typed. */
export type Demand =
	| {
			action:
				| 'capture'
				| 'cancel'
				| 'sendChange'
				| 'sendThenCapture'
				| 'extend'
				| 'deliver'
				| 'return'
				| 'changePaymentMethod'
				| 'discardChange';
	  }
	/** The new total in yen. */
	| { action: 'changeAmount'; newAmount: number }
	| { action: 'changeContent'; lines: EditedLine[] }
	/** The first instant too late, epoch ms, as read at the gateway's console; null: as computed. */
	| { action: 'recordExpiry'; expiresAt: number | null };

/** One press of one person on one order. */
export type ActionRequest = Demand & {
	/** UUID made by the caller before it sends; a retry of the same press keeps it. */
	id: string;
	shop: string;
	number: string;
	/** The version that the person saw. */
	version: number;
	actor: Actor & { kind: 'person'; id: string; name: string };
	/** May this person also cancel a captured payment at the gateway? */
	mayCancelCaptured: boolean;
};

/** What the person typed, as the operation keeps it: the same identity never means something else. */
export function inputOf(demand: Demand): Record<string, unknown> {
	switch (demand.action) {
		case 'changeAmount':
			return { newAmount: demand.newAmount };
		case 'changeContent':
			return { lines: demand.lines };
		case 'recordExpiry':
			return { expiresAt: demand.expiresAt };
		default:
			return {};
	}
}
