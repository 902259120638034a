/**
 * One line of an order's history, newest first: what people, the shop and the desk changed (`audit`),
 * what was said to and by the gateway (`message`), and what the gateway told unasked (`notification`).
 */
export interface TimelineEntry {
	/** Unique within the order, and stable: `audit-17`, `message-4`, `notification-2`. */
	id: string;
	/** Desk time, epoch ms. */
	at: number;
	kind: 'audit' | 'message' | 'notification';
	actor: {
		kind: 'person' | 'shop' | 'gateway' | 'desk';
		name: string | null;
	};
	/** What happened, `noun:past-verb`: `order:received`, `capture:succeeded`, `gateway:inquired`. */
	event: string;
	/** Old and new value of what the entry changed, by the order's field. */
	changes: Record<string, [unknown, unknown]>;
	/**
	 * What else is known. A message: `api`, `outcome` (answered · refused · no_answer · unreadable ·
	 * not_sent), `tookMs`, `gatewayOrderId`. A notification: `status`, `verdict`.
	 */
	detail: Record<string, unknown>;
	/** Codes of the gateway or of ours, as they stand in the record. */
	codes: string[];
}

/** What crossed the wire for one entry of the timeline, secrets starred out; loaded on demand. */
export interface TimelineMessage {
	/** The entry's id. */
	id: string;
	/** The payment that it is about; null where that was not kept, or the message names none. */
	gatewayOrderId: string | null;
	/** What we sent; null for a notification, which the gateway begins. */
	sent: WireMessage | null;
	/** What came; null: nothing did. */
	received: WireMessage | null;
	/** What the error codes of the answer mean. */
	codes: { code: string; known: boolean; ja: string; en: string }[];
}

/** The bytes of one message and what they say. */
export interface WireMessage {
	/** Two digits a byte. */
	hex: string;
	/** Only the head of a longer message was kept. */
	isCut: boolean;
	/** Each pair with its place in the bytes; a piece without `=` has the key ''. */
	fields: { key: string; value: string; start: number; length: number }[];
}
