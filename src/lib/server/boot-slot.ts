import type { Server } from 'node:http';
import type { Settings } from './settings.ts';

/**
 * What the process that owns the HTTP server hands to the application. SvelteKit bundles the
 * application, in development Vite loads it, so both sides hold different copies of every module:
 * this one slot on `globalThis` is the only thing that they share.
 */
export type BootSlot = {
	/** Attach Socket.IO here. */
	readonly httpServer: Server;
	/** `settings.port` is the port that is really listened on. */
	readonly settings: Settings;
	/** Migrated, ready to use. */
	readonly databaseUrl: string;
	readonly demo: { readonly simulatorUrl: string } | null;
	/**
	 * Registers what has to end before the process does. Callbacks run one after the other in reverse
	 * order of registration, each with a limit of its own. A name that is registered again replaces
	 * the earlier callback, so that a hot reload does not pile them up.
	 */
	readonly onStop: (name: string, stop: () => Promise<void> | void) => void;
};

const SLOT = Symbol.for('yoshin.boot');

type SlotHolder = { [SLOT]?: BootSlot };

/** Called by `main.ts` and by the development server, before the application is loaded. */
export function fillBootSlot(slot: BootSlot): void {
	(globalThis as SlotHolder)[SLOT] = slot;
}

/**
 * Called by the application's `init`.
 *
 * @throws Error when the application was started by something else than `npm start` or `npm run dev`
 */
export function readBootSlot(): BootSlot {
	const slot = (globalThis as SlotHolder)[SLOT];
	if (slot === undefined) {
		throw new Error('The boot slot is empty: start Yoshin with "npm start" or "npm run dev".');
	}
	return slot;
}
