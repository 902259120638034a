import type { Access } from '$lib/contract/access.ts';
import { taskListFrom } from '$lib/contract/tasks.ts';
import { requirePerson } from '$lib/server/auth/principal.ts';
import { listTasks } from '$lib/server/tasks/list-tasks.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'orders.read';

const FIRST_PAGE = 100;

/** The list of work items that the URL names, its first page, and where in the log both stand. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const list = taskListFrom(url.searchParams);
	const { id: personId } = requirePerson(locals.principal);
	const request = { list, personId, cursor: null, limit: FIRST_PAGE, held: [] };
	return { list, ...(await listTasks(locals.app.reads, request)) };
};
