import { z } from 'zod';
import { ROLES, type Role } from '../domain/access/index.ts';

// Longest values that a form or a procedure takes, in characters.
export const NAME_LIMIT = 80;
export const EMAIL_LIMIT = 254;
export const PASSWORD_LEAST = 12;
export const PASSWORD_LIMIT = 1024;

/**
 * A person's name as it stands on every screen and in the audit. Characters that show as nothing or
 * turn the text around them are refused: with them one person could look like another. Variation
 * selectors stay, names such as 渡邉󠄂 need them.
 */
export const personName = z
	.string()
	.transform((name) => name.normalize('NFC').trim().replaceAll(/\s+/gu, ' '))
	.pipe(
		z
			.string()
			.min(1)
			.max(NAME_LIMIT)
			.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+$/u)
	);

/** An address as it is compared and stored: lower case. */
export const emailAddress = z
	.string()
	.transform((email) => email.trim().toLowerCase())
	.pipe(z.email().max(EMAIL_LIMIT));

export const newPassword = z.string().min(PASSWORD_LEAST).max(PASSWORD_LIMIT);

export const role = z.enum(ROLES);

/** Somebody in the list of people. */
export interface PersonView {
	id: string;
	name: string;
	email: string;
	role: Role;
	/** invited: has not chosen a password yet. */
	state: 'active' | 'invited' | 'disabled';
	/** Made by the demo. */
	demo: boolean;
	liveSessions: number;
}

/** A link that an administrator hands over. */
export interface Invitation {
	personId: string;
	/** Own path with the token: `/setup?token=…`. Shown once. */
	path: string;
	/** Epoch ms. */
	expiresAt: number;
}
