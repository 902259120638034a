import { eq, inArray, lt, sql } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import type { Database } from '../../db/client.ts';
import { instantParameter } from '../../db/instants.ts';
import { signInAttempt } from '../../db/schema/auth.ts';
import { networkOf } from './network.ts';

/** Attempts are counted in windows of this length, which begin with the first attempt. */
const WINDOW_MS = 15 * 60 * 1000;

/**
 * How many attempts a window allows, in the order of counting. The address comes first, so that a
 * blocked one can neither fill the table nor lock other people's accounts.
 */
const LIMITS = [
	{ kind: 'address', attempts: 60 },
	{ kind: 'pair', attempts: 6 },
	{ kind: 'account', attempts: 30 }
] as const;

/**
 * Counts an attempt before the password is looked at, so that attempts at the same instant count too.
 *
 * @param attempt `now` in epoch ms
 * @throws CodedError TOO_MANY_REQUESTS with the seconds until the next attempt is allowed
 */
export async function countAttempt(
	db: Database,
	attempt: { email: string; address: string; now: number }
): Promise<void> {
	const { now } = attempt;
	const over = sql`${signInAttempt.startedAt} <= ${instantParameter(now - WINDOW_MS)}`;
	for (const { kind, attempts: limit } of LIMITS) {
		const [row] = await db
			.insert(signInAttempt)
			.values({ key: keyOf(kind, attempt), startedAt: now, attempts: 1 })
			.onConflictDoUpdate({
				target: signInAttempt.key,
				set: {
					attempts: sql`case when ${over} then 1 else ${signInAttempt.attempts} + 1 end`,
					startedAt: sql`case when ${over} then excluded.started_at else ${signInAttempt.startedAt} end`
				}
			})
			.returning();
		if (row !== undefined && row.attempts > limit) {
			const seconds = Math.max(1, Math.ceil((row.startedAt + WINDOW_MS - now) / 1000));
			throw new CodedError('TOO_MANY_REQUESTS', { params: { seconds } });
		}
	}
}

/**
 * Takes a successful attempt back out of the count, or a whole office behind one address would lock
 * itself out at nine in the morning.
 */
export async function forgiveAttempt(
	db: Database,
	attempt: { email: string; address: string; now: number }
): Promise<void> {
	const own = [keyOf('pair', attempt), keyOf('account', attempt)];
	await db.delete(signInAttempt).where(inArray(signInAttempt.key, own));
	await db
		.update(signInAttempt)
		.set({ attempts: sql`greatest(${signInAttempt.attempts} - 1, 0)` })
		.where(eq(signInAttempt.key, keyOf('address', attempt)));
	await forgetOldAttempts(db, attempt.now);
}

/** Rows that somebody else is counting on at this moment are left for next time. */
async function forgetOldAttempts(db: Database, now: number): Promise<void> {
	const old = db
		.select({ key: signInAttempt.key })
		.from(signInAttempt)
		.where(lt(signInAttempt.startedAt, now - WINDOW_MS))
		.for('update', { skipLocked: true });
	await db.delete(signInAttempt).where(inArray(signInAttempt.key, old));
}

function keyOf(
	kind: (typeof LIMITS)[number]['kind'],
	{ email, address }: { email: string; address: string }
): string {
	const network = networkOf(address);
	if (kind === 'address') return `address ${network}`;
	return kind === 'account' ? `account ${email}` : `pair ${network} ${email}`;
}
