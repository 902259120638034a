import type { DeskFigures } from '../../contract/desk/figures.ts';
import type { Logger } from '../log.ts';

/** Figures are asked for at most so often, and at least so often: "expires within" moves by itself. */
const AT_MOST_EVERY_MS = 250;
const AT_LEAST_EVERY_MS = 30_000;

/** The figures above the list: kept, and renewed no more often than anybody can read. */
export class FigureSource {
	/** As last loaded; null before the first time. */
	latest: DeskFigures | null = null;
	readonly #load: (now: number) => Promise<DeskFigures>;
	readonly #log: Logger;
	#loadedAt = -Infinity;
	#isStale = true;

	/** @param load is given desk time, epoch ms */
	constructor(load: (now: number) => Promise<DeskFigures>, log: Logger) {
		this.#load = load;
		this.#log = log;
	}

	/** What they count has changed. */
	invalidate(): void {
		this.#isStale = true;
	}

	/** New figures when they are due; null: the latest still stand. Instants in epoch ms. */
	async renew(realNow: number, deskNow: number): Promise<DeskFigures | null> {
		const age = realNow - this.#loadedAt;
		if (age < AT_MOST_EVERY_MS || (!this.#isStale && age < AT_LEAST_EVERY_MS)) return null;
		this.#loadedAt = realNow;
		this.#isStale = false;
		try {
			this.latest = await this.#load(deskNow);
			return this.latest;
		} catch (err) {
			this.#isStale = true;
			this.#log.error({ err }, 'the figures of the desk cannot be loaded');
			return null;
		}
	}
}
