import { describe, expect, it } from 'vitest';
import type { Access } from '../../contract/access.ts';
import { leastRole, may, PERMISSIONS, ROLES, SCOPES } from '../../domain/access/index.ts';
import type { KeyHolder, Person } from '../auth/principal.ts';
import { refusalOf } from './admit.ts';

const person = (role: Person['role']): Person => ({
	kind: 'person',
	id: 'p',
	name: 'P',
	email: 'p@example.jp',
	role,
	sessionId: 's'
});
const key = (...scopes: KeyHolder['scopes']): KeyHolder => ({
	kind: 'key',
	id: 'k',
	name: 'K',
	scopes
});
const code = (access: Access, principal: Person | KeyHolder | null, loopback = false) =>
	refusalOf(access, { principal, loopback })?.code ?? 'open';

describe('refusalOf', () => {
	it.each(['public', 'gateway'] as const)('%s is open to everybody', (access) => {
		for (const principal of [null, person('viewer'), key()])
			expect(code(access, principal)).toBe('open');
	});

	it.each(PERMISSIONS)('%s is open from its least role on, and to nobody else', (permission) => {
		for (const role of ROLES)
			expect(code(permission, person(role))).toBe(may(role, permission) ? 'open' : 'FORBIDDEN');
		expect(code(permission, person(leastRole(permission)))).toBe('open');
		expect(code(permission, null, true)).toBe('UNAUTHENTICATED');
		expect(code(permission, key(...SCOPES))).toBe('UNAUTHENTICATED');
	});

	it.each(SCOPES)('scope %s wants a key that has it', (scope) => {
		const others = SCOPES.filter((other) => other !== scope);
		expect(code({ scope }, key(scope))).toBe('open');
		expect(code({ scope }, key(...others))).toBe('SCOPE_MISSING');
		expect(code({ scope }, key())).toBe('SCOPE_MISSING');
		expect(code({ scope }, person('admin'))).toBe('UNAUTHENTICATED');
		expect(code({ scope }, null, true)).toBe('UNAUTHENTICATED');
	});

	it('a scope with a permission is open to people too', () => {
		const access: Access = { scope: 'eligibility', permission: 'eligibility.ask' };
		for (const role of ROLES) expect(code(access, person(role))).toBe('open');
		expect(code(access, key('eligibility'))).toBe('open');
		expect(code(access, key('stream'))).toBe('SCOPE_MISSING');
		expect(code({ scope: 'runs:read', permission: 'runs.manage' }, person('operator'))).toBe(
			'FORBIDDEN'
		);
	});

	it('loopback-or-key is open to this machine and to any key', () => {
		expect(code('loopback-or-key', null, true)).toBe('open');
		expect(code('loopback-or-key', key())).toBe('open');
		expect(code('loopback-or-key', null)).toBe('UNAUTHENTICATED');
		expect(code('loopback-or-key', person('admin'))).toBe('FORBIDDEN');
	});
});
