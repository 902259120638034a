import { endSessions as end } from '../../auth/people/end-sessions.ts';
import { procedure } from '../init.ts';
import { personId } from './person-id.ts';

/** Signs a person out everywhere. */
export const endSessions = procedure('people.manage')
	.input(personId)
	.mutation(async ({ ctx, input }) => ({
		ended: await end(ctx.app.access, ctx.principal, input.personId)
	}));
