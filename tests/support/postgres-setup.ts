import type { TestProject } from 'vitest/node';
import { startTestPostgres } from './postgres-server.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		templateUrl: string;
	}
}

/** Vitest global setup of the project `pg`: one server for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await startTestPostgres();
	project.provide('templateUrl', server.templateUrl);
	return () => server.stop();
}
