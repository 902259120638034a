import type { RunRow } from '../contract/runs.ts';
import { newIdentity } from './new-identity.ts';
import type { Failure } from './trpc.ts';

type StartState =
	| { readonly kind: 'idle' }
	| { readonly kind: 'sending' }
	| { readonly kind: 'refused'; readonly failure: Failure }
	/** No answer came: pressed again, the same start is asked for. */
	| { readonly kind: 'lost' };

interface StartOptions<Wish> {
	send: (id: string, wish: Wish) => Promise<RunRow>;
	readFailure: (error: unknown) => Failure;
	onrun: (run: RunRow) => void;
}

/** The start of a run, from the press to the run that answers it. */
export class StartRun<Wish> {
	state = $state.raw<StartState>({ kind: 'idle' });
	readonly #options: StartOptions<Wish>;
	#open: { id: string; wish: string } | null = null;

	constructor(options: StartOptions<Wish>) {
		this.#options = options;
	}

	/** The same wish keeps its identity until an answer came. @returns the run; null: there is none */
	async press(wish: Wish): Promise<RunRow | null> {
		if (this.state.kind === 'sending') return null;
		const text = JSON.stringify(wish);
		if (this.#open?.wish !== text) this.#open = { id: newIdentity(), wish: text };
		this.state = { kind: 'sending' };
		try {
			const run = await this.#options.send(this.#open.id, wish);
			this.#options.onrun(run);
			this.#open = null;
			this.state = { kind: 'idle' };
			return run;
		} catch (error) {
			const failure = this.#options.readFailure(error);
			if (failure.code !== null) this.#open = null;
			this.state = failure.code === null ? { kind: 'lost' } : { kind: 'refused', failure };
			return null;
		}
	}

	dismiss(): void {
		if (this.state.kind !== 'sending') this.state = { kind: 'idle' };
	}
}
