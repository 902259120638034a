import type { OrderRow } from '../../contract/order-row.ts';
import type { RunRow } from '../../contract/runs.ts';
import type { Screen } from '../../contract/stream.ts';
import type { LogPlace, OrdersRead } from '../db/event-log/index.ts';
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
	readonly #loadRuns: (ids: readonly number[]) => Promise<RunRow[]>;
	readonly #figures: FigureSource;
	readonly #clock: PublisherClock;
	readonly #maxUnsentBytes: number;
	readonly #counters: HubCounters;

	constructor(options: {
		loadRows: (ids: readonly number[]) => Promise<OrderRow[]>;
		loadRuns: (ids: readonly number[]) => Promise<RunRow[]>;
		figures: FigureSource;
		clock: PublisherClock;
		maxUnsentBytes: number;
		counters: HubCounters;
	}) {
		this.#loadRows = options.loadRows;
		this.#loadRuns = options.loadRuns;
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
	 */
	audienceOf(screen: Screen, orders: OrdersRead, place: LogPlace): Audience {
		const key = String(orders);
		const known = this.#audiences.get(key);
		if (known !== undefined) return known;
		const audience = new Audience(screen, orders, place, this.#clock.realNow());
		this.#audiences.set(key, audience);
		this.#figures.invalidate();
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
		const changed = new Set(step.events.flatMap(({ orderId }) => orderId ?? []));
		const moved = new Set(step.events.flatMap(({ runId }) => runId ?? []));
		const isDesk = step.events.some(({ orderId, runId }) => orderId === null && runId === null);
		if (changed.size > 0 || isDesk) this.#figures.invalidate();
		if (audiences.length === 0) return;
		const hasDesk = audiences.some(({ screen }) => screen.kind === 'desk');
		const wanted = hasDesk
			? [...changed]
			: audiences.flatMap(({ orders }) =>
					typeof orders === 'number' && changed.has(orders) ? [orders] : []
				);
		const realNow = this.#clock.realNow();
		const [rows, runs, figures] = await Promise.all([
			wanted.length === 0 ? [] : this.#loadRows(wanted),
			moved.size === 0 ? [] : this.#loadRuns([...moved]),
			this.#figures.renew(realNow, this.#clock.deskNow())
		]);

		const frames: [Audience, ChainFrame][] = [];
		for (const audience of audiences) {
			const changes =
				audience.orders === 'all' ? rows : rows.filter(({ id }) => audience.wants(id));
			const own = audience.isNews(figures) ? figures : null;
			const isDue = realNow - audience.lastFrameAt >= FRAME_AT_LEAST_EVERY_MS;
			if (changes.length + runs.length === 0 && own === null && !isDue) continue;
			const content = { changes, runs, figures: own, pending: step.more ? 1 : 0 };
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
