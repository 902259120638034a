import type { SimulatorView } from '../contract/simulator.ts';
import type { Failure } from './trpc.ts';

/** How long a reading rests before the next one. */
const REST_MS = 3000;

interface SimulatorBoardOptions {
	view: SimulatorView;
	load: () => Promise<SimulatorView>;
	readFailure: (error: unknown) => Failure;
}

/** What became of the latest press; `panel` is where it is told. */
export type Told =
	| { readonly panel: string; readonly failure: Failure }
	| { readonly panel: string; readonly done: string };

/** The simulator as its screen shows it: read again every few seconds, and after every press. */
export class SimulatorBoard {
	view = $state.raw<SimulatorView>() as SimulatorView;
	/** The latest reading failed. */
	isStale = $state(false);
	told = $state.raw<Told | null>(null);
	/** The panel whose press is on its way. */
	busy = $state<string | null>(null);

	readonly #options: SimulatorBoardOptions;
	#readings = 0;

	constructor(options: SimulatorBoardOptions) {
		this.#options = options;
		this.view = options.view;
	}

	/** Reads again and again while the page is looked at. @returns ends it */
	follow(): () => void {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let isOver = false;
		const next = async (): Promise<void> => {
			if (typeof document === 'undefined' || document.visibilityState === 'visible')
				await this.read();
			if (!isOver) timer = setTimeout(() => void next(), REST_MS);
		};
		timer = setTimeout(() => void next(), REST_MS);
		return () => {
			isOver = true;
			clearTimeout(timer);
		};
	}

	/** An answer that was overtaken by a later reading is dropped. */
	async read(): Promise<void> {
		const reading = ++this.#readings;
		try {
			const view = await this.#options.load();
			if (reading !== this.#readings) return;
			this.view = view;
			this.isStale = false;
		} catch {
			if (reading === this.#readings) this.isStale = true;
		}
	}

	/**
	 * One press: nothing else is sent meanwhile, its result is told, and everything is read again.
	 * @param done the sentence for its success
	 * @returns whether it was done
	 */
	async press<T>(
		panel: string,
		work: () => Promise<T>,
		done: (result: T) => string
	): Promise<boolean> {
		if (this.busy !== null) return false;
		this.busy = panel;
		this.told = null;
		try {
			this.told = { panel, done: done(await work()) };
			return true;
		} catch (error) {
			this.told = { panel, failure: this.#options.readFailure(error) };
			return false;
		} finally {
			this.busy = null;
			await this.read();
		}
	}
}
