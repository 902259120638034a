import type { Carrier, DeliveryStatus, DeskStatus, PaymentSystem } from './vocabulary.ts';

/**
 * Everything about an order that a rule may look at. The server builds it from a row, the browser
 * from the wire; both then reach the same verdict. Instants are epoch milliseconds, amounts whole
 * yen, and what is absent is null.
 */
export interface OrderFacts {
	readonly system: PaymentSystem;
	readonly carrier: Carrier | null;
	/** The state last confirmed at the gateway, in the method's own vocabulary. */
	readonly gatewayState: string;
	/** Set where the desk knows more than the gateway; null: the gateway state decides the status. */
	readonly deskStatus: DeskStatus | null;
	readonly deliveryStatus: DeliveryStatus;
	/** False where the gateway has no order that could be inquired. */
	readonly hasGatewayOrder: boolean;

	readonly orderedAt: number;
	/** When the order was made at the gateway; null: `orderedAt` stands in for it. */
	readonly gatewayOrderedAt: number | null;
	readonly authorizedAt: number | null;
	/** When the gateway accepted an immediate sale that became final at `capturedAt`. */
	readonly acceptedAt: number | null;
	/** The gateway's processing time of the first final sale; later amount changes do not move it. */
	readonly capturedAt: number | null;
	/** Successful extensions so far. */
	readonly extensions: number;
	/**
	 * The expiry that an admin read at the gateway's console: it replaces the computed one, extensions
	 * so far included, so whoever records a later extension moves it as well.
	 */
	readonly expiryOverride: number | null;

	/** Yen that the gateway holds. */
	readonly amount: number;
	/** Yen on the desk; different from `amount` means a change that was not sent. */
	readonly localAmount: number;
	/** Lines or quantities were changed and not sent. */
	readonly contentUnsent: boolean;
	/** Paid with points only. */
	readonly pointsOnly: boolean;
	/** The total below which a used coupon may be withdrawn; null: no coupon, or not known. */
	readonly couponThreshold: number | null;
	/** A reservation order (予約商品): its card was only checked for validity. */
	readonly reservation: boolean;
	readonly destinations: number;
	/** A slip number is recorded: the goods were given to a carrier. */
	readonly hasSlipNumber: boolean;

	readonly captureErrorAcknowledged: boolean;
	readonly captureRequestedAt: number | null;
	readonly outcomeUnknown: boolean;
	readonly operationInFlight: boolean;
	/** Name of the slip-number import that holds the order. */
	readonly heldByImport: string | null;

	/** When the payment was handed to the gateway (exec), and the limit for the buyer to begin. */
	readonly execAt: number | null;
	readonly startLimitSeconds: number | null;
	readonly deliveredAt: number | null;
	/** When the registered card was found invalid. */
	readonly validityNgAt: number | null;
}
