/** Every role, least first: each may do all that the ones before it may. */
export const ROLES = ['viewer', 'operator', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export function isRole(value: unknown): value is Role {
	return ROLES.some((role) => role === value);
}

/** Is `role` the same as `floor` or above it? */
export function reaches(role: Role, floor: Role): boolean {
	return ROLES.indexOf(role) >= ROLES.indexOf(floor);
}
