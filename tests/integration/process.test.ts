import { connect } from 'node:net';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../src/boot/build.ts';
import { freePort, isAlive } from '../../src/boot/postgres-process.ts';
import { runNode } from '../support/child-process.ts';
import { type Desk, startDesk } from '../support/desk.ts';
import { makeTemporaryFolder, removeDataDir } from '../support/temporary-folder.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const PATIENCE = { timeout: 20_000, interval: 100 };
const desks: Desk[] = [];

beforeAll(() => buildIfStale((line) => process.stdout.write(`${line}\n`)), 180_000);

afterEach(async () => {
	for (const desk of desks.splice(0)) await desk.stop();
});

async function open(options?: Parameters<typeof startDesk>[0]): Promise<Desk> {
	const desk = await startDesk(options);
	desks.push(desk);
	return desk;
}

/** Ports that something of the desk listens on: itself, its database, its simulator. */
async function listens(url: string): Promise<boolean> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve) => {
		const socket = connect(Number(port), hostname);
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}

/** What a start that ends with 1 says. */
async function refusal(env: Record<string, string>): Promise<string> {
	const main = runNode(MAIN, { env: { PORT: '0', ...env } });
	expect(await main.ended(20_000)).toBe(1);
	return main.output();
}

describe('a running desk', () => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await startDesk({ env: { DEMO: 'off' } });
	});
	afterAll(() => desk.stop());

	test('answers under both loopback names, and its pages name the right protocol', async () => {
		const { port } = new URL(desk.url);
		for (const name of ['localhost', '127.0.0.1']) {
			const response = await fetch(`http://${name}:${port}/healthz`);
			expect(response.status, name).toBe(200);
			const page = await fetch(`http://${name}:${port}/`, { redirect: 'manual' });
			expect(page.status, name).toBeLessThan(400);
			expect(page.headers.get('location') ?? '').not.toContain('https:');
		}
	});

	test('refuses a body above the limit and survives a broken request', async () => {
		const response = await fetch(`${desk.url}/notify/gmo-pg`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: `ShopID=${'x'.repeat(3_000_000)}`
		});
		expect(response.status).toBe(413);
		await new Promise<void>((resolve) => {
			const socket = connect(Number(new URL(desk.url).port), '127.0.0.1', () => {
				socket.end('GET /%E0%A4%A HTTP/1.1\r\nHost: "\r\n\r\n');
			});
			socket.on('error', () => undefined);
			socket.on('close', () => resolve());
			socket.resume();
		});
		expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
	});

	test('refuses a second one on its data folder, and goes on', async () => {
		const output = await refusal({ DATA_DIR: desk.dataDir });
		expect(output).toContain(
			`Another Yoshin (process ${String(desk.pid)}) already uses the data folder ${desk.dataDir}`
		);
		expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
	});

	test('keeps its port', async () => {
		const { port } = new URL(desk.url);
		expect(await refusal({ PORT: port, DATA_DIR: desk.dataDir })).toContain(
			`PORT: 127.0.0.1:${port} is in use`
		);
	});
});

describe('SIGTERM', () => {
	test('ends everything within five seconds with sockets open', async () => {
		const desk = await open();
		const socket = io(desk.url, { transports: ['websocket'], auth: { apiKey: desk.apiKey } });
		await new Promise<void>((resolve, reject) => {
			socket.once('connect', resolve);
			socket.once('connect_error', reject);
		});
		const idle = connect(Number(new URL(desk.url).port), '127.0.0.1');
		await new Promise((resolve) => idle.once('connect', resolve));
		const ended = new Promise((resolve) => socket.once('disconnect', resolve));
		const startedAt = performance.now();
		expect(await desk.kill('SIGTERM')).toBe(0);
		const ms = performance.now() - startedAt;
		console.log(`SIGTERM with two sockets open: ${ms.toFixed(0)} ms`);
		expect(ms).toBeLessThan(5000);
		await ended;
		socket.close();
		idle.destroy();
		expect(await listens(desk.url)).toBe(false);
		expect(await listens(desk.simulatorUrl ?? '')).toBe(false);
		expect(await stat(join(desk.dataDir, 'postgres/postmaster.pid')).catch(() => null)).toBeNull();
		expect(isAlive(desk.pid)).toBe(false);
	});
});

describe('SIGKILL', () => {
	test('leaves a database that the next start adopts, and no simulator', async () => {
		const folder = await makeTemporaryFolder();
		try {
			const first = await open({ dataDir: folder.path });
			expect(await first.kill('SIGKILL')).toBe('SIGKILL');
			expect(await stat(join(folder.path, 'postgres/postmaster.pid'))).toBeTruthy();
			const second = await open({ dataDir: folder.path, env: { LOG_LEVEL: 'info' } });
			expect(second.output()).toContain('adopted the running PostgreSQL');
			expect(await listens(first.simulatorUrl ?? '')).toBe(
				first.simulatorUrl === second.simulatorUrl
			);
			await second.kill('SIGTERM');
		} finally {
			await removeDataDir(folder.path);
		}
	});

	test('of the simulator alone: it is started again at the same address', async () => {
		const desk = await open();
		const isSimulator = (pid: number): boolean =>
			readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('simulator/main.ts');
		const childrenOf = (pid: number): number[] =>
			readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
		const [victim = 0] = childrenOf(desk.pid).filter(isSimulator);
		process.kill(victim, 'SIGKILL');
		await expect.poll(() => isAlive(victim)).toBe(false);
		const shops = `${desk.simulatorUrl ?? ''}/control/shops`;
		await expect
			.poll(
				() =>
					fetch(shops).then(
						({ ok }) => ok,
						() => false
					),
				PATIENCE
			)
			.toBe(true);
		expect(childrenOf(desk.pid).filter(isSimulator)).not.toContain(victim);
		expect((await fetch(`${desk.url}/readyz`)).status).toBe(200);
	});
});

describe('a start that cannot succeed says why', () => {
	test('unusable settings, all at once', async () => {
		const output = await refusal({ PORT: 'x', REDIS_URL: 'redis://cache', DATA_DIR: '/nowhere' });
		expect(output).toMatch(/Yoshin cannot start\.\n\nPORT: .+\nREDIS_URL: .+\n/);
	});

	test('an unreachable database', async () => {
		const port = String(await freePort());
		const output = await refusal({
			DATABASE_URL: `postgres://u:secret@127.0.0.1:${port}/yoshin`,
			SECRET_KEY: 'x'.repeat(32)
		});
		expect(output).toContain('DATABASE_URL: ');
		expect(output).not.toContain('secret@');
	});
});
