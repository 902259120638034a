import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReceiver } from './testing/notification-receiver.ts';
import { rawRequest } from './testing/simulator-bench.ts';

const MAIN = join(import.meta.dirname, 'main.ts');

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'simulator-'));
});
afterEach(async () => {
	for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
	await rm(folder, { recursive: true, force: true });
});

function start(environment: Readonly<Record<string, string>> = {}): ChildProcess {
	const child = fork(MAIN, {
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		env: { ...process.env, SIMULATOR_LEDGER: join(folder, 'ledger.sqlite'), ...environment }
	});
	children.push(child);
	return child;
}

async function portOf(child: ChildProcess): Promise<number> {
	const [message] = (await once(child, 'message')) as [{ type: string; port: number }];
	expect(message.type).toBe('listening');
	return message.port;
}

describe('the process', () => {
	it.each(['SIGTERM', 'SIGINT'] as const)(
		'ends cleanly on %s with requests open',
		async (signal) => {
			const child = start();
			const url = `http://127.0.0.1:${await portOf(child)}`;
			await rawRequest(`${url}/control/faults`, 'POST', '{"kind":"late","ms":60000}');
			const open = rawRequest(`${url}/payment/SearchTradeMulti.idPass`, 'POST', 'OrderID=1').then(
				() => 'answered',
				() => 'broken'
			);
			await new Promise((resolve) => setTimeout(resolve, 100));
			const ended = once(child, 'exit');
			child.kill(signal);
			expect(await ended).toEqual([0, null]);
			expect(await open).toBe('broken');
		}
	);

	it('ends within a second when its parent is gone', async () => {
		const child = start();
		await portOf(child);
		const startedAt = performance.now();
		const ended = once(child, 'exit');
		child.disconnect();
		expect(await ended).toEqual([0, null]);
		expect(performance.now() - startedAt).toBeLessThan(1000);
	});

	it('tells its parent when history stands on the desk', async () => {
		const receiver = await startReceiver();
		const child = start({ SIMULATOR_REPLAY_ORDERS: '120' });
		const url = `http://127.0.0.1:${await portOf(child)}`;
		const replayed = once(child, 'message');
		const desk = { url: receiver.url, apiKey: 'k', ordersPerMinute: 0 };
		await rawRequest(`${url}/control/desk`, 'POST', JSON.stringify(desk));
		const [message] = (await replayed) as [{ type: string; orders: number; seconds: number }];
		expect(message).toMatchObject({ type: 'replayed', orders: 120 });
		expect(message.seconds).toBeGreaterThan(0);
		expect(receiver.batches.flat()).toHaveLength(120);
		const again = once(child, 'message');
		await rawRequest(`${url}/control/desk`, 'POST', JSON.stringify(desk));
		const [second] = (await again) as [object];
		expect(second).toEqual({ type: 'replayed', orders: 0, seconds: 0 });
		expect(receiver.batches.flat()).toHaveLength(120);
		await receiver.stop();
	}, 30_000);

	it('keeps what was committed when it is killed', async () => {
		const first = start();
		const port = await portOf(first);
		const url = `http://127.0.0.1:${port}`;
		const order = { orderId: 'K-1', amount: 100, stopAt: 'capture' };
		await rawRequest(`${url}/control/orders`, 'POST', JSON.stringify(order));
		const ended = once(first, 'exit');
		first.kill('SIGKILL');
		await ended;
		const second = start({ SIMULATOR_PORT: String(port) });
		expect(await portOf(second)).toBe(port);
		const summary = await rawRequest(`${url}/control/ledger/summary`, 'GET', '');
		expect(JSON.parse(summary.text)).toMatchObject({
			states: { SALES: 1 },
			captures: { 'tshop00000001/K-1': 1 }
		});
	});

	it.each([
		['SIMULATOR_PORT', '70000'],
		['SIMULATOR_FINISH_MS', 'soon'],
		['SIMULATOR_TIME_SCALE', '0']
	])('does not start with %s=%s, and names it', async (name, value) => {
		const child = start({ [name]: value });
		let errors = '';
		child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
		const [code] = (await once(child, 'exit')) as [number];
		expect(code).toBe(1);
		expect(errors).toContain(name);
	});
});
