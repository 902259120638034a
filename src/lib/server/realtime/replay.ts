import type { OrderRow } from '../../contract/order-row.ts';
import type { RunRow } from '../../contract/runs.ts';
import type { Resync } from '../../contract/stream.ts';
import {
	comparePlaces,
	formatPosition,
	type LogEvent,
	type LogPlace,
	type OrdersRead,
	type ReadEvents
} from '../db/event-log/index.ts';
import { encodeEvent, type EncodedEvent } from './encode-event.ts';

/** Past so many missed events, loading the page again is cheaper than catching up. */
export const REPLAY_LIMIT = 2000;
/** Orders in one frame of a replay. */
const ORDERS_PER_FRAME = 200;
/** Replays that ask the database at the same time; the tail of the log must not wait for them. */
const AT_ONCE = 3;

export type Replay =
	| { readonly frames: readonly EncodedEvent[]; readonly upTo: LogPlace }
	| { readonly resync: Resync['reason'] };

export type LoadReplay = (epoch: string, after: LogPlace, orders: OrdersRead) => Promise<Replay>;

/**
 * What somebody at a place has missed, as frames that end at `upTo`. Sockets that were cut together
 * come back together and from the same place: they share one replay.
 */
export function createReplayLoader(sources: {
	read: ReadEvents;
	loadRows: (ids: readonly number[]) => Promise<OrderRow[]>;
	loadRuns: (ids: readonly number[]) => Promise<RunRow[]>;
}): LoadReplay {
	const underWay = new Map<string, Promise<Replay>>();
	const takeTurn = turns(AT_ONCE);

	async function load(epoch: string, after: LogPlace, orders: OrdersRead): Promise<Replay> {
		const page = await sources.read(after, REPLAY_LIMIT + 1, orders);
		if (page.epoch !== epoch || comparePlaces(after, page.tail) > 0)
			return { resync: 'other_epoch' };
		if (comparePlaces(after, page.horizon) < 0 || page.events.length > REPLAY_LIMIT)
			return { resync: 'too_old' };
		let from = formatPosition(epoch, after);
		let pending = page.events.length;
		if (pending === 0) return { frames: [], upTo: page.upTo };
		// Says how much is to come before the first rows are there.
		const frames = [
			encodeEvent('stream:frame', { from, to: from, changes: [], runs: [], figures: null, pending })
		];
		for (const part of partsOf(page.events)) {
			pending -= part.events.length;
			const last = pending === 0 ? page.upTo : (part.events.at(-1) ?? page.upTo);
			const to = formatPosition(epoch, last);
			const [changes, runs] = await Promise.all([
				part.orderIds.length === 0 ? [] : sources.loadRows(part.orderIds),
				part.runIds.length === 0 ? [] : sources.loadRuns(part.runIds)
			]);
			frames.push(encodeEvent('stream:frame', { from, to, changes, runs, figures: null, pending }));
			from = to;
		}
		return { frames, upTo: page.upTo };
	}

	return (epoch, after, orders) => {
		const key = `${formatPosition(epoch, after)} ${orders}`;
		const shared = underWay.get(key);
		if (shared !== undefined) return shared;
		const replay = takeTurn(() => load(epoch, after, orders)).finally(() => underWay.delete(key));
		underWay.set(key, replay);
		return replay;
	};
}

interface ReplayPart {
	events: LogEvent[];
	orderIds: number[];
	runIds: number[];
}

/** Cuts the events into stretches of so many orders; within one, an order or run comes once. */
function partsOf(events: readonly LogEvent[]): ReplayPart[] {
	const parts: ReplayPart[] = [];
	let orders = new Set<number>();
	let runs = new Set<number>();
	for (const event of events) {
		const { orderId, runId } = event;
		let part = parts.at(-1);
		const isFull = orders.size === ORDERS_PER_FRAME && orderId !== null && !orders.has(orderId);
		if (part === undefined || isFull) {
			part = { events: [], orderIds: [], runIds: [] };
			parts.push(part);
			orders = new Set();
			runs = new Set();
		}
		part.events.push(event);
		if (orderId !== null && !orders.has(orderId)) part.orderIds.push(orderId);
		if (orderId !== null) orders.add(orderId);
		if (runId !== null && !runs.has(runId)) part.runIds.push(runId);
		if (runId !== null) runs.add(runId);
	}
	return parts;
}

/** Lets at most `limit` pieces of work run at once, first come, first served. */
function turns(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (work) => {
		if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
		else running += 1;
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next === undefined) running -= 1;
			else next();
		}
	};
}
