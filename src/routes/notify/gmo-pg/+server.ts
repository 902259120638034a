import type { Access } from '$lib/contract/access.ts';
import { NOTIFICATION_ANSWER } from '$lib/contract/gateway-codes.ts';
import { readBytes } from '$lib/server/http/read-body.ts';
import { receiveResultNotification } from '$lib/server/notifications/receive-result-notification.ts';
import type { RequestHandler } from './$types';

/** Gateways sign nothing and send no Origin; what they say is only a reason to inquire. */
export const _access: Access = 'gateway';

const LIMIT_BYTES = 64 * 1024;

/** Result notifications of GMO-PG. `0`: taken. `1`: not kept, so the gateway sends it again. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const body = await readBytes(request, LIMIT_BYTES);
	try {
		await receiveResultNotification(locals.app.orders, body);
		return plain(NOTIFICATION_ANSWER.accepted);
	} catch (error) {
		locals.app.log.error({ err: error }, 'a notification could not be kept');
		return plain(NOTIFICATION_ANSWER.failed);
	}
};

function plain(answer: string): Response {
	return new Response(answer, { headers: { 'content-type': 'text/plain;charset=Windows-31J' } });
}
