import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../src/boot/build.ts';
import { type GuardedDesk, startGuardedDesk } from '../support/guarded-desk.ts';
import { form, type RawRequest, send } from '../support/raw-http.ts';

/* The origin rule, strict bodies and security headers, in the production build. */

let guarded: GuardedDesk;
let url: string;
let admin: string;
let key: string;
beforeAll(async () => {
	await buildIfStale((line) => process.stdout.write(`${line}\n`));
	guarded = await startGuardedDesk();
	url = guarded.desk.url;
	admin = await guarded.cookieOf('admin');
	key = await guarded.keyWith('orders:read', 'orders:write', 'eligibility');
}, 240_000);
afterAll(() => guarded.close());

const FOREIGN = ['https://evil.example', 'null', 'http://localhost:1', 'http://127.0.0.1'];

function json(headers: Record<string, string>, body: string | Uint8Array = '{}'): RawRequest {
	return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
}

describe('where a cookie authenticates', () => {
	test.each([...FOREIGN, undefined])('a tRPC mutation from %s does not happen', async (origin) => {
		const { id } = await guarded.bench.addPerson({ role: 'viewer' });
		const body = JSON.stringify({ personId: id, role: 'admin' });
		const headers = { cookie: admin, ...(origin === undefined ? {} : { origin }) };
		const answer = await send(url, '/trpc/people.setRole', json(headers, body));
		expect([answer.status, answer.code]).toEqual([403, 'FORBIDDEN_ORIGIN']);
		const people = await send(url, '/trpc/people.list', { headers: { cookie: admin } });
		expect(people.text).toContain(`"id":"${id}"`);
		expect(JSON.parse(people.text)).toMatchObject({
			result: {
				data: expect.arrayContaining([expect.objectContaining({ id, role: 'viewer' })]) as unknown
			}
		});
	});

	test('both loopback names are ours, and the mutation happens', async () => {
		const { port } = new URL(url);
		for (const origin of [`http://localhost:${port}`, `http://127.0.0.1:${port}`]) {
			const { id } = await guarded.bench.addPerson({ role: 'viewer' });
			const body = JSON.stringify({ personId: id, role: 'operator' });
			const answer = await send(url, '/trpc/people.setRole', json({ cookie: admin, origin }, body));
			expect(answer.status).toBe(200);
		}
	});

	test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
		'a tRPC mutation of type %j is no mutation',
		async (type) => {
			const headers = { cookie: admin, origin: url, 'content-type': type };
			const answer = await send(url, '/trpc/people.list', { method: 'POST', headers, body: '{}' });
			expect([answer.status, answer.code]).toEqual([415, 'BAD_CONTENT_TYPE']);
		}
	);

	test('a mutation cannot be had by GET', async () => {
		const input = encodeURIComponent(JSON.stringify({ personId: 'x', role: 'admin' }));
		const answer = await send(url, `/trpc/people.setRole?input=${input}`, {
			headers: { cookie: admin }
		});
		expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND']);
	});

	test.each([...FOREIGN, undefined])('a form from %s is refused', async (origin) => {
		const headers = origin === undefined ? {} : { origin };
		for (const action of ['password', 'demo', 'language'])
			expect((await send(url, `/sign-in?/${action}`, form({ a: 'b' }, headers))).code).toBe(
				'FORBIDDEN_ORIGIN'
			);
		const out = await send(url, '/sign-in?/signOut', form({}, { cookie: admin, ...headers }));
		expect(out.code).toBe('FORBIDDEN_ORIGIN');
		expect((await send(url, '/trpc/session.mine', { headers: { cookie: admin } })).status).toBe(
			200
		);
	});

	test('a REST door wants it from a person, and not from a key', async () => {
		const foreign = await send(
			url,
			'/api/v1/eligibility',
			json({ cookie: admin, origin: 'https://evil.example' })
		);
		expect([foreign.status, foreign.code]).toEqual([403, 'FORBIDDEN_ORIGIN']);
		const absent = await send(url, '/api/v1/eligibility', json({ cookie: admin }));
		expect([absent.status, absent.code]).toEqual([403, 'FORBIDDEN_ORIGIN']);
		const ours = await send(url, '/api/v1/eligibility', json({ cookie: admin, origin: url }));
		expect(ours.status).toBe(422);
		const program = await send(url, '/api/v1/eligibility', json({ authorization: key }));
		expect(program.status).toBe(422);
		const both = await send(
			url,
			'/api/v1/eligibility',
			json({ authorization: key, origin: 'https://evil.example' })
		);
		expect(both.code).toBe('FORBIDDEN_ORIGIN');
	});

	test('a gateway sends none and is heard', async () => {
		const body = { OrderID: 'nobody-1', ShopID: 'tshop00000001' };
		const answer = await send(url, '/notify/gmo-pg', form(body, {}));
		expect([answer.status, answer.text]).toEqual([200, '0']);
		const page = await send(url, '/notify/gmo-pg', form(body, { origin: 'https://evil.example' }));
		expect(page.code).toBe('FORBIDDEN_ORIGIN');
	});

	test('a cross-site GET changes nothing and may not be read there', async () => {
		const headers = { cookie: admin, origin: 'https://evil.example' };
		const answer = await send(url, '/trpc/session.mine', { headers });
		expect(answer.status).toBe(200);
		expect(answer.headers['access-control-allow-origin']).toBeUndefined();
		const preflight = await send(url, '/trpc/people.setRole', {
			method: 'OPTIONS',
			headers: { ...headers, 'access-control-request-method': 'POST' }
		});
		expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
	});
});

