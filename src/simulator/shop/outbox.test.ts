import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReceiver, until, type Receiver } from '../testing/notification-receiver.ts';
import { startBench, type Bench } from '../testing/simulator-bench.ts';

let bench: Bench;
let receiver: Receiver;
beforeEach(async () => {
	receiver = await startReceiver();
	// Pauses of half a second become milliseconds.
	bench = await startBench({ timeScale: 100 });
});
afterEach(async () => {
	await bench.simulator.stop();
	await receiver.stop();
});

const introduce = (url: string, apiKey = 'k') =>
	bench.control('POST', '/control/desk', { url, apiKey, replay: false, ordersPerMinute: 0 });
const order = (orderId: string) =>
	bench.control('POST', '/control/orders', {
		orderId,
		amount: 100,
		stopAt: 'enter',
		putOnDesk: true
	});
const report = async () => (await bench.control('GET', '/control/replay')).json;
const arrived = () => receiver.batches.at(-1)?.map(({ orderNumber }) => orderNumber);

describe('a desk that does not take it', () => {
	it.each([
		[{ status: 503, body: 'starting' }],
		[{ status: 429, body: '{}', headers: { 'retry-after': '0' } }],
		[{ status: 401, body: '{}' }],
		[{ status: 500, body: '' }],
		[{ status: 200, body: 'not json' }],
		[{ status: 200, body: '[]' }],
		[{ status: 200, body: '[{"status":500,"error":{"code":"INTERNAL"}}]' }]
	])('is asked again after %j', async (answer) => {
		receiver.answers.push(answer, answer, answer);
		await introduce(receiver.url);
		await order('A-1');
		await until(async () => (await report())['unsent'] === 0);
		expect(receiver.batches).toHaveLength(4);
		expect(arrived()).toEqual(['A']);
		expect((await report())['rejected']).toEqual([]);
	});

	it('is waited for as long as it is down, and nothing is lost', async () => {
		await introduce('http://127.0.0.1:9');
		for (const orderId of ['A-1', 'B-1', 'C-1']) await order(orderId);
		await until(async () => (await report())['trouble'] !== undefined);
		expect((await report())['unsent']).toBe(3);
		await introduce(receiver.url, 'new');
		await until(async () => (await report())['unsent'] === 0);
		expect(arrived()?.sort()).toEqual(['A', 'B', 'C']);
		expect(receiver.headers.at(-1)?.['authorization']).toBe('Bearer new');
	});

	it('is left alone for as long as it says', async () => {
		receiver.answers.push({ status: 429, body: '{}', headers: { 'retry-after': '1' } });
		await introduce(receiver.url);
		const startedAt = performance.now();
		await order('A-1');
		await until(async () => (await report())['unsent'] === 0);
		expect(performance.now() - startedAt).toBeGreaterThanOrEqual(1000);
	});
});

describe('an order that the desk refuses', () => {
	it('is kept with the reason, and the others go through', async () => {
		await introduce('http://127.0.0.1:9');
		for (const orderId of ['A-1', 'B-1']) await order(orderId);
		const taken = '{"shop":"main","result":"created"}';
		receiver.answers.push({ body: `[${taken},{"status":422,"error":{"code":"BAD_FIELD"}}]` });
		await introduce(receiver.url);
		await until(async () => (await report())['unsent'] === 0);
		const [rejected] = (await report())['rejected'] as Array<Record<string, string>>;
		expect(rejected?.['reason']).toContain('BAD_FIELD');
		expect(receiver.batches).toHaveLength(1);
	});

	it('does not take its whole batch with it', async () => {
		await introduce('http://127.0.0.1:9');
		for (const orderId of ['A-1', 'B-1', 'C-1']) await order(orderId);
		const refusal = { status: 413, body: '{}' };
		receiver.answers.push(refusal, refusal, refusal);
		await introduce(receiver.url);
		await until(async () => (await report())['unsent'] === 0);
		expect(receiver.batches.map((batch) => batch.length)).toEqual([3, 2, 1, 1, 1]);
		expect((await report())['rejected']).toHaveLength(1);
	});
});
