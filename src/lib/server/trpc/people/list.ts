import type { PersonView } from '../../../contract/people.ts';
import { listPeople } from '../../auth/people/list-people.ts';
import { procedure } from '../init.ts';

/** Everybody who works at the desk. */
export const list = procedure('people.manage').query(({ ctx }): Promise<PersonView[]> =>
	listPeople(ctx.app.access)
);
