import type { Access } from '$lib/contract/access.ts';
import { getOrder } from '$lib/server/api/get-order.ts';
import type { RequestHandler } from './$types';

export const _access: Access = { scope: 'orders:read', permission: 'orders.read' };

export const GET: RequestHandler = ({ locals, params, url }) =>
	getOrder(locals.app, params, url.searchParams);
