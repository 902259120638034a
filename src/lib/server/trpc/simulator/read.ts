import type { SimulatorView } from '../../../contract/simulator.ts';
import { requireDemo } from '../../demo/demo-context.ts';
import { readSimulator } from '../../demo/read-simulator.ts';
import { procedure } from '../init.ts';

/** The simulated gateways, and their ledger against the desk. */
export const read = procedure('simulator.manage').query(async ({ ctx }): Promise<SimulatorView> =>
	readSimulator(requireDemo(ctx.app))
);
