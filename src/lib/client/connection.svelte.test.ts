import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { orderRow } from '../../../tests/support/order-row.ts';
import type { DeskFigures } from '../contract/desk/figures.ts';
import type { Answer, DownEvents, Frame, Subscribe, UpEvents } from '../contract/stream.ts';
import { Clock } from './clock.svelte.ts';
import { Connection } from './connection.svelte.ts';

/** The other side, saying whatever a test wants. */
class Script {
	readonly http = createServer();
	readonly io: Server<UpEvents, DownEvents>;
	readonly subscriptions: Subscribe[] = [];
	answer: Answer = { ok: true };
	sockets: Socket<UpEvents, DownEvents>[] = [];

	constructor() {
		this.io = new Server(this.http, { transports: ['websocket'] });
		this.io.on('connection', (socket) => {
			this.sockets.push(socket);
			socket.on('stream:subscribe', (payload, reply) => {
				this.subscriptions.push(payload);
				reply(this.answer);
			});
			socket.on('presence:set', (_, reply) => {
				reply({ ok: true });
			});
		});
	}

	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.http.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
	}

	get socket(): Socket<UpEvents, DownEvents> {
		const socket = this.sockets.at(-1);
		if (socket === undefined) throw new Error('nobody has connected');
		return socket;
	}

	frame(from: string, to: string, overrides: Partial<Frame> = {}): void {
		const frame = { from, to, changes: [], runs: [], figures: null, pending: 0, ...overrides };
		this.socket.emit('stream:frame', frame);
	}
}

const DESK = { kind: 'desk' } as const;
let script: Script;
let clock: Clock;
let connection: Connection;
let stop: () => void;
let frames: Frame[];
let resyncs: number;
const handlers = {
	frame: (frame: Frame) => void frames.push(frame),
	resync: () => void (resyncs += 1)
};

beforeEach(async () => {
	script = new Script();
	const url = await script.listen();
	clock = new Clock({ now: Date.now(), demoOffsetMs: 0 });
	connection = new Connection(clock, url, {
		forceNew: true,
		reconnectionDelay: 10,
		reconnectionDelayMax: 20
	});
	frames = [];
	resyncs = 0;
	stop = () => undefined;
});

afterEach(async () => {
	stop();
	await script.io.close();
});

async function live(position = 'p0'): Promise<void> {
	connection.subscribe(DESK, position, handlers);
	stop = connection.start();
	await expect.poll(() => script.subscriptions.length, { interval: 5 }).toBe(1);
	script.frame(position, 'p1');
	await becomes('live');
}

async function becomes(kind: string): Promise<void> {
	await expect.poll(() => connection.state.kind, { interval: 5, timeout: 4000 }).toBe(kind);
}

test('catches up, says how much is to come, and is live', async () => {
	connection.subscribe(DESK, 'p0', handlers);
	stop = connection.start();
	expect(connection.state).toEqual({ kind: 'catching-up', pending: 0 });
	await expect.poll(() => script.subscriptions.length).toBe(1);
	expect(script.subscriptions[0]).toEqual({ protocol: 1, position: 'p0', screen: DESK });
	script.frame('p0', 'p1', { pending: 312, changes: [orderRow()] });
	await expect.poll(() => connection.state).toEqual({ kind: 'catching-up', pending: 312 });
	script.frame('p1', 'p2');
	await becomes('live');
	expect(frames.map(({ to }) => to)).toEqual(['p1', 'p2']);
});

test('a cut connection says as of when, and goes on from the last position', async () => {
	await live();
	script.frame('p1', 'p2');
	await expect.poll(() => frames.length).toBe(2);
	const before = clock.exactNow();
	script.socket.conn.close();
	await expect.poll(() => script.subscriptions.length).toBe(2);
	expect(script.subscriptions[1]?.position).toBe('p2');
	expect(connection.state.kind).not.toBe('live');
	script.frame('p2', 'p3');
	await becomes('live');

	script.io.disconnectSockets(true);
	await becomes('offline');
	const state = connection.state;
	const asOf = state.kind === 'offline' ? state.asOf : 0;
	expect(asOf).toBeGreaterThanOrEqual(before - 100);
	expect(asOf).toBeLessThanOrEqual(clock.exactNow());
	// Sent away without a reason, it comes back all the same.
	await expect.poll(() => script.subscriptions.length, { timeout: 5000 }).toBe(3);
});

test('a gap is noticed: the page loads again and follows from its new position', async () => {
	await live();
	script.frame('p5', 'p6', { changes: [orderRow()] });
	await expect.poll(() => resyncs).toBe(1);
	expect(connection.state.kind).toBe('catching-up');
	script.frame('p6', 'p7');
	connection.subscribe(DESK, 'p9', handlers);
	await expect.poll(() => script.subscriptions.length).toBe(2);
	script.frame('p9', 'p10');
	await becomes('live');
	expect(frames.map(({ to }) => to)).toEqual(['p1', 'p10']);
});

