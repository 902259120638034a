import { z } from 'zod';
import { addNote } from '../../notes/add-note.ts';
import { procedure } from '../init.ts';
import { orderName } from '../orders/order-name.ts';
import { noteText } from './note-text.ts';

/** Writes a note on an order. */
export const add = procedure('notes.write')
	.input(orderName.extend({ id: z.uuid(), body: noteText }))
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return addNote(ctx.app.orders, { ...input, author: { id, name } });
	});
