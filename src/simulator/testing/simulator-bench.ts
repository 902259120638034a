import { request } from 'node:http';
import type { SimulatorOptions } from '../settings.ts';
import { startSimulator, type RunningSimulator } from '../simulator.ts';

/** An answer as it came over the wire. */
export interface RawAnswer {
	readonly status: number;
	readonly contentType: string;
	readonly body: Buffer;
	/** The body as Latin-1: ASCII as it is, every other byte as one character. */
	readonly text: string;
	/** `K=V` pairs, split on `&` and on the first `=`. */
	readonly fields: Readonly<Record<string, string>>;
}

/** Real time that stands still until it is moved. */
export interface HandClock {
	now: number;
}

export interface Bench {
	readonly simulator: RunningSimulator;
	readonly clock: HandClock;
	/** Posts a body to an API as bytes or ASCII. */
	post(api: string, body: string | Buffer): Promise<RawAnswer>;
	/** Calls an API as the shop `main`, values as ASCII. Fields given win over its credentials. */
	call(api: string, fields: Readonly<Record<string, string>>): Promise<RawAnswer>;
	control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<ControlAnswer>;
}

export interface ControlAnswer {
	readonly status: number;
	readonly json: Record<string, unknown>;
}

/** What a shop needs to work on a payment, as fields of the wire. */
export type Handle = {
	readonly OrderID: string;
	readonly AccessID: string;
	readonly AccessPass: string;
};

export const MAIN = { ShopID: 'tshop00000001', ShopPass: 'demopass01' } as const;

/** 2026-12-05 12:00 JST */
export const NOON = Date.parse('2026-12-05T12:00:00+09:00');

/** The `key=value` pairs of an answer. */
export function pairsOf(text: string): Record<string, string> {
	return Object.fromEntries(
		text.split('&').map((pair) => {
			const at = pair.indexOf('=');
			return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
		})
	);
}

/** One request on a connection of its own. */
export function rawRequest(
	url: string,
	method: string,
	body: string | Buffer,
	headers: Readonly<Record<string, string>> = {}
): Promise<RawAnswer> {
	return new Promise((resolve, reject) => {
		const outgoing = request(url, { method, headers, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const bytes = Buffer.concat(chunks);
				const text = bytes.toString('latin1');
				resolve({
					status: response.statusCode ?? 0,
					contentType: response.headers['content-type'] ?? '',
					body: bytes,
					text,
					fields: pairsOf(text)
				});
			});
		});
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}

/** A simulator in this process, its real time in the test's hand. */
export async function startBench(options: SimulatorOptions = {}): Promise<Bench> {
	const clock: HandClock = { now: NOON };
	const simulator = await startSimulator({ realTime: () => clock.now, ...options });
	const post = (api: string, body: string | Buffer) =>
		rawRequest(`${simulator.url}/payment/${api}.idPass`, 'POST', body, {
			'content-type': 'application/x-www-form-urlencoded'
		});
	return {
		simulator,
		clock,
		post,
		call: (api, fields) => post(api, new URLSearchParams({ ...MAIN, ...fields }).toString()),
		async control(method, path, body) {
			const text = body === undefined ? '' : JSON.stringify(body);
			const answer = await rawRequest(simulator.url + path, method, text, {
				'content-type': 'application/json'
			});
			const json: unknown = JSON.parse(answer.body.toString('utf8'));
			return { status: answer.status, json: json as Record<string, unknown> };
		}
	};
}

export interface WantedPayment {
	readonly orderId?: string;
	readonly amount?: number;
	readonly jobCd?: 'AUTH' | 'CAPTURE';
	readonly pointsOnly?: boolean;
	readonly stopAt?: 'enter' | 'execute' | 'start' | 'confirm' | 'fail' | 'capture' | 'cancel';
	readonly shop?: 'main' | 'fresh' | 'digital';
	readonly confirmationMs?: number;
	readonly captureWillFail?: boolean;
	readonly paymentTermSeconds?: number;
	readonly coupon?: { readonly amount: number; readonly threshold: number };
}

/** A payment brought to its last step through the control API, which uses the wire. */
export async function makePayment(bench: Bench, wanted: WantedPayment = {}): Promise<Handle> {
	const { status, json } = await bench.control('POST', '/control/orders', {
		orderId: 'T-1',
		amount: 4980,
		...wanted
	});
	if (status !== 200) throw new Error(JSON.stringify(json));
	const [order] = json['orders'] as Array<Record<string, string>>;
	return {
		OrderID: order?.['orderId'] ?? '',
		AccessID: order?.['accessId'] ?? '',
		AccessPass: order?.['accessPass'] ?? ''
	};
}

/** What SearchTradeMulti says about an order of the shop `main`. */
export async function inquire(bench: Bench, orderId: string): Promise<Record<string, string>> {
	const { fields } = await bench.call('SearchTradeMulti', { OrderID: orderId, PayType: '24' });
	return { ...fields };
}
