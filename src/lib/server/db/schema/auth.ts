import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Role, Scope } from '../../../domain/access/index.ts';
import { bytes, instant } from './columns.ts';

// `person`, `session` and `credential` are better-auth's user, session and account: it finds their
// columns by the names of these properties. Columns that only its social sign-in fills are left out.

/** Somebody who works at the desk. Never deleted: what a person did stays in the audit. */
export const person = pgTable(
	'person',
	{
		id: text().primaryKey(),
		name: text().notNull(),
		/** Lower case. */
		email: text().notNull().unique(),
		emailVerified: boolean('email_verified').notNull().default(false),
		role: text().$type<Role>().notNull(),
		/** Set: may not sign in, and has no live session. */
		disabledAt: instant('disabled_at'),
		/** Made by the demo: signs in with one click on this machine, never with a password. */
		demo: boolean().notNull().default(false),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull()
	},
	(t) => [
		index('person_active_admins')
			.on(t.id)
			.where(sql`${t.role} = 'admin' and ${t.disabledAt} is null`)
	]
);

/** A signed-in browser. `token` is worthless without the cookie's signature. */
export const session = pgTable(
	'session',
	{
		id: text().primaryKey(),
		token: text().notNull().unique(),
		userId: text('person_id')
			.notNull()
			.references(() => person.id),
		/** Absolute: nothing moves it. */
		expiresAt: instant('expires_at').notNull(),
		ipAddress: text('ip_address'),
		userAgent: text('user_agent'),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull()
	},
	(t) => [index('session_of_person').on(t.userId), index('session_by_expiry').on(t.expiresAt)]
);

/** A person's password, argon2id in PHC form. */
export const credential = pgTable(
	'credential',
	{
		id: text().primaryKey(),
		userId: text('person_id')
			.notNull()
			.references(() => person.id),
		/** Always `credential`: a password. */
		providerId: text('provider_id').notNull(),
		/** Always the person's id. */
		accountId: text('account_id').notNull(),
		password: text().notNull(),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull()
	},
	(t) => [uniqueIndex('credential_of_person').on(t.userId, t.providerId)]
);

/** Sign-in attempts within the running window, per key (account, address, both); see the throttle. */
export const signInAttempt = pgTable(
	'sign_in_attempt',
	{
		key: text().primaryKey(),
		startedAt: instant('started_at').notNull(),
		attempts: integer().notNull()
	},
	(t) => [index('sign_in_attempt_by_start').on(t.startedAt)]
);

/** A link that works once: it lets somebody set the password of a person, or makes the first admin. */
export const oneTimeLink = pgTable(
	'one_time_link',
	{
		id: text().primaryKey(),
		/** SHA-256 of the token; the token itself is only in the link. */
		tokenHash: bytes('token_hash').notNull().unique(),
		/** Null: the first admin, whose person the link makes. */
		personId: text('person_id').references(() => person.id),
		createdAt: instant('created_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		usedAt: instant('used_at')
	},
	(t) => [index('one_time_link_of_person').on(t.personId)]
);

/** A program's way in. */
export const apiKey = pgTable('api_key', {
	id: text().primaryKey(),
	name: text().notNull(),
	/** SHA-256 of the key, which has 256 random bits and is shown once. */
	keyHash: bytes('key_hash').notNull().unique(),
	/** The first characters, so that people can tell keys apart. */
	prefix: text().notNull(),
	createdByName: text('created_by_name'),
	scopes: text().array().$type<Scope[]>().notNull(),
	createdAt: instant('created_at').notNull(),
	expiresAt: instant('expires_at'),
	revokedAt: instant('revoked_at'),
	lastUsedAt: instant('last_used_at')
});
