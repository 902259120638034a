import type fc from 'fast-check';
import type { Scene } from './scene.ts';

/** One thing that happens to an order; it tells what it was, for the report of a failure. */
export interface Command extends fc.AsyncCommand<object, Scene> {
	toString(): string;
}

/** A command after which the desk must show what the reference expects. */
export function command(name: string, run: (scene: Scene) => Promise<void>): Command {
	return {
		check: () => true,
		run: async (_, scene) => {
			scene.tally.commands += 1;
			await run(scene);
			await scene.compare();
		},
		toString: () => name
	};
}
