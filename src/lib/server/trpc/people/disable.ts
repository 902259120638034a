import { disablePerson } from '../../auth/people/disable-person.ts';
import { procedure } from '../init.ts';
import { personId } from './person-id.ts';

/** No sign-in any more; the person's sessions end. */
export const disable = procedure('people.manage')
	.input(personId)
	.mutation(async ({ ctx, input }) => disablePerson(ctx.app.access, ctx.principal, input.personId));
