import { z } from 'zod';
import { requireDemo } from '../../demo/demo-context.ts';
import { sendNotification } from '../../demo/send-notification.ts';
import { procedure } from '../init.ts';
import { orderReference } from './order-reference.ts';

const times = z.int().min(1).max(20);

/** A notification by hand: the truth, once more, a lie, or the connection test. */
export const notify = procedure('simulator.manage')
	.input(
		z.discriminatedUnion('kind', [
			z.strictObject({
				kind: z.literal('send'),
				order: orderReference,
				times,
				status: z
					.string()
					.regex(/^[A-Z0-9_]{1,15}$/)
					.nullable()
			}),
			z.strictObject({ kind: z.literal('repeat'), order: orderReference, times }),
			z.strictObject({ kind: z.literal('test'), times })
		])
	)
	.mutation(async ({ ctx, input }) => sendNotification(requireDemo(ctx.app), input));
