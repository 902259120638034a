import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { STREAM_PROTOCOL } from '../../src/lib/contract/stream.ts';
import type { KeyHolder } from '../../src/lib/server/auth/principal.ts';
import { Audience } from '../../src/lib/server/realtime/audience.ts';
import { newCounters } from '../../src/lib/server/realtime/counters.ts';
import { fanOutFrame } from '../../src/lib/server/realtime/fan-out.ts';
import { openSocketServer } from '../../src/lib/server/realtime/socket-server.ts';
import { StreamClient } from '../../src/lib/server/realtime/stream-client.ts';
import { orderRow } from '../support/order-row.ts';
import { startTestPostgres } from '../support/postgres-server.ts';
import { startStreamServer } from '../support/stream-server.ts';
import type { FromReceivers, ToReceivers } from './stream-receivers.ts';

/**
 * What the stream costs. First one frame of 50 orders to every socket, beside a bare `ws` loop that
 * sends the same bytes: interleaved rounds, median of the pairwise ratios. Then the whole way, from a
 * commit in PostgreSQL to the last of all sockets.
 */
const SOCKETS = Number(process.env.SOCKETS ?? 1000);
const ROUNDS = 40;
const KEY: KeyHolder = { kind: 'key', id: 'bench', name: 'bench', scopes: ['stream'] };
const CONNECT = `40${JSON.stringify({ apiKey: 'bench' })}`;
const quiet = pino({ level: 'silent' });

interface BareSocket {
	send(data: Buffer, options: { binary: boolean }): void;
}
interface BareServer {
	clients: Set<BareSocket>;
	close(): void;
}

/** The `ws` that Socket.IO itself runs on: the fairest baseline, and no dependency of ours. */
function bareWebSockets(server: Server): BareServer {
	const fromSocketIo = createRequire(createRequire(import.meta.url).resolve('socket.io'));
	const fromEngineIo = createRequire(fromSocketIo.resolve('engine.io'));
	const { WebSocketServer } = fromEngineIo('ws') as {
		WebSocketServer: new (options: { server: Server; perMessageDeflate: false }) => BareServer;
	};
	return new WebSocketServer({ server, perMessageDeflate: false });
}

async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

/** Gives the receivers an order. @returns their next report */
async function tell(receivers: ChildProcess, order: ToReceivers): Promise<FromReceivers> {
	const answer = nextReport(receivers);
	receivers.send(order);
	return answer;
}

async function nextReport(receivers: ChildProcess): Promise<FromReceivers> {
	return new Promise((resolve) =>
		receivers.once('message', (report) => resolve(report as FromReceivers))
	);
}

