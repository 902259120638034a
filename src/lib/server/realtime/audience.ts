import type { DeskFigures } from '../../contract/desk/figures.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { RunRow } from '../../contract/runs.ts';
import type { Screen } from '../../contract/stream.ts';
import {
	comparePlaces,
	formatPosition,
	type LogPlace,
	type OrdersRead
} from '../db/event-log/index.ts';
import { encodeEvent, type EncodedEvent } from './encode-event.ts';
import type { StreamClient } from './stream-client.ts';

/** What is kept of the latest frames, so that short cuts are bridged without asking the database. */
const KEPT_FRAMES = 256;
const KEPT_BYTES = 4 * 1024 * 1024;

export interface ChainFrame {
	readonly from: LogPlace;
	readonly to: LogPlace;
	readonly encoded: EncodedEvent;
}

export interface FrameContent {
	changes: OrderRow[];
	runs: RunRow[];
	figures: DeskFigures | null;
	pending: number;
}

/**
 * All sockets that look at the same screen. Its frames form one chain, each beginning where the one
 * before ended, so that a frame is encoded once and every member stands at the same place.
 */
export class Audience {
	readonly screen: Screen;
	/** Which orders matter. */
	readonly orders: OrdersRead;
	readonly members = new Set<StreamClient>();
	/** Sockets that are being brought up to date; they keep the audience alive, too. */
	joining = 0;
	/** The end of the chain. */
	place: LogPlace;
	/** Real server time of the last frame, epoch ms. */
	lastFrameAt: number;
	/** Of the figures that were sent last, what every screen shows of them. */
	#toldWork: string | null = null;
	#kept: ChainFrame[] = [];
	#keptBytes = 0;

	constructor(screen: Screen, orders: OrdersRead, place: LogPlace, now: number) {
		this.screen = screen;
		this.orders = orders;
		this.place = place;
		this.lastFrameAt = now;
	}

	get isNeeded(): boolean {
		return this.members.size > 0 || this.joining > 0;
	}

	wants(orderId: number): boolean {
		return this.orders === 'all' || this.orders === orderId;
	}

	/**
	 * Are these figures worth a frame? A desk shows all of them; the other screens only count alerts,
	 * notices and work items, so that a sale elsewhere sends them nothing.
	 */
	isNews(figures: DeskFigures | null): boolean {
		if (figures === null) return false;
		return this.screen.kind === 'desk' || workIn(figures) !== this.#toldWork;
	}

	/** Adds the next frame to the chain. The caller sends it to those who are members now. */
	extend(epoch: string, to: LogPlace, content: FrameContent, now: number): ChainFrame {
		const encoded = encodeEvent('stream:frame', {
			from: formatPosition(epoch, this.place),
			to: formatPosition(epoch, to),
			...content
		});
		const frame = { from: this.place, to, encoded };
		if (content.figures !== null) this.#toldWork = workIn(content.figures);
		this.place = to;
		this.lastFrameAt = now;
		this.#keep(frame);
		return frame;
	}

	/**
	 * The kept frames that somebody at `place` has not seen whole; null: they do not reach back so far.
	 * The first may begin before `place`, so whoever takes them stands at its `from`.
	 */
	framesAfter(place: LogPlace): readonly ChainFrame[] | null {
		if (comparePlaces(place, this.place) >= 0) return [];
		const [first] = this.#kept;
		if (first === undefined || comparePlaces(first.from, place) > 0) return null;
		return this.#kept.slice(this.#kept.findIndex(({ to }) => comparePlaces(to, place) > 0));
	}

	/** From now on the client is sent every frame; it has all of those before. */
	join(client: StreamClient): void {
		this.members.add(client);
		client.audience = this;
		client.place = this.place;
	}

	#keep(frame: ChainFrame): void {
		this.#kept.push(frame);
		this.#keptBytes += frame.encoded.bytes;
		while (this.#kept.length > KEPT_FRAMES || this.#keptBytes > KEPT_BYTES) {
			const dropped = this.#kept.shift();
			if (dropped === undefined) break;
			this.#keptBytes -= dropped.encoded.bytes;
		}
	}
}

function workIn({ alerts, alertMark, noticeMark, tasks }: DeskFigures): string {
	return `${alerts} ${alertMark} ${noticeMark} ${tasks}`;
}
