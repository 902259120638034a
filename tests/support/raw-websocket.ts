import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { STREAM_PATH } from '../../src/lib/contract/stream.ts';

/** A close frame without a code. */
const CLOSE = Buffer.from([0x88, 0]);

/**
 * A WebSocket by hand: sends what no library would, reads when it is told to, and costs next to
 * nothing per received byte, so that many of them can be the receivers of a measurement.
 */
export class RawWebSocket {
	readonly tcp: Socket;
	/** Bytes received since the upgrade. */
	received = 0;
	/** The server has sent a close frame. */
	isAskedToClose = false;

	private constructor(tcp: Socket) {
		this.tcp = tcp;
	}

	/** @returns the socket after the upgrade, or the status line of the refusal */
	static async open(
		port: number,
		headers: Record<string, string> = {},
		path = `${STREAM_PATH}/?EIO=4&transport=websocket`
	): Promise<RawWebSocket | string> {
		const tcp = connect(port, '127.0.0.1');
		tcp.on('error', () => undefined);
		const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
		tcp.write(
			`GET ${path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
				`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n` +
				`${lines.join('')}\r\n`
		);
		const first = await new Promise<Buffer>((resolve) => {
			tcp.once('data', resolve);
			tcp.once('close', () => {
				resolve(Buffer.from('closed'));
			});
		});
		const statusLine = first.toString('latin1').split('\r\n', 1)[0] ?? '';
		if (!statusLine.includes(' 101 ')) {
			tcp.destroy();
			return statusLine;
		}
		const socket = new RawWebSocket(tcp);
		tcp.on('data', (chunk: Buffer) => {
			socket.received += chunk.length;
			if (chunk.includes(CLOSE)) socket.isAskedToClose = true;
		});
		return socket;
	}

	/** Sends one message, masked with zeroes as a client may. */
	send(data: string | Buffer, opcode = typeof data === 'string' ? 1 : 2): void {
		const payload = Buffer.from(data);
		const header = Buffer.alloc(payload.length < 126 ? 6 : payload.length < 65_536 ? 8 : 14);
		header[0] = 0x80 | opcode;
		if (header.length === 6) header[1] = 0x80 | payload.length;
		else if (header.length === 8) {
			header[1] = 0x80 | 126;
			header.writeUInt16BE(payload.length, 2);
		} else {
			header[1] = 0x80 | 127;
			header.writeBigUInt64BE(BigInt(payload.length), 2);
		}
		this.tcp.write(Buffer.concat([header, payload]));
	}

	async closed(): Promise<void> {
		if (this.tcp.destroyed) return;
		await new Promise<void>((resolve) => this.tcp.once('close', () => resolve()));
	}
}
