import { z } from 'zod';
import { keyName, keyScopes, type NewKey } from '../../../contract/keys.ts';
import { addDays, parseDay, startOfDay } from '../../../domain/calendar.ts';
import { createKey } from '../../auth/keys/create-key.ts';
import { procedure } from '../init.ts';

/** The last day (JST) on which it works, as `2026-12-05`; the key ends with that day. */
const lastDay = z.string().transform((text, context) => {
	const day = parseDay(text);
	if (day === null) context.addIssue({ code: 'custom', message: 'not a day' });
	return day === null ? z.NEVER : startOfDay(addDays(day, 1));
});

/** A new key: the only answer that holds it. */
export const create = procedure('keys.manage')
	.input(z.strictObject({ name: keyName, scopes: keyScopes, expiresOn: lastDay.nullable() }))
	.mutation(({ ctx, input }): Promise<NewKey> => {
		const { name, scopes, expiresOn } = input;
		return createKey(ctx.app.access, ctx.principal, { name, scopes, expiresAt: expiresOn });
	});
