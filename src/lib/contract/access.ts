import type { Permission, Scope } from '../domain/access/index.ts';

/**
 * Who may use a door.
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

/**
 * What every route module exports as `_access`: who may use it, or who may use which method. A door
 * that declares nothing is shut. A page with form actions also exports `_forms`, the access of each
 * action by its name (`default` for the unnamed one).
 */
export type AccessDeclaration = Access | Readonly<Partial<Record<DoorMethod, Access>>>;

export const DOOR_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type DoorMethod = (typeof DOOR_METHODS)[number];
