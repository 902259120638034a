import type { AccessDeclaration } from '$lib/contract/access.ts';
import { getOrders } from '$lib/server/api/get-orders.ts';
import { postOrders } from '$lib/server/api/post-orders.ts';
import { requirePrincipal } from '$lib/server/auth/principal.ts';
import type { RequestHandler } from './$types';

export const _access: AccessDeclaration = {
	GET: { scope: 'orders:read', permission: 'orders.read' },
	POST: { scope: 'orders:write' }
};

export const GET: RequestHandler = ({ locals, url }) => getOrders(locals.app, url.searchParams);

export const POST: RequestHandler = ({ locals, request }) =>
	postOrders(locals.app, requirePrincipal(locals.principal), request);
