import type { Database } from '../db/client.ts';

/** What notes, notices and the giving of orders need; wired once in the composition root. */
export interface NoteContext {
	db: Database;
	effects: { now: () => number; wake: () => void };
}

/** The person who writes, sees or gives. */
export interface Writer {
	id: string;
	name: string;
}
