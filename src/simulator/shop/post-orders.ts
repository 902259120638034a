import type { DeskAddress } from '../desk-address.ts';
import type { DeskOrder } from './desk-order.ts';

/** What the desk said about one order. */
export type OrderVerdict =
	| { readonly kind: 'taken' }
	/** Wrong for good: the same order would be refused again. */
	| { readonly kind: 'refused'; readonly reason: string }
	/** The desk could not do it this time. */
	| { readonly kind: 'later'; readonly reason: string };

/** What the desk said about one batch. */
export type PostResult =
	/** One verdict per order, in the batch's order. */
	| { readonly kind: 'answered'; readonly verdicts: readonly OrderVerdict[] }
	/** The batch as a whole was refused: its orders may be sent singly. */
	| { readonly kind: 'refused'; readonly reason: string }
	/** The desk is down, busy or does not know the key: try again later. */
	| { readonly kind: 'unavailable'; readonly reason: string; readonly retryAfterMs: number };

const LIMIT_MS = 60_000;

function verdictOf(item: unknown): OrderVerdict {
	const reason = JSON.stringify(item);
	if (typeof item !== 'object' || item === null) return { kind: 'refused', reason };
	if ('result' in item) return { kind: 'taken' };
	const status = 'status' in item ? Number(item.status) : 422;
	return { kind: status >= 500 || status === 429 ? 'later' : 'refused', reason };
}

function isTemporary(status: number): boolean {
	return status >= 500 || [401, 403, 404, 408, 425, 429].includes(status);
}

function reasonOf(error: unknown): string {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	return cause instanceof Error ? cause.message : String(cause);
}

/** `POST /api/v1/orders` with up to 500 orders. Never throws. */
export async function postOrders(
	desk: DeskAddress,
	orders: readonly DeskOrder[],
	stopping: AbortSignal
): Promise<PostResult> {
	try {
		const response = await fetch(`${desk.url}/api/v1/orders`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json; charset=utf-8',
				authorization: `Bearer ${desk.apiKey}`
			},
			body: JSON.stringify(orders),
			signal: AbortSignal.any([stopping, AbortSignal.timeout(LIMIT_MS)])
		});
		const text = await response.text();
		const reason = `HTTP ${response.status} ${text.slice(0, 300)}`;
		if (isTemporary(response.status)) {
			const seconds = Number(response.headers.get('retry-after') ?? 0);
			return { kind: 'unavailable', reason, retryAfterMs: seconds * 1000 || 0 };
		}
		if (!response.ok) return { kind: 'refused', reason };
		const items: unknown = JSON.parse(text);
		if (!Array.isArray(items) || items.length !== orders.length) {
			return {
				kind: 'unavailable',
				reason: `not one answer per order: ${reason}`,
				retryAfterMs: 0
			};
		}
		return { kind: 'answered', verdicts: items.map(verdictOf) };
	} catch (error) {
		return { kind: 'unavailable', reason: reasonOf(error), retryAfterMs: 0 };
	}
}
