import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import { CodedError } from '../../../contract/errors.ts';
import { EMAIL_LIMIT, PASSWORD_LIMIT } from '../../../contract/people.ts';
import { session } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import { recordAccess } from '../record-access.ts';
import { type Caller, callerHeaders } from './caller.ts';
import { forgetExpiredSessions } from './forget-expired-sessions.ts';
import { cookiesOf, type SessionCookie } from './session-cookie.ts';
import { countAttempt, forgiveAttempt } from './sign-in-throttle.ts';

/**
 * Signs somebody in with e-mail address and password. Whether an address exists cannot be told from
 * the answer, nor from how long it takes.
 *
 * @returns the cookies of a session that is new in every case
 * @throws CodedError MISSING_FIELD, BAD_FIELD, TOO_MANY_REQUESTS, SIGN_IN_FAILED; ACCOUNT_DISABLED only
 *   after the right password
 */
export async function signIn(
	{ db, better, effects }: AccessContext,
	attempt: { email: string; password: string; caller: Caller }
): Promise<SessionCookie[]> {
	const email = attempt.email.trim().toLowerCase();
	const { password, caller } = attempt;
	requireText(email, 'email', EMAIL_LIMIT);
	requireText(password, 'password', PASSWORD_LIMIT);
	if (/\p{Cc}/u.test(email)) throw new CodedError('BAD_FIELD', { field: 'email' });
	const counted = { email, address: caller.address, now: effects.now() };
	await countAttempt(db, counted);

	const { headers, response } = await better.api
		.signInEmail({
			body: { email, password },
			headers: callerHeaders(caller),
			returnHeaders: true
		})
		.catch((error: unknown) => {
			if (error instanceof APIError && error.statusCode < 500)
				throw new CodedError('SIGN_IN_FAILED', { cause: error });
			throw error;
		});
	await forgiveAttempt(db, counted);
	const [started] = await db
		.select({ id: session.id })
		.from(session)
		.where(eq(session.token, response.token));
	await recordAccess(db, {
		at: effects.deskNow(),
		actor: { kind: 'person', id: response.user.id, name: response.user.name },
		event: 'session:started',
		detail: { by: 'password', address: caller.address, sessionId: started?.id ?? null }
	});
	await forgetExpiredSessions(db, response.user.id, effects.now());
	return cookiesOf(headers);
}

function requireText(text: string, field: string, limit: number): void {
	if (text === '') throw new CodedError('MISSING_FIELD', { field });
	if (text.length > limit) throw new CodedError('BAD_FIELD', { field });
}
