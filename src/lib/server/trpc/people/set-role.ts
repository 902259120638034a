import { role } from '../../../contract/people.ts';
import { setRole as give } from '../../auth/people/set-role.ts';
import { procedure } from '../init.ts';
import { personId } from './person-id.ts';

/** Another role; the person's sessions end. */
export const setRole = procedure('people.manage')
	.input(personId.extend({ role }))
	.mutation(async ({ ctx, input }) => give(ctx.app.access, ctx.principal, input));
