import type { Access } from '../../contract/access.ts';
import { CodedError } from '../../contract/errors.ts';
import { may } from '../../domain/access/index.ts';
import type { Principal } from '../auth/principal.ts';

/** What is known of a caller when a door decides. */
export interface Caller {
	principal: Principal | null;
	/** On this machine; see `isLoopback`. */
	loopback: boolean;
}

/** Why the caller may not use a door with this access; null when the door is open. */
export function refusalOf(access: Access, { principal, loopback }: Caller): CodedError | null {
	if (access === 'public' || access === 'gateway') return null;
	if (access === 'loopback-or-key') {
		if (loopback || principal?.kind === 'key') return null;
		return new CodedError(principal === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
	}
	if (principal === null) return new CodedError('UNAUTHENTICATED');
	const { scope, permission } =
		typeof access === 'object' ? access : { scope: undefined, permission: access };
	if (principal.kind === 'key') {
		// A door for people: a key is no answer to "who are you".
		if (scope === undefined) return new CodedError('UNAUTHENTICATED');
		if (principal.scopes.includes(scope)) return null;
		return new CodedError('SCOPE_MISSING', { params: { scope } });
	}
	// A door for programs: a session is no answer to "show your key".
	if (permission === undefined) return new CodedError('UNAUTHENTICATED');
	if (may(principal.role, permission)) return null;
	return new CodedError('FORBIDDEN', { params: { permission } });
}
