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
