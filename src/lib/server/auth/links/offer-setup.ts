import type { AccessContext } from '../access-context.ts';
import { hasActiveAdmin } from './has-active-admin.ts';
import { issueLink } from './issue-link.ts';

/**
 * Called at every start without the demo: while nobody can let others in, a new link for the first
 * administrator, to be printed on the terminal. Null when there is an administrator.
 */
export async function offerSetup({
	db,
	effects
}: AccessContext): Promise<{ path: string; expiresAt: number } | null> {
	if (await hasActiveAdmin(db)) return null;
	return db.transaction((tx) => issueLink(tx, effects, null));
}
