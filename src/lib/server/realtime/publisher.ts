import type { OrderRow } from '../../contract/order-row.ts';
import type { Screen } from '../../contract/stream.ts';
import type { LogPlace } from '../db/event-log/index.ts';
import { Audience, type ChainFrame } from './audience.ts';
import type { HubCounters } from './counters.ts';
import { fanOutFrame } from './fan-out.ts';
import type { FigureSource } from './figure-source.ts';
import type { TailStep } from './log-tail.ts';
import type { StreamClient } from './stream-client.ts';

/** A silent audience gets an empty frame so often: its position must not grow old. */
const FRAME_AT_LEAST_EVERY_MS = 30_000;

export interface PublisherClock {
	/** Epoch ms. */
	realNow: () => number;
	deskNow: () => number;
}

/** Turns what the log's tail found into one frame per audience. */
export class Publisher {
	readonly #audiences = new Map<string, Audience>();
	readonly #loadRows: (ids: readonly number[]) => Promise<OrderRow[]>;
	readonly #figures: FigureSource;
	readonly #clock: PublisherClock;
	readonly #maxUnsentBytes: number;
	readonly #counters: HubCounters;

	constructor(options: {
		loadRows: (ids: readonly number[]) => Promise<OrderRow[]>;
		figures: FigureSource;
		clock: PublisherClock;
		maxUnsentBytes: number;
		counters: HubCounters;
	}) {
		this.#loadRows = options.loadRows;
		this.#figures = options.figures;
		this.#clock = options.clock;
		this.#maxUnsentBytes = options.maxUnsentBytes;
		this.#counters = options.counters;
	}

	get audiences(): Iterable<Audience> {
		return this.#audiences.values();
	}

	get audienceCount(): number {
		return this.#audiences.size;
	}

	/**
	 * The audience of a screen, made when it has none yet. A new one begins where the log was read up
	 * to, so that no step that is being handled has to reach it.
	 *
	 * @param orderId of an order screen
	 */
	audienceOf(screen: Screen, orderId: number | undefined, place: LogPlace): Audience {
		const key = orderId === undefined ? 'desk' : String(orderId);
		const known = this.#audiences.get(key);
		if (known !== undefined) return known;
		const audience = new Audience(screen, orderId, place, this.#clock.realNow());
		this.#audiences.set(key, audience);
		if (screen.kind === 'desk') this.#figures.invalidate();
		return audience;
	}

	/** Nothing that was sent can be continued: everybody starts over. */
	restart(clients: Iterable<StreamClient>): void {
		for (const client of clients) if (client.generation > 0) client.resync('other_epoch');
		this.#audiences.clear();
	}

	/** Handles one step of the log; the chains grow before the first socket is written to. */
	async publish(step: TailStep): Promise<void> {
		this.#forgetUnneeded();
		const audiences = [...this.#audiences.values()];
		const changed = new Set(step.events.map(({ orderId }) => orderId));
		if (changed.size > 0) this.#figures.invalidate();
		if (audiences.length === 0) return;
		const hasDesk = audiences.some(({ screen }) => screen.kind === 'desk');
		const wanted = hasDesk
			? [...changed]
			: audiences.flatMap(({ orderId }) =>
					orderId !== undefined && changed.has(orderId) ? [orderId] : []
				);
		const realNow = this.#clock.realNow();
		const [rows, figures] = await Promise.all([
			wanted.length === 0 ? [] : this.#loadRows(wanted),
			hasDesk ? this.#figures.renew(realNow, this.#clock.deskNow()) : null
		]);

		const frames: [Audience, ChainFrame][] = [];
		for (const audience of audiences) {
			const changes =
				audience.orderId === undefined ? rows : rows.filter(({ id }) => audience.wants(id));
			const own = audience.screen.kind === 'desk' ? figures : null;
			const isDue = realNow - audience.lastFrameAt >= FRAME_AT_LEAST_EVERY_MS;
			if (changes.length === 0 && own === null && !isDue) continue;
			const content = { changes, figures: own, pending: step.more ? 1 : 0 };
			frames.push([audience, audience.extend(step.epoch, step.upTo, content, realNow)]);
		}
		for (const [audience, frame] of frames)
			await fanOutFrame(audience, frame, this.#maxUnsentBytes, this.#counters);
	}

	#forgetUnneeded(): void {
		for (const [key, audience] of this.#audiences)
			if (!audience.isNeeded) this.#audiences.delete(key);
	}
}
