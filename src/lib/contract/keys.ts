import { z } from 'zod';
import { SCOPES, type Scope } from '../domain/access/index.ts';
import { personName } from './people.ts';

/** An API key as people see it. Instants in epoch ms of real time, which no demo clock moves. */
export interface KeyView {
	id: string;
	name: string;
	/** The first characters, so that people can tell keys apart. */
	prefix: string;
	scopes: Scope[];
	state: 'live' | 'expired' | 'revoked';
	createdAt: number;
	/** Null: the demo. */
	createdBy: string | null;
	expiresAt: number | null;
	revokedAt: number | null;
	/** To the minute; null: never. */
	lastUsedAt: number | null;
}

/** A key that was just made: `key` is shown once and stored nowhere. */
export interface NewKey {
	id: string;
	key: string;
}

export const keyName = personName;
export const keyScopes = z.array(z.enum(SCOPES)).min(1).max(SCOPES.length);
