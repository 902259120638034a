import type { Access } from '$lib/contract/access.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** Everything that a request needs is there: 200, else 503. */
export const GET: RequestHandler = async ({ locals }) => {
	const ready = await locals.app.isReady().catch(() => false);
	return new Response(ready ? 'ready\n' : 'not ready\n', {
		status: ready ? 200 : 503,
		headers: { 'content-type': 'text/plain' }
	});
};
