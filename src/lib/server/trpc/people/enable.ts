import { enablePerson } from '../../auth/people/enable-person.ts';
import { procedure } from '../init.ts';
import { personId } from './person-id.ts';

/** May sign in again. */
export const enable = procedure('people.manage')
	.input(personId)
	.mutation(async ({ ctx, input }) => enablePerson(ctx.app.access, ctx.principal, input.personId));
