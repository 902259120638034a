import type { Database } from '../db/client.ts';
import type { BetterAuth } from './better-auth.ts';

/** What every use case around people, sessions and keys needs; wired once in the composition root. */
export interface AccessContext {
	db: Database;
	better: BetterAuth;
	effects: AccessEffects;
}

export interface AccessEffects {
	/** Real time, epoch ms: moving the demo's clock must not end or lengthen a session. */
	now: () => number;
	/** Desk time, epoch ms: what stands in the audit, beside what happened to orders. */
	deskNow: () => number;
	newId: () => string;
	/** Hint that these sessions are over, after the commit; sockets of theirs are cut. */
	sessionsEnded: (sessionIds: readonly string[]) => void;
}
