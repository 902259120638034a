import { z } from 'zod';
import { requireDemo } from '../../demo/demo-context.ts';
import { removeFaults } from '../../demo/remove-faults.ts';
import { procedure } from '../init.ts';

/** One fault is over. */
export const removeFault = procedure('simulator.manage')
	.input(z.strictObject({ id: z.int().min(1) }))
	.mutation(async ({ ctx, input }) => removeFaults(requireDemo(ctx.app), input.id));
