import type { IncomingMessage } from 'node:http';

/**
 * Replayed history calls the same wire at past instants: the request carries its instant and a key
 * that only this process knows. Everybody else's requests happen now.
 */
export const PIN_HEADERS = { instant: 'x-simulator-instant', key: 'x-simulator-key' } as const;

/** Epoch milliseconds at which the request happens, or undefined: now. */
export function pinnedInstant(request: IncomingMessage, key: string): number | undefined {
	if (request.headers[PIN_HEADERS.key] !== key) return undefined;
	const instant = Number(request.headers[PIN_HEADERS.instant]);
	return Number.isSafeInteger(instant) ? instant : undefined;
}