test('told to start over, it does', async () => {
	await live();
	script.socket.emit('stream:resync', { reason: 'too_old' });
	await expect.poll(() => resyncs).toBe(1);
	// Cut before the page was loaded: it holds nothing that could be continued.
	script.socket.conn.close();
	await expect.poll(() => script.subscriptions.length).toBe(2);
	expect(script.subscriptions[1]?.position).toBeNull();
	script.socket.emit('stream:snapshot', { at: 'p7', rows: [], runs: [], figures: null });
	await expect.poll(() => resyncs).toBe(2);
	script.frame('p7', 'p8');
	await expect.poll(() => frames.at(-1)?.to).toBe('p8');
});

test('frames of the screen before are not taken for the new one', async () => {
	await live();
	connection.subscribe({ kind: 'order', shop: 'demo', number: 'A-1' }, 'q0', handlers);
	script.frame('p1', 'p2');
	await expect.poll(() => script.subscriptions.length).toBe(2);
	script.frame('q0', 'q1');
	await expect.poll(() => frames.at(-1)?.to).toBe('q1');
	expect(frames.map(({ to }) => to)).toEqual(['p1', 'q1']);
	expect(resyncs).toBe(0);
});

test('a session that is over ends it for good', async () => {
	await live();
	script.socket.emit('session:ended', { reason: 'role_changed' });
	await becomes('ended');
	expect(connection.state).toEqual({ kind: 'ended', reason: 'role_changed' });
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(script.sockets).toHaveLength(1);
});

test('a page of another build is told to load again', async () => {
	script.answer = {
		ok: false,
		error: { code: 'PROTOCOL_MISMATCH', field: null, params: { protocol: 2 } }
	};
	connection.subscribe(DESK, 'p0', handlers);
	stop = connection.start();
	await becomes('ended');
	expect(connection.state).toEqual({ kind: 'ended', reason: 'outdated' });
});

test.each([
	[
		'stream:frame',
		{ from: 'p1', to: 'p2', changes: [{ id: 1 }], runs: [], figures: null, pending: 0 }
	],
	['stream:frame', { from: 'p1', to: 2, changes: [], runs: [], figures: null, pending: 0 }],
	['stream:frame', { from: 'p1', to: 'p2', changes: [], figures: null, pending: 0 }],
	['stream:frame', null],
	['clock:sync', { now: 'noon' }],
	['presence:frame', { all: true, orders: [{}] }]
] as const)('%s %j is not believed', async (event, payload) => {
	await live();
	script.socket.emit(event, payload as never);
	await becomes('ended');
	expect(connection.state).toEqual({ kind: 'ended', reason: 'outdated' });
	expect(frames).toHaveLength(1);
});

test('without a session it ends, without a server it says as of when', async () => {
	script.io.use((_, next) => {
		next(Object.assign(new Error('no'), { data: { code: 'UNAUTHENTICATED' } }));
	});
	stop = connection.start();
	await becomes('ended');
	stop();

	const away = new Connection(clock, 'http://127.0.0.1:1', { forceNew: true });
	stop = away.start();
	await expect.poll(() => away.state.kind, { timeout: 4000 }).toBe('offline');
});

test('while the log is stuck the screen says as of when, although the socket lives', async () => {
	await live();
	const now = Date.now();
	script.socket.emit('clock:sync', { now, demoOffsetMs: 1000, readAt: now - 4000 });
	await becomes('offline');
	expect(connection.state).toEqual({ kind: 'offline', asOf: now - 3000 });
	script.socket.emit('clock:sync', { now, demoOffsetMs: 1000, readAt: now });
	await becomes('live');
});

test('a page that follows nothing still shows what every screen counts', async () => {
	stop = connection.start();
	await expect.poll(() => script.subscriptions.length).toBe(1);
	expect(script.subscriptions[0]).toEqual({
		protocol: 1,
		position: null,
		screen: { kind: 'runs' }
	});
	const figures = { counts: {}, atRisk: [], alerts: 3, tasks: 1 } as unknown as DeskFigures;
	script.socket.emit('stream:snapshot', { at: 'p1', rows: [], runs: [], figures });
	await expect.poll(() => connection.figures?.alerts).toBe(3);
	await becomes('live');

	// The next page replaces it, and when that is left it comes back.
	const leave = connection.subscribe(DESK, 'p1', handlers);
	await expect.poll(() => script.subscriptions.at(-1)?.screen).toEqual(DESK);
	leave();
	await expect.poll(() => script.subscriptions.at(-1)?.screen).toEqual({ kind: 'runs' });
	expect(script.subscriptions).toHaveLength(3);

	// It has no data of a page to load again: it begins anew by itself.
	script.socket.emit('stream:resync', { reason: 'too_old' });
	await expect.poll(() => script.subscriptions.length).toBe(4);
});
