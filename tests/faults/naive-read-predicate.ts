import type { ReadPredicate } from '../../src/lib/server/db/event-log/index.ts';

/**
 * The reader that everybody writes first: "what is newer than the last number I saw". Only the
 * predicate differs from the product's reader. It loses events whose transaction commits after one
 * with a higher number; tests show that it does, so that they prove something about the real one.
 */
export const NEWER_THAN_LAST_NUMBER: ReadPredicate = {
	mayRead: (sql, after) => sql`seq > ${String(after.seq)}::bigint`,
	order: (sql) => sql`seq`,
	end: (after, last) => last ?? after
};
