import { STREAM_PATH } from '../../src/lib/contract/stream.ts';
import { RawWebSocket } from '../support/raw-websocket.ts';

/**
 * The receiving side of the stream's bench, a process of its own: thousands of sockets that do nothing
 * but count, so that what is measured is the sender.
 */
export type ToReceivers =
	/** `hello` is sent at once, `then` when the namespace was joined. */
	| { do: 'open'; group: string; port: number; count: number; hello?: string; then?: string }
	/** Reports once every socket of the group was sent so many bytes more. */
	| { do: 'expect-bytes'; group: string; bytes: number }
	/** Reports once every socket of the group was sent something with this text in it. */
	| { do: 'expect-text'; group: string; text: string };
export type FromReceivers =
	| { did: 'open' }
	| { did: 'ready' }
	/** Epoch ms with fractions: when the first and the last socket had it. */
	| { did: 'receive'; firstAt: number; lastAt: number };

interface Group {
	sockets: RawWebSocket[];
	onChunk: (socket: RawWebSocket, chunk: Buffer) => void;
}

/** The start of Socket.IO's answer to a connection. */
const JOINED = '40{"sid"';
const PING = Buffer.from([0x81, 1, 0x32]);
const groups = new Map<string, Group>();

function report(message: FromReceivers): void {
	process.send?.(message);
}

function now(): number {
	return performance.timeOrigin + performance.now();
}

async function open(order: Extract<ToReceivers, { do: 'open' }>): Promise<void> {
	const group: Group = { sockets: [], onChunk: () => undefined };
	groups.set(order.group, group);
	for (let i = 0; i < order.count; i++) {
		const socket = await RawWebSocket.open(
			order.port,
			{},
			`${STREAM_PATH}/?EIO=4&transport=websocket`
		);
		if (typeof socket === 'string') throw new Error(socket);
		group.sockets.push(socket);
		socket.tcp.on('data', (chunk: Buffer) => {
			if (chunk.includes(PING)) {
				socket.received -= PING.length;
				socket.send('3');
			}
			if (order.then !== undefined && chunk.includes(JOINED)) socket.send(order.then);
			group.onChunk(socket, chunk);
		});
		if (order.hello !== undefined) socket.send(order.hello);
	}
	report({ did: 'open' });
}

/** Counts the sockets of which `isDone` became true. */
function expectAll(group: Group, isDone: (socket: RawWebSocket, chunk: Buffer) => boolean): void {
	const waiting = new Set(group.sockets);
	let firstAt = 0;
	group.onChunk = (socket, chunk) => {
		if (!waiting.has(socket) || !isDone(socket, chunk)) return;
		if (waiting.size === group.sockets.length) firstAt = now();
		waiting.delete(socket);
		if (waiting.size === 0) report({ did: 'receive', firstAt, lastAt: now() });
	};
	report({ did: 'ready' });
}

process.on('message', (order: ToReceivers) => {
	if (order.do === 'open') {
		void open(order);
		return;
	}
	const group = groups.get(order.group);
	if (group === undefined) throw new Error(`no group ${order.group}`);
	if (order.do === 'expect-bytes') {
		const targets = new Map(group.sockets.map((socket) => [socket, socket.received + order.bytes]));
		expectAll(group, (socket) => socket.received >= (targets.get(socket) ?? Infinity));
	} else expectAll(group, (_, chunk) => chunk.includes(order.text));
});
process.on('disconnect', () => process.exit());
