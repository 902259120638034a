/** What an API key may be allowed to do. */
export const SCOPES = [
	'orders:read',
	'orders:write',
	'eligibility',
	'runs:read',
	/** Read-only socket for wallboards and services. */
	'stream'
] as const;
export type Scope = (typeof SCOPES)[number];

export function isScope(value: unknown): value is Scope {
	return SCOPES.some((scope) => scope === value);
}
