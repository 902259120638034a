import type { Access } from '$lib/contract/access.ts';

export const _access: Access = 'public';

/** The process answers. */
export function GET(): Response {
	return new Response('ok\n', { headers: { 'content-type': 'text/plain' } });
}
