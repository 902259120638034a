import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import { type DownEvents, STREAM_PATH, type UpEvents } from '../../contract/stream.ts';
import type { Logger } from '../log.ts';
import { createHandshake, HandshakeError, type HandshakeChecks } from './handshake.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import type { SocketData, StreamSocket } from './stream-client.ts';

const MAX_MESSAGE_BYTES = 64 * 1024;
/** A dead connection is noticed, on both sides, after at most the sum of these. Milliseconds. */
const PING_EVERY_MS = 5000;
const PONG_WITHIN_MS = 5000;
/** An upgraded connection must say who it is within this time. */
const CONNECT_WITHIN_MS = 3000;
/** How long peers may take for an orderly goodbye when we stop. */
const GOODBYE_MS = 300;

/**
 * Socket.IO on somebody else's HTTP server. Only WebSockets are spoken, so all that is taken from that
 * server is its `upgrade` event: its request handlers stay untouched, whenever they were registered.
 */
export function openSocketServer(
	httpServer: HttpServer,
	checks: HandshakeChecks,
	log: Logger,
	onSocket: (socket: StreamSocket) => void
): { close: () => Promise<void> } {
	const handshake = createHandshake(checks, log);
	const io = new Server<UpEvents, DownEvents, Record<never, never>, SocketData>({
		path: STREAM_PATH,
		transports: ['websocket'],
		serveClient: false,
		maxHttpBufferSize: MAX_MESSAGE_BYTES,
		perMessageDeflate: false,
		httpCompression: false,
		pingInterval: PING_EVERY_MS,
		pingTimeout: PONG_WITHIN_MS,
		connectTimeout: CONNECT_WITHIN_MS
	});
	io.use((socket, next) => {
		handshake.identify(socket.request, socket.handshake.auth).then(
			(principal) => {
				socket.data.principal = principal;
				next();
			},
			(err: unknown) => {
				next(err instanceof HandshakeError ? err : new HandshakeError('INTERNAL'));
			}
		);
	});
	io.on('connection', onSocket);
	// Never listens: Socket.IO wants a server to attach to, and would wrap its request handlers.
	io.attach(createServer());

	const connections = new Set<Duplex>();
	const onUpgrade = (request: IncomingMessage, connection: Duplex, head: Buffer): void => {
		if (!isOurs(request)) {
			// In development Vite listens, too; alone, we are the only one who can end it.
			if (httpServer.listenerCount('upgrade') === 1) connection.destroy();
			return;
		}
		connections.add(connection);
		connection.once('close', () => connections.delete(connection));
		// Node has taken its own handler off, and until the WebSocket stands nobody else has one.
		connection.on('error', () => connection.destroy());
		void handshake.admit(request).then((refusal) => {
			if (refusal !== null) return refuseUpgrade(connection, refusal);
			io.engine.handleUpgrade(request, connection, head);
		});
	};
	httpServer.on('upgrade', onUpgrade);

	return {
		async close() {
			httpServer.off('upgrade', onUpgrade);
			await io.close();
			const left = [...connections].map(
				(connection) => new Promise((resolve) => connection.once('close', resolve))
			);
			const timer = setTimeout(() => {
				for (const connection of connections) connection.destroy();
			}, GOODBYE_MS);
			await Promise.all(left);
			clearTimeout(timer);
		}
	};
}

function isOurs({ url = '' }: IncomingMessage): boolean {
	const [path] = url.split('?');
	return path === STREAM_PATH || path === `${STREAM_PATH}/`;
}
