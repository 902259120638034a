import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReceiver, until } from '../testing/notification-receiver.ts';
import {
	inquire,
	makePayment,
	NOON,
	rawRequest,
	startBench,
	type Bench
} from '../testing/simulator-bench.ts';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(() => bench.simulator.stop());

const stateOf = async (orderId: string) => (await inquire(bench, orderId))['Status'];
const DAY_MS = 86_400_000;

describe('bad input', () => {
	it.each([
		['POST', '/control/clock', {}, 422, 'INVALID_INPUT', 'offsetMs'],
		['POST', '/control/clock', { offsetMs: 'tomorrow' }, 422, 'INVALID_INPUT', 'offsetMs'],
		['POST', '/control/clock', { offsetMs: 0.5 }, 422, 'INVALID_INPUT', 'offsetMs'],
		['POST', '/control/clock', { offsetMs: 0, zone: 'JST' }, 422, 'INVALID_INPUT', 'zone'],
		['POST', '/control/faults', { kind: 'explode' }, 422, 'INVALID_INPUT', 'kind'],
		['POST', '/control/faults', { kind: 'refuse' }, 422, 'INVALID_INPUT', 'code'],
		['POST', '/control/faults', { kind: 'refuse', code: 'E92' }, 422, 'INVALID_INPUT', 'code'],
		['POST', '/control/faults', { kind: 'late', api: 'Sales' }, 422, 'INVALID_INPUT', 'api'],
		[
			'POST',
			'/control/faults',
			{ faults: [{ kind: 'late' }, { kind: 'late', rate: 2 }] },
			422,
			'INVALID_INPUT',
			'faults[1].rate'
		],
		['DELETE', '/control/faults?id=77', undefined, 404, 'NOT_FOUND', undefined],
		['POST', '/control/desk', { url: 'ftp://x', apiKey: 'k' }, 422, 'INVALID_INPUT', 'url'],
		['POST', '/control/desk', { url: 'http://x' }, 422, 'INVALID_INPUT', 'apiKey'],
		['POST', '/control/traffic', { ordersPerMinute: -1 }, 422, 'INVALID_INPUT', 'ordersPerMinute'],
		['POST', '/control/orders', [], 422, 'INVALID_INPUT', undefined],
		['POST', '/control/orders', { orders: [{}] }, 422, 'INVALID_INPUT', 'orders[0].orderId'],
		['POST', '/control/orders', { orderId: 'a b', amount: 1 }, 409, 'M01004013', undefined],
		['POST', '/control/orders', { orderId: 'a', amount: 0 }, 409, 'M01005011', undefined],
		['GET', '/control/ledger', undefined, 422, 'INVALID_INPUT', 'orderId'],
		['GET', '/control/nothing', undefined, 404, 'NOT_FOUND', undefined],
		['POST', '/control/shops', {}, 404, 'NOT_FOUND', undefined]
	] as const)('%s %s %j: %i %s', async (method, path, body, status, code, field) => {
		const answer = await bench.control(method, path, body);
		const error = answer.json['error'] as Record<string, unknown>;
		expect([answer.status, error['code'], error['field']]).toEqual([status, code, field]);
		const { ja, en } = error['message'] as Record<string, string>;
		expect(ja).toMatch(/[ぁ-んァ-ン]/);
		expect(en).toMatch(/^[A-Z].*[.:]/);
	});

	it('is refused before anything is done', async () => {
		await bench.control('POST', '/control/faults', { faults: [{ kind: 'late' }, { kind: 'no' }] });
		expect((await bench.control('GET', '/control/faults')).json['faults']).toEqual([]);
		const url = `${bench.simulator.url}/control/clock`;
		const malformed = await rawRequest(url, 'POST', '{"offsetMs":');
		expect([malformed.status, malformed.text.includes('MALFORMED_JSON')]).toEqual([400, true]);
		const large = rawRequest(url, 'POST', Buffer.alloc(2_000_000, ' ')).catch(() => undefined);
		const answer = await large;
		expect(answer === undefined || answer.status === 413).toBe(true);
	});
});