describe('a body', () => {
	const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
		send(url, '/api/v1/eligibility', json({ authorization: key, ...headers }, body));

	test.each([
		{ what: 'no JSON', body: '{', status: 400, code: 'BAD_JSON' },
		{ what: 'nothing', body: '', status: 400, code: 'BAD_JSON' },
		{
			what: 'Windows-31J',
			body: Uint8Array.from([0x22, 0x8d, 0xb2, 0x22]),
			status: 400,
			code: 'BAD_ENCODING'
		},
		{ what: 'too much', body: 'x'.repeat(3 * 1024 * 1024), status: 413, code: 'BODY_TOO_LARGE' }
	])('of $what is $code', async ({ body, status, code }) => {
		const answer = await post(body);
		expect([answer.status, answer.code]).toEqual([status, code]);
		expect(JSON.parse(answer.text)).toMatchObject({
			error: {
				message: {
					ja: expect.stringMatching(/。$/) as string,
					en: expect.stringMatching(/\.$/) as string
				}
			}
		});
	});

	test('of another type or charset is refused', async () => {
		expect((await post('{}', { 'content-type': 'text/plain' })).code).toBe('BAD_CONTENT_TYPE');
		const shiftJis = { 'content-type': 'application/json; charset=Shift_JIS' };
		expect((await post('{}', shiftJis)).code).toBe('BAD_ENCODING');
		expect((await post('{}', { 'content-encoding': 'gzip' })).code).toBe('BAD_CONTENT_TYPE');
	});

	test('too long is refused in chunks too', async () => {
		const answer = await send(url, '/trpc/people.setRole', {
			...json({ cookie: admin, origin: url }, 'x'.repeat(400 * 1024)),
			chunked: true
		});
		expect([answer.status, answer.code]).toEqual([413, 'BODY_TOO_LARGE']);
	});

	test('of a procedure is as strict', async () => {
		const mutate = async (body: string | Uint8Array) =>
			(await send(url, '/trpc/people.disable', json({ cookie: admin, origin: url }, body))).code;
		expect(await mutate('{')).toBe('BAD_JSON');
		expect(await mutate(Uint8Array.from([0x22, 0xff, 0x22]))).toBe('BAD_ENCODING');
		expect(await mutate('{}')).toBe('MISSING_FIELD');
		expect(await mutate('{"personId":"x","role":"admin"}')).toBe('UNKNOWN_FIELD');
		expect(await mutate('{"personId":"\\u0000"}')).toBe('BAD_FIELD');
		expect(await mutate('{"personId":{"$ne":1}}')).toBe('BAD_FIELD');
		expect(await mutate('{"personId":"nobody"}')).toBe('UNKNOWN_PERSON');
	});

	test.each([
		['/trpc/session.mine?input=%FF', 400, 'BAD_ENCODING'],
		['/trpc/session.mine?input=%7B', 400, 'BAD_JSON'],
		['/trpc/%FF', 404, 'NOT_FOUND'],
		['/trpc/nothing', 404, 'NOT_FOUND'],
		['/trpc/__proto__', 404, 'NOT_FOUND'],
		['/trpc/constructor', 404, 'NOT_FOUND'],
		[
			`/trpc/${Array.from({ length: 21 }, () => 'session.mine').join(',')}?batch=1`,
			422,
			'BAD_FIELD'
		],
		['/api/v1/nothing', 404, 'NOT_FOUND'],
		['/api/v1/orders/main/%FF', 400, 'BAD_ENCODING']
	])('in the address: %s is refused in a coded way', async (path, status, code) => {
		const answer = await send(url, path, { headers: { cookie: admin } });
		expect([answer.status, answer.code]).toEqual([status, code]);
	});

	test('of a method that is not there is told which are', async () => {
		const answer = await send(url, '/api/v1/orders', {
			method: 'DELETE',
			headers: { authorization: key }
		});
		expect([answer.status, answer.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
		expect(answer.headers.allow).toMatch(/GET.*POST|POST.*GET/);
	});
});

describe('security headers', () => {
	test.each([
		'/',
		'/sign-in',
		'/nothing',
		'/api/v1/orders',
		'/trpc/session.mine',
		'/healthz',
		'/orders/x'
	])('stand on %s, whoever asks', async (path) => {
		for (const headers of [{ accept: 'text/html' }, { accept: 'text/html', cookie: admin }]) {
			const answer = await send(url, path, { headers });
			const policy = String(answer.headers['content-security-policy']);
			expect(policy).toContain("default-src 'self'".slice(0, 11));
			expect(policy).toContain("frame-ancestors 'none'");
			expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
			expect(answer.headers).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'same-origin',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
				'cache-control': 'no-store'
			});
			expect(answer.headers['permissions-policy']).toContain('camera=()');
			expect(answer.headers['strict-transport-security']).toBeUndefined();
			expect(answer.headers['x-powered-by']).toBeUndefined();
		}
	});

	test('static files are not guessed at, and nobody else embeds them', async () => {
		const file = await send(url, '/favicon.svg', {});
		expect(file.status).toBe(200);
		expect(file.headers).toMatchObject({
			'x-content-type-options': 'nosniff',
			'cross-origin-resource-policy': 'same-origin'
		});
	});

	test('every script of a page has the nonce of its policy, and no page has the same', async () => {
		const nonces = new Set<string>();
		for (let visit = 0; visit < 3; visit += 1) {
			const page = await send(url, '/', { headers: { cookie: admin, accept: 'text/html' } });
			const policy = String(page.headers['content-security-policy']);
			const [, nonce = ''] = /script-src[^;]*'nonce-([^']+)'/.exec(policy) ?? [];
			expect(nonce.length).toBeGreaterThanOrEqual(16);
			nonces.add(nonce);
			const inline = [...page.text.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)];
			expect(inline.length).toBeGreaterThan(0);
			for (const [, attributes = ''] of inline) expect(attributes).toContain(`nonce="${nonce}"`);
			expect(page.text).not.toMatch(/\son[a-z]+="/);
		}
		expect(nonces.size).toBe(3);
	});
});
