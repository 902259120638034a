import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isCut } from '../../src/lib/server/gateways/gmo-pg/keep-message.ts';
import { createPost } from '../../src/lib/server/gateways/gmo-pg/post.ts';
import { createRecruitGateway } from '../../src/lib/server/gateways/gmo-pg/recruit.ts';
import type { PaymentGateway, PaymentReference } from '../../src/lib/server/gateways/gateway.ts';
import { startSimulator, type RunningSimulator } from '../../src/simulator/simulator.ts';

/** Our client against a gateway that was written without looking at it, over a real socket. */
let simulator: RunningSimulator;
let gateway: PaymentGateway;
let close: () => Promise<void>;
let count = 0;

const TIMEOUT_MS = 400;
const CONNECTIONS = 4;

beforeAll(async () => {
	simulator = await startSimulator();
	const client = createPost({ timeoutMs: TIMEOUT_MS, connections: CONNECTIONS });
	gateway = createRecruitGateway(client.post);
	close = client.close;
});
afterAll(async () => {
	await close();
	await simulator.stop();
});
beforeEach(() => control('faults', { faults: [], replace: true }));

function textOf(bytes: Uint8Array | null): string {
	return Buffer.from(bytes ?? []).toString('latin1');
}

async function control(path: string, body: unknown): Promise<unknown> {
	const answer = await fetch(`${simulator.url}/control/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	if (!answer.ok) throw new Error(await answer.text());
	return answer.json();
}

async function pay(): Promise<PaymentReference> {
	count += 1;
	const { orders } = (await control('orders', {
		orders: [{ shop: 'main', orderId: `WIRE-${count}-1`, amount: 4_980 }]
	})) as { orders: { orderId: string; accessId: string; accessPass: string }[] };
	const [order] = orders;
	if (!order) throw new Error('no payment');
	return {
		endpoint: simulator.url,
		gatewayShopId: 'tshop00000001',
		shopPass: 'demopass01',
		gatewayOrderId: order.orderId,
		access: { accessId: order.accessId, accessPass: order.accessPass },
		wireStatus: {}
	};
}

describe('the wire', () => {
	it('shows a payment, captures it, and shows it captured', async () => {
		const payment = await pay();
		const before = await gateway.inquire({ ...payment, access: null });
		expect(before.result).toMatchObject({
			kind: 'answered',
			value: { state: 'AUTH', amount: 4_980, access: payment.access, extendedOn: null }
		});
		const captured = await gateway.capture(payment);
		expect(captured.result).toEqual({ kind: 'answered', value: { state: 'SALES', raw: 'SALES' } });
		const after = await gateway.inquire(payment);
		expect(after.result).toMatchObject({ kind: 'answered', value: { state: 'SALES' } });
	});

	it('keeps no secret in what is stored', async () => {
		const payment = await pay();
		for (const exchange of [await gateway.inquire(payment), await gateway.capture(payment)]) {
			const text = textOf(exchange.request) + textOf(exchange.answer);
			expect(text).not.toContain(payment.shopPass);
			expect(text).not.toContain(payment.access?.accessPass);
			expect(text).toContain('****');
		}
	});

	it.each([
		['a payment that does not exist', { gatewayOrderId: 'NOWHERE-1' }, 'M01004002'],
		['a wrong password', { shopPass: 'wrongpass1' }, 'E01030002']
	])('%s is refused with its code', async (_, wrong, code) => {
		const payment = { ...(await pay()), ...wrong };
		expect((await gateway.inquire(payment)).result).toEqual({ kind: 'refused', codes: [code] });
	});

	it('a second capture is refused', async () => {
		const payment = await pay();
		await gateway.capture(payment);
		expect((await gateway.capture(payment)).result).toEqual({
			kind: 'refused',
			codes: ['M01054004']
		});
	});
});

describe('what is no answer', () => {
	it.each([
		['dropAfter', 'no_answer'],
		['dropBefore', 'no_answer'],
		['resetAfter', 'no_answer'],
		['status', 'no_answer'],
		['late', 'no_answer'],
		['empty', 'unreadable'],
		['malformed', 'unreadable'],
		['huge', 'unreadable']
	])('%s is %s', async (kind, expected) => {
		const payment = await pay();
		const ms = kind === 'late' ? { ms: TIMEOUT_MS * 2 } : {};
		await control('faults', { faults: [{ kind, api: 'RecruitSales', ...ms }], replace: true });
		expect((await gateway.capture(payment)).result.kind).toBe(expected);
	});

	it.each(['cut', 'wrongCharset'])('%s is not believed, and gives no handle away', async (kind) => {
		const payment = await pay();
		await control('faults', { faults: [{ kind }], replace: true });
		const { result, answer } = await gateway.inquire({ ...payment, access: null });
		expect(result).toMatchObject({ kind: 'unreadable' });
		const shown = textOf(answer).replaceAll('\0', '');
		expect(shown).toContain('AccessPass');
		expect(shown).not.toContain(payment.access?.accessPass.slice(0, 8));
	});

	it('of ten megabytes only the head is kept', async () => {
		const payment = await pay();
		await control('faults', { faults: [{ kind: 'huge', api: 'RecruitSales' }], replace: true });
		const { result, answer } = await gateway.capture(payment);
		expect(result).toEqual({ kind: 'unreadable', reason: 'ANSWER_TOO_LARGE' });
		expect(textOf(answer)).toMatch(/^AccessID=.{6}\*{4}&Status=SALES&Filler/);
		expect(isCut(answer ?? new Uint8Array())).toBe(true);
	});

	it('a closed door was certainly not passed', async () => {
		const payment = { ...(await pay()), endpoint: 'http://127.0.0.1:1' };
		expect((await gateway.capture(payment)).result).toEqual({
			kind: 'not_sent',
			reason: 'ECONNREFUSED'
		});
	});
});

it('a request goes out once, whatever becomes of it, and connections are used again', async () => {
	const payment = await pay();
	const sockets = new Set<unknown>();
	const fates = ['reset', 'close', 'silence', ...Array.from({ length: 8 }, () => 'answer')];
	let requests = 0;
	const server = createServer((request, response) => {
		request.resume().on('end', () => {
			const fate = fates[requests];
			requests += 1;
			if (fate === 'reset') request.socket.resetAndDestroy();
			else if (fate === 'close') request.socket.destroy();
			else if (fate === 'answer') {
				sockets.add(request.socket);
				response.end(`AccessID=${payment.access?.accessId ?? ''}&Status=SALES`);
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
	const kinds: string[] = [];
	for (const _ of fates) {
		const { result } = await gateway.capture({ ...payment, endpoint: `http://127.0.0.1:${port}` });
		kinds.push(result.kind);
	}
	await pause(TIMEOUT_MS);
	expect(kinds).toEqual(fates.map((fate) => (fate === 'answer' ? 'answered' : 'no_answer')));
	expect(requests).toBe(fates.length);
	expect(sockets.size).toBeLessThanOrEqual(CONNECTIONS);
	server.closeAllConnections();
	server.close();
});
