import { describe, expect, it } from 'vitest';
import { isOriginAllowed } from './origin.ts';

const OURS = new Set(['http://localhost:3000', 'http://127.0.0.1:3000']);

function request(method: string, origin?: string) {
	return { method, headers: new Headers(origin === undefined ? {} : { origin }) };
}

describe('the origin rule', () => {
	it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'])('%s needs one of ours', (method) => {
		for (const origin of OURS)
			expect(isOriginAllowed(request(method, origin), OURS, false)).toBe(true);
		expect(isOriginAllowed(request(method), OURS, false)).toBe(false);
	});

	it.each([
		'https://evil.example',
		'null',
		'',
		'http://localhost',
		'http://localhost:3001',
		'https://localhost:3000',
		'http://localhost:3000.evil.example',
		'http://localhost:3000/',
		'http://LOCALHOST:3000',
		'http://[::1]:3000',
		'http://localhost:3000, https://evil.example'
	])('%j is not ours, not even for a program', (origin) => {
		expect(isOriginAllowed(request('POST', origin), OURS, false)).toBe(false);
		expect(isOriginAllowed(request('POST', origin), OURS, true)).toBe(false);
	});

	it('may be absent where nothing but a key or a gateway can call', () => {
		expect(isOriginAllowed(request('POST'), OURS, true)).toBe(true);
	});

	it.each(['GET', 'HEAD', 'OPTIONS'])('%s may come from anywhere', (method) => {
		expect(isOriginAllowed(request(method, 'https://evil.example'), OURS, false)).toBe(true);
	});
});
