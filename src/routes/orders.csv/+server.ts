import type { AccessDeclaration } from '$lib/contract/access.ts';
import { loadOrderFileText } from '$lib/i18n/order-file.ts';
import { loadText } from '$lib/i18n/text.ts';
import { ordersCsv } from '$lib/server/api/orders-csv.ts';
import { requirePrincipal } from '$lib/server/auth/principal.ts';
import type { RequestHandler } from './$types';

export const _access: AccessDeclaration = {
	GET: { scope: 'orders:read', permission: 'orders.read' }
};

/** What a view lists, as a file or for the clipboard. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const [{ words }, orderFile] = await Promise.all([
		loadText(locals.locale),
		loadOrderFileText(locals.locale)
	]);
	const principal = requirePrincipal(locals.principal);
	return ordersCsv(locals.app, principal, { words, orderFile }, url.searchParams);
};
