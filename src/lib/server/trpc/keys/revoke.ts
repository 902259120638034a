import { z } from 'zod';
import { revokeKey } from '../../auth/keys/revoke-key.ts';
import { procedure } from '../init.ts';

/** Ends a key for good. */
export const revoke = procedure('keys.manage')
	.input(z.strictObject({ keyId: z.string().regex(/^[\w-]{1,64}$/) }))
	.mutation(async ({ ctx, input }) => revokeKey(ctx.app.access, ctx.principal, input.keyId));
