import type { Access } from '$lib/contract/access.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'loopback-or-key';

/** Prometheus. */
export const GET: RequestHandler = async ({ locals }) => {
	const { registry } = locals.app.metrics;
	return new Response(await registry.metrics(), {
		headers: { 'content-type': registry.contentType }
	});
};
