import type { Access } from '$lib/contract/access.ts';
import { auditFilterFrom } from '$lib/contract/audit.ts';
import { listActors } from '$lib/server/audit/list-actors.ts';
import { listEvents } from '$lib/server/audit/list-events.ts';
import { readAudit } from '$lib/server/audit/read-audit.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'audit.read';

const FIRST_PAGE = 60;

/** What the address filters, its first page, and what can be filtered by. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = locals.app.reads;
	const { filter, unread } = auditFilterFrom(url.searchParams);
	const [page, people, events] = await Promise.all([
		readAudit(db, filter, null, FIRST_PAGE),
		listActors(db),
		listEvents(db)
	]);
	return { filter, unread, page, people, events };
};
