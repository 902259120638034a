import { listShops } from '$lib/server/orders/list-shops.ts';
import type { LayoutServerLoad } from './$types';

/** What every screen stands on; shops and person only for who is signed in. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { app, principal, locale, theme } = locals;
	const person = principal?.kind === 'person' ? principal : null;
	return {
		me: person && { id: person.id, name: person.name, role: person.role },
		locale,
		theme,
		serverNow: app.clock.real(),
		demoOffsetMs: app.clock.offsetMs(),
		isDemo: app.settings.demo !== null,
		shops: person ? await listShops(app.reads.db) : []
	};
};
