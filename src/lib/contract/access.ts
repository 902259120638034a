import type { Permission, Scope } from '../domain/access/index.ts';

/**
 * Who may use a door. Every route module exports one as `_access`; a door that declares none is shut.
 *
 * - `'public'`: anyone. A state-changing request still needs an allowed Origin (sign-in, setup).
 * - `'gateway'`: anyone and without an Origin header, which is how gateways post notifications.
 * - `'loopback-or-key'`: a program on this machine, or any live API key (metrics).
 * - a permission: a signed-in person whose role has it.
 * - `{ scope }`: an API key with that scope; with `permission` also a signed-in person who has it.
 */
export type Access =
	| 'public'
	| 'gateway'
	| 'loopback-or-key'
	| Permission
	| { readonly scope: Scope; readonly permission?: Permission };
