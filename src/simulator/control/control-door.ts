import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Simulation } from '../simulation.ts';
import type { DemoShopsLife } from '../shop/demo-shops-life.ts';
import { readBody } from '../wire/read-body.ts';
import { readClock, setClock } from './clock.ts';
import { ControlError, notFound } from './control-error.ts';
import { decideForBuyer } from './buyer.ts';
import { setDesk } from './desk.ts';
import { addFaults, listFaults, removeFaults } from './faults.ts';
import { jsonInput, type JsonInput } from './json-input.ts';
import { listTrades, readLedger, summarizeLedger } from './ledger.ts';
import { sendNotification } from './notify.ts';
import { makeOrders } from './orders.ts';
import { listShops } from './shops.ts';
import { readTraffic, setTraffic } from './traffic.ts';

export interface ControlContext {
	readonly simulation: Simulation;
	readonly shops: DemoShopsLife;
	readonly query: URLSearchParams;
}

type Handler = (context: ControlContext, input: JsonInput) => unknown;

const ROUTES: Readonly<Record<string, Handler>> = {
	'GET /control/shops': listShops,
	'GET /control/clock': readClock,
	'POST /control/clock': setClock,
	'GET /control/faults': listFaults,
	'POST /control/faults': addFaults,
	'DELETE /control/faults': removeFaults,
	'POST /control/desk': setDesk,
	'POST /control/orders': makeOrders,
	'POST /control/buyer': decideForBuyer,
	'GET /control/ledger': readLedger,
	'GET /control/ledger/summary': summarizeLedger,
	'GET /control/ledger/trades': listTrades,
	'GET /control/traffic': readTraffic,
	'POST /control/traffic': setTraffic,
	'GET /control/replay': ({ shops }) => shops.replay(),
	'POST /control/notify': sendNotification
};

const LONGEST_BODY_BYTES = 1024 * 1024;

function isLoopback(address: string | undefined): boolean {
	if (address === undefined) return false;
	return address === '::1' || address.replace('::ffff:', '').startsWith('127.');
}

/** Nobody but a program on this machine: no other peer, and no web page through a browser. */
function refuseStrangers(request: IncomingMessage): void {
	const host = (request.headers.host ?? '').replace(/:\d+$/, '');
	const isLocalName = ['127.0.0.1', 'localhost', '[::1]'].includes(host);
	const isBrowser = request.headers.origin !== undefined;
	if (isLoopback(request.socket.remoteAddress) && isLocalName && !isBrowser) return;
	throw new ControlError(
		403,
		'LOOPBACK_ONLY',
		'このマシン上のプログラムからのみ利用できます。',
		'Only programs on this machine may do this.'
	);
}

async function readInput(request: IncomingMessage): Promise<JsonInput> {
	if (request.method === 'GET' || request.method === 'DELETE') return jsonInput({});
	const body = await readBody(request, LONGEST_BODY_BYTES);
	if (!body) {
		throw new ControlError(
			413,
			'TOO_LARGE',
			'本文は1MBまでです。',
			'The body may be 1 MB at most.'
		);
	}
	try {
		return jsonInput(JSON.parse(body.toString('utf8') || '{}'));
	} catch (error) {
		if (error instanceof ControlError) throw error;
		throw new ControlError(
			400,
			'MALFORMED_JSON',
			'JSONとして読めません。',
			'The body is not readable as JSON.'
		);
	}
}

/** Serves `/control/*`: JSON in, JSON out, for programs on this machine only. */
export function controlDoor(simulation: Simulation, shops: () => DemoShopsLife) {
	return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
		const answer = (status: number, body: unknown) => {
			const bytes = Buffer.from(JSON.stringify(body));
			response.writeHead(status, {
				'content-type': 'application/json; charset=utf-8',
				'content-length': bytes.length
			});
			response.end(bytes);
		};
		try {
			refuseStrangers(request);
			const handler = ROUTES[`${request.method} ${url.pathname}`];
			if (!handler) throw notFound(`${request.method} ${url.pathname}`);
			const input = await readInput(request);
			const context = { simulation, shops: shops(), query: url.searchParams };
			answer(200, await handler(context, input));
		} catch (error) {
			if (!(error instanceof ControlError)) throw error;
			const { status, code, ja, en, field } = error;
			answer(status, { error: { code, message: { ja, en }, ...(field ? { field } : {}) } });
		}
	};
}
