import { countWaitingAlerts } from '$lib/server/alerts/list-alerts.ts';
import { countUnseenNotices } from '$lib/server/notes/list-notices.ts';
import { listShops } from '$lib/server/orders/list-shops.ts';
import type { LayoutServerLoad } from './$types';

/** What every screen stands on; shops, person and alerts only for who is signed in. */
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
		shops: person ? await listShops(app.reads.db) : [],
		alerts: person ? await countWaitingAlerts(app.reads.db) : 0,
		notices: person ? await countUnseenNotices(app.reads.db, person.id) : 0
	};
};