function quantile(values: readonly number[], q: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

/** @throws Error when it does not come true within a minute */
async function until(condition: () => boolean): Promise<void> {
	for (let i = 0; i < 600; i++) {
		if (condition()) {
			// What was said meanwhile is still on its way.
			await sleep(500);
			return;
		}
		await sleep(100);
	}
	throw new Error('the sockets did not come');
}

interface Cost {
	wallMs: number;
	cpuMs: number;
	stallMs: number;
}

/** One round of one arm: until the last socket has everything. */
async function measure(
	receivers: ChildProcess,
	group: string,
	bytes: number,
	send: () => Promise<void> | void
): Promise<Cost> {
	await tell(receivers, { do: 'expect-bytes', group, bytes });
	const delay = monitorEventLoopDelay({ resolution: 1 });
	const done = nextReport(receivers);
	delay.enable();
	// It sees only what happens after it has begun to look.
	await sleep(5);
	const cpu = process.cpuUsage();
	const startedAt = performance.timeOrigin + performance.now();
	await send();
	const report = await done;
	const { user, system } = process.cpuUsage(cpu);
	delay.disable();
	const lastAt = report.did === 'receive' ? report.lastAt : Number.NaN;
	return { wallMs: lastAt - startedAt, cpuMs: (user + system) / 1000, stallMs: delay.max / 1e6 };
}

async function fanOut(receivers: ChildProcess): Promise<void> {
	const ourServer = createServer();
	const bareServer = createServer();
	const counters = newCounters();
	let place = { xid: 1n, seq: 0n };
	const audience = new Audience({ kind: 'desk' }, 'all', place, 0);
	const sockets = openSocketServer(
		ourServer,
		{
			authenticate: () => Promise.resolve(null),
			authenticateKey: () => Promise.resolve(KEY),
			allowedOrigins: []
		},
		quiet,
		(socket) => {
			audience.join(new StreamClient(socket, counters));
		}
	);
	const bare = bareWebSockets(bareServer);
	const [ourPort, barePort] = [await listen(ourServer), await listen(bareServer)];
	await tell(receivers, {
		do: 'open',
		group: 'ours',
		port: ourPort,
		count: SOCKETS,
		hello: CONNECT
	});
	await tell(receivers, { do: 'open', group: 'bare', port: barePort, count: SOCKETS });
	await until(() => audience.members.size === SOCKETS && bare.clients.size === SOCKETS);

	const changes = Array.from({ length: 50 }, (_, i) => orderRow({ id: i + 1 }));
	const ours: Cost[] = [];
	const theirs: Cost[] = [];
	let bytes = 0;
	for (let round = 0; round < ROUNDS; round++) {
		place = { xid: place.xid + 1n, seq: 0n };
		const frame = audience.extend(
			'0123456789abcdef',
			place,
			{ changes, runs: [], figures: null, pending: 0 },
			0
		);
		bytes = frame.encoded.bytes;
		const payload = Buffer.from(`4${frame.encoded.packet}`);
		const arms = [
			async () => {
				ours.push(
					await measure(receivers, 'ours', bytes, () =>
						fanOutFrame(audience, frame, Infinity, counters)
					)
				);
			},
			async () => {
				theirs.push(
					await measure(receivers, 'bare', bytes, () => {
						for (const socket of bare.clients) socket.send(payload, { binary: false });
					})
				);
			}
		];
		for (const arm of round % 2 === 0 ? arms : arms.reverse()) await arm();
	}
	const ratio = (of: (cost: Cost) => number): string =>
		quantile(
			ours.slice(5).map((cost, i) => of(cost) / of(theirs[i + 5] ?? cost)),
			0.5
		).toFixed(2);
	console.log(
		`one frame of 50 orders (${(bytes / 1024).toFixed(0)} KiB) to ${SOCKETS} sockets, median of ` +
			`${ROUNDS - 5} pairs, ours / bare ws loop: time ${ratio((cost) => cost.wallMs)}, ` +
			`CPU ${ratio((cost) => cost.cpuMs)}; longest stall ours ` +
			`${quantile(
				ours.map(({ stallMs }) => stallMs),
				0.5
			).toFixed(1)} ms, bare ` +
			`${quantile(
				theirs.map(({ stallMs }) => stallMs),
				0.5
			).toFixed(1)} ms`
	);
	bare.close();
	bareServer.closeAllConnections();
	await sockets.close();
	ourServer.close();
	bareServer.close();
}

async function wholeWay(receivers: ChildProcess): Promise<void> {
	const postgres = await startTestPostgres();
	const database = await postgres.createDatabase();
	const server = await startStreamServer(database);
	server.keys.set('bench', KEY);
	await server.change(1);
	const subscribe = [
		'stream:subscribe',
		{ protocol: STREAM_PROTOCOL, position: null, screen: { kind: 'desk' } }
	];
	await tell(receivers, {
		do: 'open',
		group: 'desk',
		port: server.port,
		count: SOCKETS,
		hello: CONNECT,
		then: `42${JSON.stringify(subscribe)}`
	});
	await until(() => server.hub.stats().subscriptions === SOCKETS);

	const first: number[] = [];
	const last: number[] = [];
	for (let version = 2; version < ROUNDS + 2; version++) {
		await tell(receivers, { do: 'expect-text', group: 'desk', text: `"version":${version},` });
		const done = nextReport(receivers);
		await sleep(Math.random() * 200);
		await server.change(1);
		const committedAt = performance.timeOrigin + performance.now();
		const report = await done;
		if (report.did !== 'receive') throw new Error('the receivers lost count');
		first.push(report.firstAt - committedAt);
		last.push(report.lastAt - committedAt);
	}
	const say = (values: number[]): string =>
		`median ${quantile(values, 0.5).toFixed(1)} ms, p95 ${quantile(values, 0.95).toFixed(1)} ms`;
	console.log(
		`from a commit to the first of ${SOCKETS} desks: ${say(first)}; to the last: ${say(last)}`
	);
	await server.close();
	await database.drop();
	await postgres.stop();
}

const receivers = fork(new URL('./stream-receivers.ts', import.meta.url).pathname);
await fanOut(receivers);
await wholeWay(receivers);
receivers.disconnect();
