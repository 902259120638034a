import { z } from 'zod';
import type { DemoContext } from './demo-context.ts';

const left = z.object({ faults: z.array(z.unknown()) });

/**
 * Things go right again.
 * @param id of one fault; null: all of them
 * @throws CodedError NOT_FOUND when somebody else has removed it
 */
export async function removeFaults(
	{ simulator }: Pick<DemoContext, 'simulator'>,
	id: number | null
): Promise<void> {
	await simulator.call('DELETE', id === null ? 'faults' : `faults?id=${id}`, left);
}
