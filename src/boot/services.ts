import { join } from 'node:path';
import { migrateDatabase } from '../lib/server/db/migrate.ts';
import type { Logger } from '../lib/server/log.ts';
import type { Settings } from '../lib/server/settings.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { checkExternalPostgres } from './external-postgres.ts';
import { type SimulatorProcess, startSimulator } from './simulator-process.ts';
import type { StopSequence } from './stop-sequence.ts';

const MIGRATIONS = join(import.meta.dirname, '../../drizzle');

export type Services = {
	readonly databaseUrl: string;
	readonly simulator: SimulatorProcess | null;
	/** Settles when the embedded database is gone although nobody stopped it. */
	readonly databaseLost: Promise<void>;
};

/**
 * Starts what the application stands on, in order: the database (embedded or given), its migrations,
 * and in the demo the gateways' simulator. Each registers its own end.
 */
export async function startServices(
	settings: Settings,
	stops: StopSequence,
	log: Logger
): Promise<Services> {
	const { databaseUrl, databaseLost } = await startDatabase(settings, stops, log);
	const startedAt = performance.now();
	await migrateDatabase(databaseUrl, MIGRATIONS);
	log.info({ ms: Math.round(performance.now() - startedAt) }, 'database schema is current');
	return { databaseUrl, databaseLost, simulator: await startDemo(settings, stops, log) };
}

async function startDatabase(
	{ database, dataDir }: Settings,
	stops: StopSequence,
	log: Logger
): Promise<Pick<Services, 'databaseUrl' | 'databaseLost'>> {
	if (database.kind === 'external') {
		await checkExternalPostgres(database.url);
		return { databaseUrl: database.url, databaseLost: new Promise(() => undefined) };
	}
	const startedAt = performance.now();
	const server = await startEmbeddedPostgres({ dataDir });
	stops.onStop('embedded PostgreSQL', () => server.stop(), 3800);
	log.info(
		{ ms: Math.round(performance.now() - startedAt), cluster: server.clusterDir },
		server.adopted ? 'adopted the running PostgreSQL' : 'started PostgreSQL'
	);
	return { databaseUrl: server.url, databaseLost: server.lost };
}

async function startDemo(
	settings: Settings,
	stops: StopSequence,
	log: Logger
): Promise<SimulatorProcess | null> {
	const { demo } = settings;
	if (demo === null) return null;
	const simulator = await startSimulator({ ...settings, demo }, log);
	stops.onStop('simulator', () => simulator.stop());
	log.info({ url: simulator.url }, 'started the gateway simulator');
	return simulator;
}
