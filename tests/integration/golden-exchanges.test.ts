import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentGateway, PaymentReference } from '../../src/lib/server/gateways/gateway.ts';
import { createPost } from '../../src/lib/server/gateways/gmo-pg/post.ts';
import { createRecruitGateway } from '../../src/lib/server/gateways/gmo-pg/recruit.ts';
import { receiveResultNotification } from '../../src/lib/server/notifications/receive-result-notification.ts';
import { inquireOrder } from '../../src/lib/server/orders/inquire-order.ts';
import { openGatewayClient } from '../../src/simulator/shop/gateway-client.ts';
import { shopPayments } from '../../src/simulator/shop/payment.ts';
import { demoShop } from '../../src/simulator/shop/shops.ts';
import { openSimulation } from '../../src/simulator/simulation.ts';
import {
	startReceiver,
	until,
	type Receiver
} from '../../src/simulator/testing/notification-receiver.ts';
import { startBench, type Bench } from '../../src/simulator/testing/simulator-bench.ts';
import { GOLDEN_NAMES, readGolden } from '../support/golden.ts';
import { createOrderBench, type OrderBench } from '../support/order-bench.ts';
import { shows } from '../support/scripted-gateway.ts';

const ACCESS = {
	accessId: 'bd197d06a2bfe7d16dad0a61ed555613',
	accessPass: '0068aa65fed848d933bbfc3a68251873'
};
const ITEM = '土鍋①～大―ポ';
const CLIENT_FIELDS = ['受注①～―', '髙橋 﨑子'] as const;

/** Answers every request with the golden answer of its path and keeps what came, byte by byte. */
class Recorder {
	readonly requests: { head: string; body: string }[] = [];
	answer: Uint8Array = Buffer.alloc(0);
	url = '';
	readonly #server: Server = createServer((socket) => {
		let received: Buffer = Buffer.alloc(0);
		socket.on('error', () => socket.destroy());
		socket.on('data', (part: Buffer) => {
			received = Buffer.concat([received, part]);
			const headEnd = received.indexOf('\r\n\r\n');
			const head = received.subarray(0, headEnd).toString('latin1');
			const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
			if (headEnd < 0 || received.length < headEnd + 4 + length) return;
			this.requests.push({ head, body: received.subarray(headEnd + 4).toString('latin1') });
			received = Buffer.alloc(0);
			socket.write(
				`HTTP/1.1 200 OK\r\nContent-Type: text/plain;charset=Windows-31J\r\nContent-Length: ${this.answer.length}\r\n\r\n`
			);
			socket.write(this.answer);
		});
	});

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
		const address = this.#server.address();
		this.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
	}

	stop(): void {
		this.#server.close();
	}
}

const recorder = new Recorder();
const simulation = openSimulation({ seed: 'golden' });
let wire: ReturnType<typeof createPost>;
let gateway: PaymentGateway;

beforeAll(async () => {
	await recorder.start();
	wire = createPost({ timeoutMs: 5_000, connections: 1 });
	gateway = createRecruitGateway(wire.post);
});
afterAll(async () => {
	await wire.close();
	recorder.stop();
	simulation.stop();
	simulation.simulation.ledger.close();
});

it('there is a file for every call, and each says what stands beside its bytes', () => {
	expect(GOLDEN_NAMES.map((name) => readGolden(name).name)).toHaveLength(14);
});

/** Lets one side speak and holds what left it against the file. */
async function speak<T>(name: string, call: () => Promise<T>): Promise<T> {
	const golden = readGolden(name);
	recorder.answer = golden.answer;
	recorder.requests.length = 0;
	const told = await call();
	if (golden.request === '') return told;
	expect(recorder.requests).toHaveLength(1);
	expect(recorder.requests[0]?.body).toBe(golden.request);
	expect(recorder.requests[0]?.head).toMatch(new RegExp(`^POST ${golden.path} HTTP/1.1\r\n`));
	expect(recorder.requests[0]?.head).toMatch(
		/content-type: application\/x-www-form-urlencoded(?:;charset=Windows-31J)?(\r\n|$)/i
	);
	return told;
}

describe('the desk’s client', () => {
	const payment = (more: Partial<PaymentReference> = {}): PaymentReference => ({
		endpoint: recorder.url,
		gatewayShopId: 'tshop00000001',
		shopPass: 'demopass01',
		gatewayOrderId: 'MS-000001-1',
		access: ACCESS,
		wireStatus: {},
		...more
	});
	const AUTHORIZED = {
		state: 'AUTH',
		raw: 'AUTH',
		processedAt: Date.parse('2026-12-05T12:01:00+09:00'),
		amount: 4_980,
		orderedAt: Date.parse('2026-12-05T12:00:10+09:00'),
		extendedOn: null,
		immediate: false,
		access: ACCESS
	};

	it.each([
		['search-trade-multi-auth', () => gateway.inquire(payment({ access: null })), AUTHORIZED],
		['trailing-bar', () => gateway.inquire(payment()), AUTHORIZED],
		[
			'search-trade-multi-sales',
			() => gateway.inquire(payment()),
			{
				...AUTHORIZED,
				state: 'SALES',
				raw: 'SALES',
				processedAt: Date.parse('2026-12-21T09:30:05+09:00'),
				amount: 4_480,
				extendedOn: '20261220101500'
			}
		],
		[
			'recruit-change',
			() => gateway.change(payment(), 4_480),
			{ state: 'AUTH', raw: 'AUTH', amount: 4_480 }
		],
		[
			'recruit-update-auth',
			() => gateway.extend(payment()),
			{ state: 'AUTH', raw: 'AUTH', extendedOn: '20261220101500' }
		],
		['recruit-sales', () => gateway.capture(payment()), { state: 'SALES', raw: 'SALES' }],
		[
			'recruit-cancel',
			() =>
				gateway.cancel(
					payment({
						gatewayOrderId: 'MS-000002-1',
						access: handlesIn(readGolden('recruit-cancel').request)
					})
				),
			{ state: 'CANCEL', raw: 'CANCEL' }
		]
	])('%s', async (name, call, value) => {
		const { result } = await speak(name, call);
		expect(result).toEqual({ kind: 'answered', value });
	});

	it.each([
		['recruit-sales-again', () => gateway.capture(payment()), ['M01054004']],
		[
			'recruit-sales-without-access',
			() => gateway.capture(payment({ access: null })),
			['M01007001', 'M01008001']
		],
		['trailing-bar-errors', () => gateway.capture(payment()), ['RC1000109', 'M01054004']]
	])('%s', async (name, call, codes) => {
		const { result } = await speak(name, call);
		expect(result).toEqual({ kind: 'refused', codes });
	});
});

