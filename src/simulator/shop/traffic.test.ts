import { afterEach, beforeEach, expect, it } from 'vitest';
import { startReceiver, until, type Receiver } from '../testing/notification-receiver.ts';
import { startBench, type Bench } from '../testing/simulator-bench.ts';

let bench: Bench;
let receiver: Receiver;
beforeEach(async () => {
	receiver = await startReceiver();
	// A minute passes in a twentieth of a second; the gateway's clock runs with real time.
	bench = await startBench({ timeScale: 1200, realTime: Date.now });
	const desk = { url: receiver.url, apiKey: 'k', replay: false, ordersPerMinute: 0 };
	await bench.control('POST', '/control/desk', desk);
});
afterEach(async () => {
	await bench.simulator.stop();
	await receiver.stop();
});

const rate = (ordersPerMinute: number) =>
	bench.control('POST', '/control/traffic', { ordersPerMinute });
const summary = async () => (await bench.control('GET', '/control/ledger/summary')).json;

it('brings buyers who leave, fail and pay, and the desk hears of all of them', async () => {
	await rate(30);
	let states: Record<string, number> = {};
	await until(async () => {
		states = (await summary())['states'] as Record<string, number>;
		return (states['AUTH'] ?? 0) > 15 && (states['CAPTURE'] ?? 0) > 8 && 'REQSUCCESS' in states;
	});
	expect((await bench.control('GET', '/control/traffic')).json['ordersPerMinute']).toBe(30);
	await rate(0);
	await until(async () => (await bench.control('GET', '/control/traffic')).json['buyers'] === 0);
	await until(async () => {
		const { unsent } = (await summary())['shopOrders'] as Record<string, number>;
		return unsent === 0;
	});
	const { all } = (await summary())['shopOrders'] as Record<string, number>;
	const numbers = receiver.batches.flat().map(({ orderNumber }) => orderNumber);
	expect(new Set(numbers).size).toBe(all);
	expect(receiver.notifications.some(({ Status }) => Status === 'CAPTURE')).toBe(true);
	expect((await summary())['capturedMoreThanOnce']).toEqual([]);
});

it('ships what was paid, and says so with a newer update', async () => {
	await rate(40);
	const delivered = () =>
		receiver.batches.flat().find(({ deliveryStatus }) => deliveryStatus === 'delivered');
	await until(() => delivered() !== undefined);
	const { orderNumber, updatedAt } = delivered() ?? {};
	const first = receiver.batches.flat().find((order) => order['orderNumber'] === orderNumber);
	expect(first?.['deliveryStatus']).toBe('unprocessed');
	expect(String(updatedAt) > String(first?.['updatedAt'])).toBe(true);
});

it('outlives a gateway that fails', async () => {
	await bench.control('POST', '/control/faults', {
		faults: [
			{ kind: 'dropAfter', api: 'ExecTranRecruit', rate: 0.5 },
			{ kind: 'refuse', code: 'E92000001', api: 'EntryTranRecruit', rate: 0.5 }
		]
	});
	await rate(40);
	await until(async () => {
		const { all } = (await summary())['shopOrders'] as Record<string, number>;
		return (all ?? 0) > 20;
	});
	const states = (await summary())['states'] as Record<string, number>;
	// Executed, but the shop never got the answer: the buyer could not go on.
	expect(states['REQSUCCESS']).toBeGreaterThan(3);
});

it('goes on with its own numbers, whatever orders came from outside', async () => {
	await bench.control('POST', '/control/orders', {
		orders: (['main', 'fresh', 'digital'] as const).map((shop, at) => ({
			shop,
			orderId: `ZZ-outside-${at}`,
			putOnDesk: true
		}))
	});
	await rate(40);
	const own = () =>
		receiver.batches
			.flat()
			.map(({ orderNumber }) => String(orderNumber))
			.filter((number) => !number.startsWith('ZZ'));
	await until(() => own().length > 10);
	for (const number of own()) expect(number).toMatch(/^(MS|AS|DG)-\d{6}$/);
});
