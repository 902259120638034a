import type { Socket } from 'socket.io';
import type {
	DownEvent,
	DownEvents,
	DownPayloads,
	Resync,
	SessionEnded,
	UpEvents
} from '../../contract/stream.ts';
import type { Principal } from '../auth/principal.ts';
import type { LogPlace } from '../db/event-log/index.ts';
import type { Audience } from './audience.ts';
import type { HubCounters } from './counters.ts';
import { encodeEvent, type EncodedEvent } from './encode-event.ts';
import { RateLimit } from './rate-limit.ts';

export interface SocketData {
	principal: Principal;
}

export type StreamSocket = Socket<UpEvents, DownEvents, Record<never, never>, SocketData>;

/** One socket: who it is, what it follows, and how much of what was sent it has not taken yet. */
export class StreamClient {
	readonly socket: StreamSocket;
	readonly principal: Principal;
	readonly rate = new RateLimit(performance.now());
	/** The audience whose frames it is sent; null while it is caught up, or told to start over. */
	audience: Audience | null = null;
	/** Where in its audience's chain of frames it stands. */
	place: LogPlace | null = null;
	/** Raised whenever it leaves what it followed, so that work for that can see that it is late. */
	generation = 0;
	/** Bytes given to the socket that the system has not taken. */
	unsentBytes = 0;
	readonly #counters: HubCounters;

	constructor(socket: StreamSocket, counters: HubCounters) {
		this.socket = socket;
		this.principal = socket.data.principal;
		this.#counters = counters;
	}

	/** Writes straight to the connection, which keeps the order with everything else sent to it. */
	send(event: EncodedEvent): void {
		if (!this.socket.connected) return;
		this.unsentBytes += event.bytes;
		this.socket.conn.write(event.packet, event.options, () => {
			this.unsentBytes -= event.bytes;
		});
	}

	tell<E extends DownEvent>(event: E, payload: DownPayloads[E]): void {
		this.send(encodeEvent(event, payload));
	}

	/** Stops what it is sent until it subscribes again. */
	resync(reason: Resync['reason']): void {
		this.leave();
		this.#counters.resyncs[reason] += 1;
		this.tell('stream:resync', { reason });
	}

	leave(): void {
		this.generation += 1;
		this.audience?.members.delete(this);
		this.audience = null;
		this.place = null;
	}

	end(reason: SessionEnded['reason']): void {
		this.tell('session:ended', { reason });
		this.socket.disconnect(true);
	}
}
