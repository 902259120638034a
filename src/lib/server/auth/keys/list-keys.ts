import { desc } from 'drizzle-orm';
import type { KeyView } from '../../../contract/keys.ts';
import { apiKey } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';

/** Every API key, the newest first, living ones before the others; none of them can be read again. */
export async function listKeys({
	db,
	effects
}: Pick<AccessContext, 'db' | 'effects'>): Promise<KeyView[]> {
	const rows = await db.select().from(apiKey).orderBy(desc(apiKey.createdAt), desc(apiKey.id));
	const now = effects.now();
	const keys = rows.map((row): KeyView => ({
		id: row.id,
		name: row.name,
		prefix: row.prefix,
		scopes: row.scopes,
		state: stateOf(row, now),
		createdAt: row.createdAt,
		createdBy: row.createdByName,
		expiresAt: row.expiresAt,
		revokedAt: row.revokedAt,
		lastUsedAt: row.lastUsedAt
	}));
	return [
		...keys.filter(({ state }) => state === 'live'),
		...keys.filter(({ state }) => state !== 'live')
	];
}

function stateOf(
	{ revokedAt, expiresAt }: { revokedAt: number | null; expiresAt: number | null },
	now: number
): KeyView['state'] {
	if (revokedAt !== null) return 'revoked';
	return expiresAt !== null && expiresAt <= now ? 'expired' : 'live';
}
