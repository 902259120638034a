import type { Access } from '$lib/contract/access.ts';
import { listPeople } from '$lib/server/auth/people/list-people.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'people.manage';

/** Everybody who works here, and the real time on which sessions and links run. */
export const load: PageServerLoad = async ({ locals: { app } }) => ({
	people: await listPeople(app.access),
	now: app.clock.real()
});
