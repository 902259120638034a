import type { AccessContext } from '../access-context.ts';
import { recordAccess } from '../record-access.ts';
import { type Caller, callerHeaders } from './caller.ts';
import { forgetExpiredSessions } from './forget-expired-sessions.ts';
import { cookiesOf, type SessionCookie } from './session-cookie.ts';

/**
 * Starts a session for a person whom another door has already made sure of: a one-time link, or the
 * demo's one click.
 *
 * @throws CodedError UNKNOWN_PERSON, ACCOUNT_DISABLED
 */
export async function signInAs(
	{ db, better, effects }: AccessContext,
	personId: string,
	by: 'link' | 'demo',
	caller: Caller
): Promise<SessionCookie[]> {
	const { headers, response } = await better.api.signInAs({
		body: { personId },
		headers: callerHeaders(caller),
		returnHeaders: true
	});
	await recordAccess(db, {
		at: effects.deskNow(),
		actor: { kind: 'person', id: response.user.id, name: response.user.name },
		event: 'session:started',
		detail: { by, address: caller.address, sessionId: response.sessionId }
	});
	await forgetExpiredSessions(db, personId, effects.now());
	return cookiesOf(headers);
}
