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
	 * not_sent), `tookMs`. A notification: `status`, `verdict`.
	 */
	detail: Record<string, unknown>;
	/** Codes of the gateway or of ours, as they stand in the record. */
	codes: string[];
	/** The exchange itself, secrets masked. */
	raw: { request: string; answer: string | null } | null;
}
