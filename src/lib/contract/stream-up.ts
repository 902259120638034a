import { z } from 'zod';
import type { UpEvent, UpPayloads } from './stream.ts';

const shop = z.string().min(1).max(64);
const number = z.string().min(1).max(64);

/** What the server checks of every message of a socket, before anything else looks at it. */
export const UP_SCHEMAS: { readonly [E in UpEvent]: z.ZodType<UpPayloads[E]> } = {
	'stream:subscribe': z.strictObject({
		protocol: z.int().min(0),
		position: z.string().max(80).nullable(),
		screen: z.discriminatedUnion('kind', [
			z.strictObject({ kind: z.literal('desk') }),
			z.strictObject({ kind: z.literal('runs') }),
			z.strictObject({ kind: z.literal('order'), shop, number })
		])
	}),
	'presence:set': z.strictObject({
		order: z.strictObject({ shop, number }).nullable(),
		mode: z.enum(['viewing', 'editing']),
		away: z.boolean()
	})
};
