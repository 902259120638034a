import { CodedError } from '../../contract/errors.ts';
import type { AccessContext } from '../auth/access-context.ts';
import { verifyKey } from '../auth/keys/verify-key.ts';
import type { Principal } from '../auth/principal.ts';
import { identifyPerson } from '../auth/sessions/identify-person.ts';

/**
 * Who sends a request: the API key counts where one is shown, else the session's cookie. A key that
 * is not good is an error even beside a good cookie, so that a program never acts as somebody else.
 *
 * @throws CodedError UNAUTHENTICATED for a key that is unknown, revoked or past its date
 */
export async function identify(
	access: AccessContext,
	request: Pick<Request, 'headers'>
): Promise<Principal | null> {
	const authorization = request.headers.get('authorization') ?? '';
	// Another scheme belongs to a proxy in front of us.
	if (!/^bearer\b/i.test(authorization))
		return identifyPerson(access, request.headers.get('cookie'));
	const key = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
	const holder = key === undefined ? null : await verifyKey(access, key);
	if (holder === null) throw new CodedError('UNAUTHENTICATED');
	return holder;
}
