import { join } from 'node:path';
import postgres from 'postgres';
import { ensureDataDir } from './data-folder.ts';
import { findPostgresPlaces, type PostgresPlaces } from './postgres-places.ts';
import {
	CLUSTER_USER,
	ensureCluster,
	isAlive,
	readClusterPassword,
	readPostmaster,
	spawnPostgres,
	stopPostmaster
} from './postgres-process.ts';
import { StartError } from './start-error.ts';

/** How long a server may take to answer: crash recovery is part of it. */
const START_PATIENCE_MS = 60_000;
/** Together with their pauses about four seconds: long enough for a killed server's sessions to end. */
const MOST_STARTS = 8;
/** Any fixed number: it names "the Yoshin that uses this cluster" among the advisory locks. */
const OWNER_LOCK = 7_046_513;
const OWNER_NAME = 'yoshin-main-';

export type EmbeddedPostgres = {
	/** Connection string of the database. */
	readonly url: string;
	/** True when the server was already running without an owner (its Yoshin was killed). */
	readonly adopted: boolean;
	readonly clusterDir: string;
	/** Settles when the server is lost without `stop` having been called. */
	readonly lost: Promise<void>;
	stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
	readonly dataDir: string;
	/** Name of the database, created if missing. */
	readonly database?: string;
	/** Server parameters beyond our own, for example `fsync`. */
	readonly parameters?: Readonly<Record<string, string>>;
};

/**
 * Starts, or adopts, the PostgreSQL server that lives in the data folder.
 *
 * Ownership is a session advisory lock in the server itself: it ends with the process that holds it
 * however that dies, so a second start is refused while the first lives and adopts the server after.
 *
 * @throws StartError when the folder is in use or the server cannot start
 */
export async function startEmbeddedPostgres(
	options: EmbeddedPostgresOptions
): Promise<EmbeddedPostgres> {
	const { dataDir, database = 'yoshin', parameters = {} } = options;
	ensureDataDir(dataDir);
	const places = await findPostgresPlaces(dataDir);
	await ensureCluster(places);
	const password = await readClusterPassword(places.clusterDir);
	const urlOf = (port: number, name: string): string =>
		`postgres://${CLUSTER_USER}:${password}@127.0.0.1:${String(port)}/${name}`;

	const server = await startOrFind(places, join(dataDir, 'postgres.log'), parameters, (port) =>
		urlOf(port, 'postgres')
	);
	let stopping = false;
	const lost = Promise.withResolvers<void>();
	const owner = postgres(urlOf(server.port, 'postgres'), {
		max: 1,
		idle_timeout: 0,
		max_lifetime: null,
		onnotice: () => undefined,
		connection: { application_name: `${OWNER_NAME}${String(process.pid)}` },
		onclose: () => {
			if (!stopping) lost.resolve();
		}
	});
	try {
		await takeOwnership(owner, dataDir);
		const found = await owner`select 1 from pg_database where datname = ${database}`;
		if (found.length === 0) await owner`create database ${owner(database)}`;
	} catch (error) {
		stopping = true;
		await owner.end({ timeout: 1 });
		throw error;
	}
	return {
		url: urlOf(server.port, database),
		adopted: server.adopted,
		clusterDir: places.clusterDir,
		lost: lost.promise,
		async stop() {
			stopping = true;
			await owner.end({ timeout: 1 });
			await stopPostmaster(server.pid);
		}
	};
}

type RunningServer = { readonly pid: number; readonly port: number; readonly adopted: boolean };

async function startOrFind(
	places: PostgresPlaces,
	logFile: string,
	parameters: Readonly<Record<string, string>>,
	urlOf: (port: number) => string
): Promise<RunningServer> {
	const giveUpAt = performance.now() + START_PATIENCE_MS;
	let spawned: number | undefined;
	let failedStarts = 0;
	while (performance.now() < giveUpAt) {
		const postmaster = await readPostmaster(places.clusterDir);
		if (postmaster !== null && postmaster.port > 0) {
			if (await answers(urlOf(postmaster.port), places.clusterDir)) {
				return { ...postmaster, adopted: postmaster.pid !== spawned };
			}
		} else if (postmaster === null && (spawned === undefined || !isAlive(spawned))) {
			// Somebody else may take the free port between the question and the start, and sessions of a
			// server that was killed hold its shared memory for a moment: try again, ever more slowly.
			if (failedStarts === MOST_STARTS) break;
			if (failedStarts > 0) await delay(Math.min(50 * 2 ** failedStarts, 800));
			failedStarts += 1;
			const child = await spawnPostgres(places, logFile, parameters);
			child.unref();
			child.once('error', () => undefined);
			spawned = child.pid;
		}
		await delay(20);
	}
	throw new StartError(`The embedded PostgreSQL did not start; its last words are in ${logFile}.`);
}

/** Whether the server behind the address is up and is the one of this folder. */
async function answers(url: string, clusterDir: string): Promise<boolean> {
	const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
	try {
		const [row] = await sql<{ dir: string }[]>`select current_setting('data_directory') as dir`;
		return row?.dir === clusterDir;
	} catch {
		return false;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

async function takeOwnership(owner: postgres.Sql, dataDir: string): Promise<void> {
	for (;;) {
		const [lock] = await owner<{ taken: boolean }[]>`
			select pg_try_advisory_lock(${OWNER_LOCK}) as taken`;
		if (lock?.taken === true) return;
		const [holder] = await owner<{ name: string }[]>`
			select application_name as name from pg_stat_activity
			where pid = (select pid from pg_locks where locktype = 'advisory' and objid = ${OWNER_LOCK} and granted)`;
		const pid = Number(holder?.name.slice(OWNER_NAME.length));
		if (holder !== undefined && isAlive(pid)) {
			throw new StartError(
				`Another Yoshin (process ${String(pid)}) already uses the data folder ${dataDir}. ` +
					'Stop it first, or set DATA_DIR to another folder.'
			);
		}
		// Its owner has just died and the server has not noticed yet.
		await delay(20);
	}
}

async function delay(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms));
}
