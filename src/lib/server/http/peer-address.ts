import type { RequestEvent } from '@sveltejs/kit';
import type { IncomingMessage } from 'node:http';

/**
 * The address at the other end of the TCP connection, whatever headers say. The adapter hands over
 * the raw request; in development there is none, and SvelteKit reads no header there.
 */
export function peerAddress(
	event: Pick<RequestEvent, 'platform' | 'getClientAddress'>
): string | undefined {
	const platform: { req?: IncomingMessage } | undefined = event.platform;
	return platform?.req === undefined ? event.getClientAddress() : platform.req.socket.remoteAddress;
}