describe('strangers', () => {
	it.each([{ origin: 'http://evil.example' }, { host: 'evil.example' }, { origin: 'null' }])(
		'%j',
		async (headers) => {
			const answer = await rawRequest(`${bench.simulator.url}/control/shops`, 'GET', '', headers);
			expect([answer.status, answer.text.includes('LOOPBACK_ONLY')]).toEqual([403, true]);
			expect(answer.text).not.toContain('demopass');
		}
	);

	it('are not even listened to on other interfaces', async () => {
		const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
		const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4');
		// 127.0.0.2 is loopback too, but not where the simulator listens.
		const host = outside?.address ?? '127.0.0.2';
		const attempt = rawRequest(`http://${host}:${bench.simulator.port}/control/shops`, 'GET', '');
		await expect(attempt).rejects.toThrow(/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/);
	});
});

it('lists the shops with all that a desk must know', async () => {
	const { json } = await bench.control('GET', '/control/shops');
	const [main, fresh, digital] = json['shops'] as Array<Record<string, unknown>>;
	expect(main).toEqual({
		code: 'main',
		name: '丸山道具店',
		system: 'recruit',
		endpoint: bench.simulator.url,
		gatewayShopId: 'tshop00000001',
		shopPass: 'demopass01',
		orderNumberPrefix: 'MS',
		immediate: false,
		terms: { validityDays: 30, extensionDays: 30, extensionEnabled: true },
		wireStatus: { CAPTURE_ACCEPTED: 'REQCAPTURE', AUTO_CANCELLED: 'AUTOCANCEL' }
	});
	expect(fresh?.['terms']).toMatchObject({ validityDays: 7, extensionEnabled: false });
	expect(digital?.['immediate']).toBe(true);
});

describe('the clock', () => {
	const move = (offsetMs: number) => bench.control('POST', '/control/clock', { offsetMs });

	it('moves forward, and what is due happens', async () => {
		await makePayment(bench);
		const { json } = await move(30 * DAY_MS);
		expect(json).toEqual({
			offsetMs: 30 * DAY_MS,
			now: NOON + 30 * DAY_MS,
			iso: '2027-01-04T12:00:00.000+09:00'
		});
		expect(await inquire(bench, 'T-1')).toMatchObject({
			Status: 'AUTOCANCEL',
			ProcessDate: '20270104000000'
		});
	});

	it('moves back, and what waits some seconds still waits some seconds', async () => {
		const receiver = await startReceiver();
		await move(5 * DAY_MS);
		const desk = { url: receiver.url, apiKey: 'k', replay: false, ordersPerMinute: 0 };
		await bench.control('POST', '/control/desk', desk);
		await makePayment(bench, { jobCd: 'CAPTURE', confirmationMs: 60_000 });
		await move(0);
		expect(await stateOf('T-1')).toBe('REQCAPTURE');
		bench.clock.now += 60_000;
		expect(await stateOf('T-1')).toBe('CAPTURE');
		await until(() => receiver.notifications.length === 3);
		await receiver.stop();
	});
});

