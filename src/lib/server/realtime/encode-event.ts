import type { DownEvent, DownPayloads } from '../../contract/stream.ts';

/** A message that was encoded once for any number of sockets. */
export interface EncodedEvent {
	/** The Socket.IO packet; Engine.IO takes it where it cannot use the frame. */
	readonly packet: string;
	/** Engine.IO writes this as it is, header and all: one write per socket, no encoding. */
	readonly options: { readonly compress: false; readonly wsPreEncodedFrame: readonly Buffer[] };
	readonly bytes: number;
}

/** Packet types of the protocols: Engine.IO 4 = message, Socket.IO 2 = event in the main namespace. */
const MESSAGE = '4';
const EVENT = '2';

export function encodeEvent<E extends DownEvent>(event: E, payload: DownPayloads[E]): EncodedEvent {
	const packet = `${EVENT}${JSON.stringify([event, payload])}`;
	const frame = textFrame(MESSAGE + packet);
	return { packet, options: { compress: false, wsPreEncodedFrame: [frame] }, bytes: frame.length };
}

const FINAL_TEXT = 0x81;

/** A whole, unmasked WebSocket text message as a server sends it (RFC 6455 §5.2). */
function textFrame(text: string): Buffer {
	const length = Buffer.byteLength(text);
	const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(header + length);
	frame[0] = FINAL_TEXT;
	if (header === 2) frame[1] = length;
	else if (header === 4) {
		frame[1] = 126;
		frame.writeUInt16BE(length, 2);
	} else {
		frame[1] = 127;
		frame.writeBigUInt64BE(BigInt(length), 2);
	}
	frame.write(text, header);
	return frame;
}
