import { requireDemo } from '../../demo/demo-context.ts';
import { removeFaults } from '../../demo/remove-faults.ts';
import { procedure } from '../init.ts';

/** Everything goes right again. */
export const clearFaults = procedure('simulator.manage').mutation(async ({ ctx }) =>
	removeFaults(requireDemo(ctx.app), null)
);
