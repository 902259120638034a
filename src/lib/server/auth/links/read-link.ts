import { and, eq, gt, isNull } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import { oneTimeLink, person } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import { tokenHash } from '../token.ts';
import { hasActiveAdmin } from './has-active-admin.ts';

/** What a link is for, before anybody uses it. */
export type LinkPurpose =
	{ kind: 'first-admin' } | { kind: 'invitation'; name: string; email: string };

/** @throws CodedError LINK_INVALID when it is unknown, used, too old, replaced, or of no use any more */
export async function readLink(
	{ db, effects }: AccessContext,
	token: string
): Promise<LinkPurpose> {
	const [row] = await db
		.select({ personId: oneTimeLink.personId, person })
		.from(oneTimeLink)
		.leftJoin(person, eq(person.id, oneTimeLink.personId))
		.where(
			and(
				eq(oneTimeLink.tokenHash, tokenHash(token)),
				isNull(oneTimeLink.usedAt),
				gt(oneTimeLink.expiresAt, effects.now())
			)
		);
	if (row === undefined) throw new CodedError('LINK_INVALID');
	if (row.person === null) {
		if (await hasActiveAdmin(db)) throw new CodedError('LINK_INVALID');
		return { kind: 'first-admin' };
	}
	if (row.person.disabledAt !== null) throw new CodedError('LINK_INVALID');
	return { kind: 'invitation', name: row.person.name, email: row.person.email };
}
