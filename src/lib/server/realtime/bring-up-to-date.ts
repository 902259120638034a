import type { DeskFigures } from '../../contract/desk/figures.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { RunRow } from '../../contract/runs.ts';
import type { StreamPosition } from '../../contract/stream.ts';
import { comparePlaces, formatPosition, type LogPlace } from '../db/event-log/index.ts';
import type { Audience, ChainFrame } from './audience.ts';
import type { LoadReplay } from './replay.ts';
import type { StreamClient } from './stream-client.ts';

export interface CatchUpSources {
	loadReplay: LoadReplay;
	loadRows: (ids: readonly number[]) => Promise<OrderRow[]>;
	/** The runs that are under way. */
	loadRunsUnderWay: () => Promise<RunRow[]>;
	latestFigures: () => DeskFigures | null;
	maxUnsentBytes: number;
}

/**
 * Takes a client from the place that its data was loaded at into the live chain of its audience,
 * without a gap and without a frame twice. What it missed comes out of the chain's kept frames, or
 * first out of the database until those reach; the step from there into the chain is one synchronous
 * piece, so no frame can pass in between. Gives up silently when the client has moved on meanwhile.
 */
export async function replayInto(
	audience: Audience,
	client: StreamClient,
	epoch: string,
	start: LogPlace,
	sources: CatchUpSources
): Promise<void> {
	const { generation } = client;
	let place = start;
	// Where the client believes to be: what brought it nothing was not sent.
	let told = start;
	// A place beyond what was read so far may come from a history that was lost: ask the database.
	let isKnown = comparePlaces(start, audience.place) <= 0;
	for (;;) {
		const kept = audience.framesAfter(place);
		if (kept !== null && isKnown) {
			join(audience, client, kept, (at) => {
				client.tell('stream:frame', {
					from: formatPosition(epoch, told),
					to: at(epoch),
					changes: [],
					runs: [],
					figures: sources.latestFigures(),
					pending: 0
				});
			});
			return;
		}
		const replay = await sources.loadReplay(epoch, place, audience.orders);
		if (client.generation !== generation) return;
		if ('resync' in replay) {
			client.resync(replay.resync);
			return;
		}
		for (const frame of replay.frames) client.send(frame);
		if (client.unsentBytes > sources.maxUnsentBytes) {
			client.resync('too_slow');
			return;
		}
		place = replay.upTo;
		if (replay.frames.length > 0) told = place;
		isKnown = true;
	}
}

/** Starts a client that holds nothing: what its screen shows now, then the live chain. */
export async function snapshotInto(
	audience: Audience,
	client: StreamClient,
	epoch: string,
	sources: CatchUpSources
): Promise<void> {
	const { generation } = client;
	for (;;) {
		const place = audience.place;
		const { orders } = audience;
		const [rows, runs] = await Promise.all([
			typeof orders === 'number' ? sources.loadRows([orders]) : [],
			sources.loadRunsUnderWay()
		]);
		if (client.generation !== generation) return;
		const kept = audience.framesAfter(place);
		if (kept === null) continue;
		join(audience, client, kept, (at) => {
			client.tell('stream:snapshot', {
				at: at(epoch),
				rows,
				runs,
				figures: sources.latestFigures()
			});
		});
		return;
	}
}

/** `bridge` is told the place in the chain from which the kept frames go on. */
function join(
	audience: Audience,
	client: StreamClient,
	kept: readonly ChainFrame[],
	bridge: (at: (epoch: string) => StreamPosition) => void
): void {
	const at = kept[0]?.from ?? audience.place;
	bridge((epoch) => formatPosition(epoch, at));
	for (const frame of kept) client.send(frame.encoded);
	audience.join(client);
}
