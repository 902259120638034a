import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

describe('ownPath', () => {
	it.each([
		['/', '/'],
		['/orders/MS-000123?shop=main', '/orders/MS-000123?shop=main'],
		['/?tab=unknown&within=24', '/?tab=unknown&within=24'],
		['/orders/日本', '/orders/%E6%97%A5%E6%9C%AC']
	])('%s leads to %s', (next, path) => {
		expect(ownPath(next)).toBe(path);
	});

	it.each([
		null,
		'',
		'orders',
		'https://evil.example',
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'/\n/evil.example',
		'/..//evil.example',
		'/a/../..//evil.example',
		'/%2e%2e//evil.example',
		'\\\\evil.example',
		' //evil.example',
		'javascript:alert(1)',
		'data:text/html,x',
		'/sign-in?next=/sign-in',
		'/sign-in',
		'/setup?token=x',
		'/trpc/session.mine',
		'/api/v1/orders'
	])('%j leads home', (next) => {
		expect(ownPath(next)).toBe('/');
	});

	it('never leaves the site nor splits a header, whatever is asked', () => {
		const piece = fc.constantFrom(
			'/',
			'\\',
			'.',
			'..',
			'%2e',
			'%2f',
			'\t',
			'\n',
			'\r',
			' ',
			'@',
			':',
			'evil.example',
			'x',
			'?',
			'#',
			'\u3002'
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const path = ownPath(`/${pieces.join('')}`);
				expect(new URL(path, 'http://desk.test').host).toBe('desk.test');
				expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
			})
		);
	});
});
