import { z } from 'zod';

/** A press on a work item: which, and the version that the person saw. */
export const taskPress = z.strictObject({
	id: z.int().min(1),
	version: z.int().min(1)
});
