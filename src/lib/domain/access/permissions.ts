import { reaches, type Role } from './roles.ts';

/** What a person may do, and the least role that may. Screens and server read this one table. */
const LEAST_ROLE = {
	/** One's own session: who am I, sign out. */
	'session.own': 'viewer',
	'orders.read': 'viewer',
	'runs.read': 'viewer',
	'audit.read': 'viewer',
	/** The rule engine's answer for any described or stored order. */
	'eligibility.ask': 'viewer',
	/** Every action on a single order. */
	'orders.act': 'operator',
	/** Writing notes on orders, and withdrawing one's own. */
	'notes.write': 'operator',
	/** Taking an order, handing it over, letting it go. */
	'orders.assign': 'operator',
	/** Making a view the team's, and changing the team's views. */
	'views.share': 'supervisor',
	/** A linked cancel of an order whose payment is already captured. */
	'orders.cancelCaptured': 'supervisor',
	/** The expiry of an authorization as read at the gateway's console. */
	'orders.recordExpiry': 'admin',
	'runs.manage': 'supervisor',
	'imports.manage': 'supervisor',
	'batches.manage': 'supervisor',
	/** A shop's settings except its gateway secrets. */
	'shops.manage': 'supervisor',
	'secrets.manage': 'admin',
	'keys.manage': 'admin',
	'people.manage': 'admin',
	/** The demo's gateways, clock and faults. */
	'simulator.manage': 'operator'
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LEAST_ROLE;

export const PERMISSIONS = Object.keys(LEAST_ROLE) as readonly Permission[];

/** May a person with this role do it? */
export function may(role: Role, permission: Permission): boolean {
	return reaches(role, LEAST_ROLE[permission]);
}

/** The least role that has a permission; screens name it to who lacks it. */
export function leastRole(permission: Permission): Role {
	return LEAST_ROLE[permission];
}

/** Is it the name of a permission? */
export function isPermission(value: unknown): value is Permission {
	return typeof value === 'string' && Object.hasOwn(LEAST_ROLE, value);
}
