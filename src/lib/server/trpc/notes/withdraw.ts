import { z } from 'zod';
import { withdrawNote } from '../../notes/withdraw-note.ts';
import { procedure } from '../init.ts';

/** Takes the caller's own note back. */
export const withdraw = procedure('notes.write')
	.input(z.strictObject({ id: z.int().min(1) }))
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return withdrawNote(ctx.app.orders, { id: input.id, author: { id, name } });
	});