describe('orders', () => {
	it('are made many at once, in the past and up to any step', async () => {
		const { json } = await bench.control('POST', '/control/orders', {
			orders: [
				{ orderId: 'A-1', amount: 100, stopAt: 'enter' },
				{ orderId: 'B-1', amount: 200, agoMs: 29 * DAY_MS },
				{ orderId: 'C-1', amount: 300, agoMs: 31 * DAY_MS },
				{
					orderId: 'D-1',
					amount: 400,
					stopAt: 'capture',
					agoMs: 3 * DAY_MS,
					lastStepAgoMs: DAY_MS
				},
				{ orderId: 'E-1', amount: 500, stopAt: 'cancel' },
				{ orderId: 'F-1', amount: 600, stopAt: 'fail' }
			]
		});
		const orders = json['orders'] as Array<Record<string, unknown>>;
		expect(orders.map(({ orderId, state, amount }) => [orderId, state, amount])).toEqual([
			['A-1', 'UNPROCESSED', 100],
			['B-1', 'AUTH', 200],
			['C-1', 'AUTO_CANCELLED', 300],
			['D-1', 'SALES', 400],
			['E-1', 'CANCEL', 500],
			['F-1', 'PAYFAIL', 600]
		]);
		expect((await inquire(bench, 'D-1'))['ProcessDate']).toBe('20261204120000');
	});

	it('of the past are not notified, those of the present are', async () => {
		const receiver = await startReceiver();
		const desk = { url: receiver.url, apiKey: 'key-1', replay: false, ordersPerMinute: 0 };
		await bench.control('POST', '/control/desk', desk);
		await bench.control('POST', '/control/orders', {
			orderId: 'OLD-1',
			amount: 1,
			agoMs: 40 * DAY_MS
		});
		await bench.control('POST', '/control/orders', {
			orderId: 'NEW-1',
			amount: 1,
			stopAt: 'execute',
			putOnDesk: true
		});
		bench.clock.now += 2000;
		await until(() => receiver.notifications.length === 1 && receiver.batches.length === 1);
		expect(receiver.notifications[0]?.['OrderID']).toBe('NEW-1');
		expect(receiver.headers.some(({ authorization }) => authorization === 'Bearer key-1')).toBe(
			true
		);
		expect(receiver.batches[0]).toMatchObject([
			{
				shop: 'main',
				orderNumber: 'NEW',
				system: 'recruit',
				payment: { gatewayShopId: 'tshop00000001', gatewayOrderIds: ['NEW-1'] },
				amounts: { total: 1 }
			}
		]);
		await receiver.stop();
	});
});

it('puts an order with the wanted traits on the desk', async () => {
	const receiver = await startReceiver();
	await bench.control('POST', '/control/desk', {
		url: receiver.url,
		apiKey: 'k',
		replay: false,
		ordersPerMinute: 0
	});
	await bench.control('POST', '/control/orders', {
		orderId: 'TRAITS-1',
		amount: 9001,
		destinations: 3,
		coupon: { amount: 500, threshold: 8000 },
		putOnDesk: true
	});
	await until(() => receiver.batches.length > 0);
	await receiver.stop();
	const [order] = receiver.batches.flat() as Array<{
		amounts: { goods: number; total: number };
		lines: Array<{ unitPrice: number; quantity: number }>;
		destinations: Array<{ lines: number[] }>;
		payment: { coupon: unknown };
	}>;
	expect(order?.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0)).toBe(9001);
	expect(order?.amounts).toMatchObject({ goods: 9001, total: 9001 });
	expect(order?.destinations.map(({ lines }) => lines)).toEqual([[0], [1], [2]]);
	expect(order?.payment.coupon).toMatchObject({ amount: 500, threshold: 8000 });
});

it('lists every transaction in short', async () => {
	const handle = await makePayment(bench);
	await bench.call('RecruitSales', handle);
	await makePayment(bench, { orderId: 'T-2', amount: 100, stopAt: 'execute' });
	const { json } = await bench.control('GET', '/control/ledger/trades');
	const at = { shopId: 'tshop00000001', processedAt: NOON };
	expect(json['trades']).toEqual([
		{ ...at, orderId: 'T-1', state: 'SALES', amount: 4980, captures: 1 },
		{ ...at, orderId: 'T-2', state: 'REQSUCCESS', amount: 100, captures: 0 }
	]);
});

it('sums up the ledger', async () => {
	const handle = await makePayment(bench);
	await bench.call('RecruitSales', handle);
	await bench.call('RecruitSales', handle);
	const { json } = await bench.control('GET', '/control/ledger/summary');
	expect(json).toMatchObject({
		states: { SALES: 1 },
		effects: { AUTHORIZE: 1, CAPTURE: 1 },
		captures: { 'tshop00000001/T-1': 1 },
		capturedMoreThanOnce: [],
		captureRequests: 2
	});
	expect(json['requests']).toContainEqual({
		api: 'RecruitSales',
		outcome: 'refused',
		errInfo: 'M01054004',
		requests: 1
	});
});
