import { and, eq, gt, isNull } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import type { Executor } from '../../db/client.ts';
import { oneTimeLink } from '../../db/schema/auth.ts';
import { tokenHash } from '../token.ts';

/**
 * Uses a link up, in the transaction of what it is used for: of two at the same instant one waits for
 * the other and finds it used.
 *
 * @param now epoch ms
 * @throws CodedError LINK_INVALID
 */
export async function consumeLink(
	tx: Executor,
	token: string,
	now: number
): Promise<{ personId: string | null }> {
	const [row] = await tx
		.update(oneTimeLink)
		.set({ usedAt: now })
		.where(
			and(
				eq(oneTimeLink.tokenHash, tokenHash(token)),
				isNull(oneTimeLink.usedAt),
				gt(oneTimeLink.expiresAt, now)
			)
		)
		.returning({ personId: oneTimeLink.personId });
	if (row === undefined) throw new CodedError('LINK_INVALID');
	return row;
}