describe('the demo shop’s client', () => {
	it('enters and executes a payment', async () => {
		const client = openGatewayClient(recorder.url, 'no pin');
		const shop = shopPayments(simulation.simulation, client);
		const wanted = {
			orderId: 'MS-000001-1',
			jobCd: 'AUTH',
			amount: 4_900,
			tax: 80,
			itemName: ITEM,
			orderNumber: CLIENT_FIELDS[0],
			buyerName: CLIENT_FIELDS[1],
			paymentTermSeconds: 3_600
		} as const;
		const payment = await speak('entry-tran-recruit', () => shop.enter(demoShop('main'), wanted));
		expect(payment).toMatchObject(ACCESS);
		const token = await speak('exec-tran-recruit', () => shop.execute(payment, wanted));
		expect(token).toBe('w/CjmERohq1G50JrMfVIfZTBO/A9nGQT8Zr+RDxm0Nc=');
		const read = await speak('search-trade-multi-auth', () =>
			client.call(demoShop('main'), 'SearchTradeMulti', { OrderID: 'MS-000001-1', PayType: '24' })
		);
		expect([read.get('ClientField1'), read.get('ClientField2')]).toEqual(CLIENT_FIELDS);
		client.close();
	});
});

describe('the simulator', () => {
	let bench: Bench;
	let receiver: Receiver;

	beforeAll(async () => {
		receiver = await startReceiver();
		bench = await startBench({ seed: 'golden', payTypeSpelling: 'letter', replayOrders: 0 });
		await bench.control('POST', '/control/desk', {
			url: receiver.url,
			apiKey: 'key',
			replay: false,
			ordersPerMinute: 0
		});
	});
	afterAll(async () => {
		await bench.simulator.stop();
		await receiver.stop();
	});

	const answers = async (name: string): Promise<void> => {
		const golden = readGolden(name);
		bench.clock.now = golden.at ?? bench.clock.now;
		const answer = await bench.post(
			/([A-Za-z]+)\.idPass$/.exec(golden.path)?.[1] ?? '',
			golden.request
		);
		expect(answer.status).toBe(200);
		expect(answer.contentType).toBe('text/plain;charset=Windows-31J');
		const due = golden.answer.toString('latin1').replace('65535', String(bench.simulator.port));
		expect(answer.text).toBe(due);
	};

	it('answers a payment’s whole life byte by byte, and notifies of it', async () => {
		await answers('entry-tran-recruit');
		await answers('exec-tran-recruit');
		bench.clock.now += 10_000;
		const token = 'w/CjmERohq1G50JrMfVIfZTBO/A9nGQT8Zr+RDxm0Nc=';
		await bench.call('RecruitStart', { AccessID: ACCESS.accessId, Token: token });
		const notification = readGolden('result-notification');
		bench.clock.now = notification.at ?? 0;
		await bench.control('POST', '/control/buyer', { orderId: 'MS-000001-1' });
		await answers('search-trade-multi-auth');
		await until(() => receiver.bodies.some((body) => body.includes('&Status=AUTH&')));
		expect(receiver.bodies.find((body) => body.includes('&Status=AUTH&'))).toBe(
			notification.request
		);
		await answers('recruit-change');
		await answers('recruit-update-auth');
		await answers('recruit-sales');
		await answers('recruit-sales-again');
		await answers('recruit-sales-without-access');
		await answers('search-trade-multi-sales');
	});

	it('cancels another payment', async () => {
		await bench.control('POST', '/control/orders', { orderId: 'MS-000002-1', amount: 4_980 });
		await answers('recruit-cancel');
	});
});

describe('the desk’s receiver', () => {
	let desk: OrderBench;
	beforeAll(async () => {
		desk = await createOrderBench();
	});
	afterAll(() => desk.close());

	it('takes both spellings as about this payment, and as a reason to inquire', async () => {
		const order = await desk.arrive();
		expect(order.gatewayOrderId).toBe('MS-000001-1');
		desk.gateway.willShow(shows('AUTH', { access: ACCESS }));
		await inquireOrder(desk, order.id, 'person');
		for (const name of ['result-notification', 'result-notification-japanese']) {
			const body = Buffer.from(readGolden(name).request);
			expect(await receiveResultNotification(desk, body)).toBe('accepted');
			const lower = body.toString().replace(/(^|&)[A-Za-z0-9]+=/g, (key) => key.toLowerCase());
			expect(await receiveResultNotification(desk, Buffer.from(lower))).toBe('accepted');
		}
		expect(await desk.read(order.id)).toMatchObject({ inquireReason: 'notification' });
	});
});

function handlesIn(request: string): { accessId: string; accessPass: string } {
	const fields = new URLSearchParams(request);
	return {
		accessId: fields.get('AccessID') ?? '',
		accessPass: fields.get('AccessPass') ?? ''
	};
}
