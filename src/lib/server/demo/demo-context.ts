import type { Sql } from 'postgres';
import { CodedError } from '../../contract/errors.ts';
import type { MovableClock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { TruthBounds } from '../orders/use-case.ts';
import type { SimulatorClient } from './simulator-client.ts';
import type { Turns } from './turns.ts';

/** What the use cases of the demo's simulator need; wired only while the demo is on. */
export interface DemoContext {
	db: Database;
	sql: Sql;
	clock: MovableClock;
	simulator: SimulatorClient;
	/** Whoever reads one clock to set the other. */
	clockTurns: Turns;
	truth: Pick<TruthBounds, 'finishMs' | 'stalenessMs'>;
}

/**
 * The demo, where it is on.
 * @throws CodedError NOT_FOUND: without the demo there is no simulator to speak to
 */
export function requireDemo({ demo }: { demo: DemoContext | null }): DemoContext {
	if (demo === null) throw new CodedError('NOT_FOUND');
	return demo;
}
