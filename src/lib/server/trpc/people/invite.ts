import { z } from 'zod';
import { emailAddress, type Invitation, personName, role } from '../../../contract/people.ts';
import { invitePerson } from '../../auth/people/invite-person.ts';
import { procedure } from '../init.ts';

/** A new person, and the link with which that person chooses a password. */
export const invite = procedure('people.manage')
	.input(z.strictObject({ name: personName, email: emailAddress, role }))
	.mutation(({ ctx, input }): Promise<Invitation> =>
		invitePerson(ctx.app.access, ctx.principal, input)
	);
