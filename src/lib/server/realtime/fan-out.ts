import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Audience, ChainFrame } from './audience.ts';
import type { HubCounters } from './counters.ts';
import type { EncodedEvent } from './encode-event.ts';
import type { StreamClient } from './stream-client.ts';

/** Sockets written to before other work gets its turn: keeps the longest stall at a few ms. */
const CHUNK = 250;

/**
 * Sends a frame to everybody who is in the audience now. Who stands elsewhere in the chain (left and
 * came back meanwhile) has it already; who takes too little is told to start over instead of being
 * buffered without end.
 *
 * @param maxUnsentBytes more than this not yet taken by a socket makes it too slow
 */
export async function fanOutFrame(
	audience: Audience,
	frame: ChainFrame,
	maxUnsentBytes: number,
	counters: HubCounters
): Promise<void> {
	await inChunks(audience.members, (client) => {
		if (client.audience !== audience || client.place !== frame.from) return;
		if (client.unsentBytes > maxUnsentBytes) {
			client.resync('too_slow');
			return;
		}
		client.place = frame.to;
		client.send(frame.encoded);
		counters.frames += 1;
		counters.frameBytes += frame.encoded.bytes;
	});
}

/** Sends what needs no order among frames. */
export async function fanOutEvent(
	clients: Iterable<StreamClient>,
	event: EncodedEvent
): Promise<void> {
	await inChunks(clients, (client) => {
		client.send(event);
	});
}

async function inChunks(
	clients: Iterable<StreamClient>,
	write: (client: StreamClient) => void
): Promise<void> {
	const all = [...clients];
	for (let start = 0; start < all.length; start += CHUNK) {
		if (start > 0) await nextTurn();
		for (const client of all.slice(start, start + CHUNK)) write(client);
	}
}
