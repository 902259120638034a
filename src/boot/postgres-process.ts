import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
	chown,
	mkdir,
	open,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	writeFile
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { runAs } from './postgres-account.ts';
import type { PostgresPlaces } from './postgres-places.ts';

/** The superuser inside the embedded cluster. */
export const CLUSTER_USER = 'yoshin';
const PASSWORD_FILE = 'yoshin.password';

/** What `postmaster.pid` says about a server that is alive. */
export type Postmaster = { readonly pid: number; readonly port: number };

/**
 * Creates the cluster unless it exists. It appears under its name in one step, password included,
 * so that a start killed half-way, or two starts at once, leave nothing broken behind.
 */
export async function ensureCluster(places: PostgresPlaces): Promise<void> {
	const { clusterDir, account } = places;
	await removeAbandoned(clusterDir);
	if ((await stat(clusterDir).catch(() => null)) !== null) return;
	const fresh = `${clusterDir}.new-${String(process.pid)}`;
	const passwordFile = `${fresh}.password`;
	await mkdir(fresh, { mode: 0o700 });
	await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
	if (account !== null) {
		await chown(fresh, account.uid, account.gid);
		await chown(passwordFile, account.uid, account.gid);
	}
	await run(places, 'initdb', [
		`--pgdata=${fresh}`,
		`--username=${CLUSTER_USER}`,
		`--pwfile=${passwordFile}`,
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		// Sorting by code point on every machine; character classes that know Japanese (pg_trgm finds
		// nothing in it under the plain C locale).
		'--locale=C.UTF-8',
		'--locale-provider=builtin',
		'--builtin-locale=C.UTF-8',
		'--lc-messages=C',
		'--data-checksums'
	]);
	await rename(passwordFile, join(fresh, PASSWORD_FILE));
	try {
		await rename(fresh, clusterDir);
	} catch (error) {
		// Another start of the same moment was faster: its cluster is as good as ours.
		await rm(fresh, { recursive: true, force: true });
		if ((await stat(clusterDir).catch(() => null)) === null) throw error;
	}
}

/** The password that the cluster was created with. */
export async function readClusterPassword(clusterDir: string): Promise<string> {
	return readFile(join(clusterDir, PASSWORD_FILE), 'utf8');
}

/** Starts the server on a free port of 127.0.0.1 and returns at once; it outlives a killed parent. */
export async function spawnPostgres(
	places: PostgresPlaces,
	logFile: string,
	parameters: Readonly<Record<string, string>>
): Promise<ChildProcess> {
	const all = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		timezone: 'UTC',
		log_timezone: 'UTC',
		...parameters
	};
	const log = await open(logFile, 'a', 0o600);
	try {
		return spawn(
			join(places.binDir, 'postgres'),
			[
				'-D',
				places.clusterDir,
				'-p',
				String(await freePort()),
				...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
			],
			{
				...runAs(places.account),
				cwd: places.clusterDir,
				env: postgresEnvironment(),
				// A group of its own: Ctrl-C in the terminal must not stop the database before us.
				detached: true,
				stdio: ['ignore', log.fd, log.fd]
			}
		);
	} finally {
		await log.close();
	}
}

/**
 * Reads `postmaster.pid`; null when no server of this cluster is alive. A file whose process number
 * now belongs to some other program (a restarted container) is removed, because PostgreSQL itself
 * would refuse to start over it.
 */
export async function readPostmaster(clusterDir: string): Promise<Postmaster | null> {
	const file = join(clusterDir, 'postmaster.pid');
	const text = await readFile(file, 'utf8').catch(() => null);
	if (text === null) return null;
	const lines = text.split('\n');
	const pid = Number(lines[0]);
	const port = Number(lines[3]);
	if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
	const command = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => null);
	if (command !== null && command !== '' && !command.split('\0').includes(clusterDir)) {
		await rm(file, { force: true });
		return null;
	}
	return { pid, port: Number.isInteger(port) ? port : 0 };
}

/** Fast stop (open sessions are ended, nothing is lost); a server that hangs is stopped at once. */
export async function stopPostmaster(pid: number): Promise<void> {
	for (const [signal, patience] of [
		['SIGINT', 2000],
		['SIGQUIT', 1000],
		['SIGKILL', 500]
	] as const) {
		if (!isAlive(pid)) return;
		process.kill(pid, signal);
		if (await isGoneWithin(pid, patience)) return;
	}
}

async function isGoneWithin(pid: number, patience: number): Promise<boolean> {
	for (let waited = 0; waited < patience; waited += 10) {
		if (!isAlive(pid)) return true;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	return false;
}

/** Whether a process with this number runs, whoever owns it; one that ended but was not reaped does not. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
	}
	try {
		return !/\) [ZX] /.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
	} catch {
		// No /proc on this system: the signal's answer stands.
		return true;
	}
}

/** Asks the system for a TCP port of 127.0.0.1 that nobody uses now. */
export async function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => {
				if (address === null || typeof address === 'string') reject(new Error('no TCP port'));
				else resolve(address.port);
			});
		});
	});
}

async function removeAbandoned(clusterDir: string): Promise<void> {
	const prefix = `${basename(clusterDir)}.new-`;
	for (const name of await readdir(dirname(clusterDir))) {
		if (!name.startsWith(prefix)) continue;
		if (isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
		// The initdb of a killed start may still be writing there for a moment.
		await rm(join(dirname(clusterDir), name), {
			recursive: true,
			force: true,
			maxRetries: 5,
			retryDelay: 100
		});
	}
}

async function run(places: PostgresPlaces, program: string, args: string[]): Promise<void> {
	const child = spawn(join(places.binDir, program), args, {
		...runAs(places.account),
		cwd: '/',
		env: postgresEnvironment(),
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code !== 0) throw new Error(`${program} failed (exit ${String(code)}): ${output.trim()}`);
}

function postgresEnvironment(): NodeJS.ProcessEnv {
	return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C.UTF-8' };
}
