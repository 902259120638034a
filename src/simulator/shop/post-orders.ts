import type { DeskAddress } from '../simulation.ts';
import type { DeskOrder } from './desk-order.ts';

/** What the desk said about one batch. */
export type PostResult =
	/** Per order, in the batch's order: undefined is fine, a text says why it was refused. */
	| { readonly kind: 'answered'; readonly refusals: readonly (string | undefined)[] }
	/** The batch as a whole was refused: its orders may be sent singly. */
	| { readonly kind: 'refused'; readonly reason: string }
	/** The desk is down, busy or does not know the key: try again later. */
	| { readonly kind: 'unavailable'; readonly reason: string; readonly retryAfterMs: number };

const LIMIT_MS = 60_000;

function refusalOf(item: unknown): string | undefined {
	if (typeof item !== 'object' || item === null) return 'not an answer';
	if ('error' in item && item.error) return JSON.stringify(item.error);
	return 'result' in item ? undefined : JSON.stringify(item);
}

/** The answers of a batch: an array, or an array under `results`. */
function itemsOf(body: unknown): unknown[] | undefined {
	if (Array.isArray(body)) return body;
	if (typeof body !== 'object' || body === null) return undefined;
	return 'results' in body && Array.isArray(body.results) ? body.results : undefined;
}

function isTemporary(status: number): boolean {
	return status >= 500 || [401, 403, 404, 408, 425, 429].includes(status);
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
			const retryAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1000;
			return { kind: 'unavailable', reason, retryAfterMs: retryAfterMs || 0 };
		}
		const items = itemsOf(JSON.parse(text));
		if (items?.length === orders.length) {
			return { kind: 'answered', refusals: items.map(refusalOf) };
		}
		return { kind: 'refused', reason };
	} catch (error) {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		const reason = cause instanceof Error ? cause.message : String(cause);
		return { kind: 'unavailable', reason, retryAfterMs: 0 };
	}
}
