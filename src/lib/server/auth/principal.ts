import { CodedError } from '../../contract/errors.ts';
import type { Role, Scope } from '../../domain/access/index.ts';

/** A signed-in person, as of this request: role and name are read with every request. */
export interface Person {
	kind: 'person';
	id: string;
	name: string;
	email: string;
	role: Role;
	sessionId: string;
}

/** A program that showed an API key. */
export interface KeyHolder {
	kind: 'key';
	id: string;
	name: string;
	scopes: readonly Scope[];
}

/** Who is asking. */
export type Principal = Person | KeyHolder;

/**
 * For doors behind the guard, which lets nobody unknown through.
 * @throws CodedError UNAUTHENTICATED
 */
export function requirePrincipal(principal: Principal | null): Principal {
	if (principal === null) throw new CodedError('UNAUTHENTICATED');
	return principal;
}

/**
 * For doors that are for people only.
 * @throws CodedError UNAUTHENTICATED
 */
export function requirePerson(principal: Principal | null): Person {
	if (principal?.kind !== 'person') throw new CodedError('UNAUTHENTICATED');
	return principal;
}
