import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAlive } from '../../src/boot/postgres-process.ts';
import { runNode, type WatchedChild } from '../support/child-process.ts';
import {
	makeTemporaryFolder,
	removeDataDir,
	type TemporaryFolder
} from '../support/temporary-folder.ts';
import { repetitions } from '../support/test-scale.ts';

type Owner = { url: string; adopted: boolean; clusterDir: string };

const OWNER_PROGRAM = join(import.meta.dirname, '../support/postgres-owner.ts');
const isRoot = process.getuid?.() === 0;

const children: WatchedChild[] = [];
let folder: TemporaryFolder;

beforeEach(async () => {
	folder = await makeTemporaryFolder();
});

afterEach(async () => {
	for (const { child } of children.splice(0)) child.kill('SIGKILL');
	// Whatever a test left running is adopted once more and stopped in the orderly way.
	const last = runNode(OWNER_PROGRAM, { args: [folder.path] });
	await last.seen(/owning/, 20_000);
	last.child.kill('SIGTERM');
	await last.ended(10_000);
	await folder.remove();
});

function launch(dataDir = folder.path): WatchedChild {
	const child = runNode(OWNER_PROGRAM, { args: [dataDir] });
	children.push(child);
	return child;
}

async function own(child: WatchedChild): Promise<Owner> {
	const [, json = ''] = await child.seen(/owning (.*)\n/, 20_000);
	return JSON.parse(json) as Owner;
}

async function query<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		return await work(sql);
	} finally {
		await sql.end();
	}
}

async function serverPid(clusterDir: string): Promise<number> {
	return Number.parseInt(await readFile(join(clusterDir, 'postmaster.pid'), 'utf8'), 10);
}

describe('a fresh server', () => {
	test('speaks UTF-8 in C.UTF-8, durably, to loopback and with a password only', async () => {
		const { url, adopted } = await own(launch());
		expect(adopted).toBe(false);
		const [facts] = await query(
			url,
			(sql) => sql`
				select pg_encoding_to_char(encoding) as encoding, datlocale as locale, datctype as ctype,
					current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
					current_setting('listen_addresses') as addresses,
					current_setting('unix_socket_directories') as sockets,
					current_setting('server_version_num')::int / 10000 as major
				from pg_database where datname = current_database()`
		);
		expect(facts).toEqual({
			encoding: 'UTF8',
			locale: 'C.UTF-8',
			ctype: 'C.UTF-8',
			fsync: 'on',
			commit: 'on',
			addresses: '127.0.0.1',
			sockets: '',
			major: 18
		});
		const wrong = new URL(url);
		wrong.password = 'wrong';
		await expect(query(wrong.href, (sql) => sql`select 1`)).rejects.toThrow(/password/);
	});

	test('finds trigrams in Japanese', async () => {
		const { url } = await own(launch());
		const [row] = await query(url, async (sql) => {
			await sql`create extension pg_trgm`;
			return sql<{ count: number }[]>`select cardinality(show_trgm('与信の注文')) as count`;
		});
		expect(row?.count).toBeGreaterThan(3);
	});

	test('ends with its owner on SIGTERM', async () => {
		const owner = launch();
		const { clusterDir } = await own(owner);
		const pid = await serverPid(clusterDir);
		owner.child.kill('SIGTERM');
		expect(await owner.ended(5000)).toBe(0);
		expect(isAlive(pid)).toBe(false);
		expect(await stat(join(clusterDir, 'postmaster.pid')).catch(() => null)).toBeNull();
	});
});

test('a second start is refused by name, and the first goes on', async () => {
	const first = launch();
	const { url } = await own(first);
	const second = launch();
	expect(await second.ended(10_000)).toBe(1);
	expect(second.output()).toContain(
		`Another Yoshin (process ${String(first.child.pid)}) already uses the data folder ${folder.path}`
	);
	expect(await query(url, (sql) => sql`select 1 as alive`)).toEqual([{ alive: 1 }]);
});

test('of two starts at the same moment on an empty folder one wins', async () => {
	const both = [launch(), launch()];
	const results = await Promise.all(
		both.map((child) =>
			Promise.race([
				own(child).then(() => 'owner'),
				child.ended(20_000).then(() => 'refused')
			]).catch(() => 'refused')
		)
	);
	expect(results.sort()).toEqual(['owner', 'refused']);
});

test('the server of a killed owner is adopted with everything that was committed', async () => {
	const first = launch();
	const before = await own(first);
	await query(before.url, (sql) => sql`create table kept as select 42 as answer`);
	const pid = await serverPid(before.clusterDir);
	first.child.kill('SIGKILL');
	await first.ended(5000);
	expect(isAlive(pid)).toBe(true);

	const second = launch();
	const after = await own(second);
	expect(after).toEqual({ ...before, adopted: true });
	expect(await query(after.url, (sql) => sql`select answer from kept`)).toEqual([{ answer: 42 }]);

	second.child.kill('SIGTERM');
	expect(await second.ended(5000)).toBe(0);
	expect(isAlive(pid)).toBe(false);
});

test('a server killed without warning is recovered at the next start', async () => {
	const first = launch();
	const { url, clusterDir } = await own(first);
	await query(url, (sql) => sql`create table kept as select 42 as answer`);
	process.kill(await serverPid(clusterDir), 'SIGKILL');
	await first.seen(/lost/, 5000);
	first.child.kill('SIGKILL');
	await first.ended(5000);

	const after = await own(launch());
	expect(after.adopted).toBe(false);
	expect(await query(after.url, (sql) => sql`select answer from kept`)).toEqual([{ answer: 42 }]);
});

test(
	'a start killed at any moment leaves a folder that the next one can use',
	{ timeout: 300_000 },
	async () => {
		const kills = repetitions({ quick: 4, full: 40 });
		for (let kill = 0; kill < kills; kill += 1) {
			const victim = launch();
			// Spread over Node's own start, initdb, the server's start and the creation of the database.
			await new Promise((resolve) => setTimeout(resolve, (1600 * (kill + 1)) / kills));
			victim.child.kill('SIGKILL');
			await victim.ended(5000);
		}
		const { url } = await own(launch());
		expect(await query(url, (sql) => sql`select 1 as alive`)).toEqual([{ alive: 1 }]);
		// What an initdb left half done under another name is gone.
		expect((await readdir(folder.path)).filter((name) => name.includes('.new-'))).toEqual([]);
	}
);

test('a data folder that other users cannot enter works, also for root', async () => {
	const closed = await makeTemporaryFolder(0o700);
	const dataDir = join(closed.path, 'data');
	try {
		const first = launch(dataDir);
		const { url, clusterDir } = await own(first);
		expect(await query(url, (sql) => sql`select 1 as alive`)).toEqual([{ alive: 1 }]);
		// Root hands PostgreSQL to another user, who could not enter; anybody else keeps it in place.
		expect(clusterDir.startsWith(closed.path)).toBe(!isRoot);
		first.child.kill('SIGTERM');
		expect(await first.ended(5000)).toBe(0);

		const second = launch(dataDir);
		expect((await own(second)).clusterDir).toBe(clusterDir);
		second.child.kill('SIGTERM');
		expect(await second.ended(5000)).toBe(0);
	} finally {
		await removeDataDir(dataDir);
		await closed.remove();
	}
});

test('the password and the cluster are closed to others', async () => {
	const { clusterDir } = await own(launch());
	expect((await stat(clusterDir)).mode & 0o077).toBe(0);
	expect((await stat(join(clusterDir, 'yoshin.password'))).mode & 0o077).toBe(0);
});
