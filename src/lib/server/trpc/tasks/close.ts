import { z } from 'zod';
import { PROOF_LIMIT } from '../../../contract/tasks.ts';
import { closeTask } from '../../tasks/close-task.ts';
import { procedure } from '../init.ts';
import { taskPress } from './task-press.ts';

/** What was done at the console, in the person's words; lines may break, nothing invisible stays. */
const proof = z
	.string()
	.transform((text) => text.normalize('NFC').trim())
	.pipe(
		z
			.string()
			.min(1)
			.max(PROOF_LIMIT)
			.regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])+$/u)
	);

/** Closes it by hand. */
export const close = procedure('orders.act')
	.input(taskPress.extend({ proof }))
	.mutation(({ ctx, input }) => {
		const { id, name } = ctx.principal;
		return closeTask(ctx.app.orders, { ...input, actor: { kind: 'person', id, name } });
	});
