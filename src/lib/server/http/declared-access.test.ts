import { describe, expect, it } from 'vitest';
import { accessOfForm, accessOfMethod, declaredMethods, isAccess } from './declared-access.ts';

describe('a declaration', () => {
	it('for the whole module counts for every method', () => {
		for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'QUERY'])
			expect(accessOfMethod({ _access: 'orders.read' }, method)).toBe('orders.read');
	});

	it('by method counts for that method, and HEAD is a GET', () => {
		const module = { _access: { GET: 'orders.read', POST: { scope: 'orders:write' } } };
		expect(accessOfMethod(module, 'GET')).toBe('orders.read');
		expect(accessOfMethod(module, 'HEAD')).toBe('orders.read');
		expect(accessOfMethod(module, 'POST')).toEqual({ scope: 'orders:write' });
		expect(accessOfMethod(module, 'DELETE')).toBe('no-such-method');
		expect(accessOfMethod(module, 'toString')).toBe('no-such-method');
		expect(declaredMethods(module)).toEqual(['GET', 'POST']);
	});

	it.each([
		{},
		{ _access: undefined },
		{ _access: null },
		{ _access: '' },
		{ _access: 'everybody' },
		{ _access: 'toString' },
		{ _access: ['public'] },
		{ _access: {} },
		{ _access: { GET: 'everybody' } },
		{ _access: { GET: 'public', PSOT: 'public' } },
		{ _access: { scope: 'everything' } },
		{ _access: { scope: 'stream', permission: 'everything' } },
		{ _access: { permission: 'orders.read' } },
		{ access: 'public' }
	])('that says nothing valid shuts the door: %j', (module) => {
		expect(accessOfMethod(module, 'GET')).toBe('undeclared');
		expect(accessOfMethod(module, 'POST')).toBe('undeclared');
	});
});

describe('a form action', () => {
	const actions = { default: () => undefined, demo: () => undefined };

	it('has its own declaration', () => {
		const module = {
			_access: 'public',
			actions,
			_forms: { default: 'public', demo: 'orders.act' }
		};
		expect(accessOfForm(module, 'default')).toBe('public');
		expect(accessOfForm(module, 'demo')).toBe('orders.act');
		expect(accessOfForm(module, 'toString')).toBe('no-such-form');
		expect(accessOfForm(module, 'gone')).toBe('no-such-form');
	});

	it('does not inherit the access of its page', () => {
		expect(accessOfForm({ _access: 'public', actions }, 'demo')).toBe('undeclared');
		expect(accessOfForm({ _access: 'public', actions, _forms: {} }, 'demo')).toBe('undeclared');
		expect(accessOfForm({ _access: 'public', actions, _forms: { demo: 'x' } }, 'demo')).toBe(
			'undeclared'
		);
	});

	it('cannot be sent to a page that has none', () => {
		expect(accessOfForm({ _access: 'public' }, 'default')).toBe('no-such-method');
	});
});

describe('isAccess', () => {
	it('takes every kind and nothing else', () => {
		for (const access of [
			'public',
			'gateway',
			'loopback-or-key',
			'people.manage',
			{ scope: 'stream' }
		])
			expect(isAccess(access)).toBe(true);
		for (const nothing of [undefined, null, '', 'orders', 1, {}, [], { scope: '' }])
			expect(isAccess(nothing)).toBe(false);
	});
});
