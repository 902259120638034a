import { describe, expect, it } from 'vitest';
import { isLoopback } from './loopback.ts';

function from(peer: string | undefined, headers: Record<string, string>): boolean {
	return isLoopback({ headers: new Headers(headers) }, peer);
}

describe('isLoopback', () => {
	it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('%s is this machine', (peer) => {
		for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000', 'LOCALHOST:3000'])
			expect(from(peer, { host })).toBe(true);
	});

	it.each([
		undefined,
		'',
		'10.0.0.1',
		'128.0.0.1',
		'::2',
		'::ffff:10.0.0.1',
		'127.0.0.1.evil',
		'2130706433'
	])('%s is not', (peer) => {
		expect(from(peer, { host: 'localhost:3000' })).toBe(false);
	});

	it.each([
		{},
		{ host: 'evil.example:3000' },
		{ host: 'localhost.evil.example' },
		{ host: '127.0.0.1.evil.example' },
		{ host: 'localhost:3000', origin: 'http://evil.example' },
		{ host: 'localhost:3000', origin: 'null' },
		{ host: 'localhost:3000', origin: 'https://localhost:3000' },
		{ host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' },
		{ host: 'localhost:3000', forwarded: 'for=10.0.0.1' },
		{ host: 'localhost:3000', via: '1.1 proxy' }
	] as Record<string, string>[])(
		'a local connection with %j speaks for somebody else',
		(headers) => {
			expect(from('127.0.0.1', headers)).toBe(false);
		}
	);
});
