import { inject } from 'vitest';
import { cloneDatabase, type TestDatabase } from './postgres-server.ts';
import './postgres-setup.ts';

/**
 * A migrated database of its own for one test file (project `pg`). Call `drop` in `afterAll`, after
 * closing every connection of yours.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
	return cloneDatabase(inject('templateUrl'));
}
