import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../src/boot/build.ts';
import type { Role } from '../../src/lib/domain/access/index.ts';
import { type GuardedDesk, startGuardedDesk } from '../support/guarded-desk.ts';
import { form, type RawAnswer, send } from '../support/raw-http.ts';

/* Sign-in, sign-out and what ends a session, over HTTP and sockets, in the production build. */

const PASSWORD = '長い言葉の組み合わせ 42';

let guarded: GuardedDesk;
let url: string;
beforeAll(async () => {
	await buildIfStale((line) => process.stdout.write(`${line}\n`));
	guarded = await startGuardedDesk();
	url = guarded.desk.url;
}, 240_000);
afterAll(() => guarded.close());

function signIn(
	email: string,
	password: string,
	options: { next?: string; cookie?: string } = {}
): Promise<RawAnswer> {
	const next = options.next === undefined ? '' : `&next=${options.next}`;
	const headers = {
		origin: url,
		accept: 'text/html',
		...(options.cookie ? { cookie: options.cookie } : {})
	};
	return send(url, `/sign-in?/password${next}`, form({ email, password }, headers));
}

async function mine(cookie: string): Promise<number> {
	return (await send(url, '/trpc/session.mine', { headers: { cookie } })).status;
}

const person = (role: Role = 'viewer') => guarded.bench.addPerson({ role, password: PASSWORD });

describe('signing in', () => {
	test('sets a cookie that scripts and other sites cannot use, and goes to where one came from', async () => {
		const { email } = await person();
		const answer = await signIn(email, PASSWORD, { next: encodeURIComponent('/orders/MS-1?x=髙') });
		expect(answer.status).toBe(303);
		expect(answer.headers.location).toBe('/orders/MS-1?x=%E9%AB%99');
		expect(answer.headers['cache-control']).toBe('no-store');
		expect(answer.setCookies).toHaveLength(1);
		expect(answer.setCookies[0]).toMatch(/^yoshin\.session_token=[^;]{60,};/);
		for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=43200'])
			expect(answer.setCookies[0]).toContain(attribute);
		expect(answer.setCookies[0]).not.toMatch(/Domain|Secure/);
		expect(await mine(answer.cookies[0] ?? '')).toBe(200);
	});

	test.each([
		'//evil.example',
		'https://evil.example',
		'/%5Cevil.example',
		'/%09/evil.example',
		'/..//evil.example',
		'%0d%0aset-cookie:%20x=y',
		'/%0d%0aset-cookie:%20x=y'
	])('goes nowhere else by next=%s', async (next) => {
		const { email } = await person();
		const answer = await signIn(email, PASSWORD, { next });
		expect(answer.status).toBe(303);
		expect(answer.headers.location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
		expect(answer.setCookies).toHaveLength(1);
		const again = await send(url, `/sign-in?next=${next}`, {
			headers: { cookie: answer.cookies[0] ?? '' }
		});
		expect(again.headers.location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
	});

	test('never takes over a session that somebody planted, and ends the one before', async () => {
		const [attacker, victim] = [await person(), await person()];
		const planted = (await signIn(attacker.email, PASSWORD)).cookies[0] ?? '';
		const answer = await signIn(victim.email, PASSWORD, { cookie: planted });
		expect(answer.cookies[0]).not.toBe(planted);
		expect(await mine(planted)).toBe(401);
		expect(await mine(answer.cookies[0] ?? '')).toBe(200);
	});

	test('fails in the same words for a wrong password and an unknown address', async () => {
		const { email } = await person();
		const wrong = await signIn(email, 'another password');
		const unknown = await signIn('nobody@example.jp', 'another password');
		for (const answer of [wrong, unknown]) {
			expect([answer.status, answer.code]).toEqual([401, 'SIGN_IN_FAILED']);
			expect(answer.text).toContain('メールアドレスまたはパスワードが違います。');
			expect(answer.setCookies).toEqual([]);
		}
		const words = (answer: RawAnswer, address: string) => answer.text.replaceAll(address, '…');
		expect(words(wrong, email)).toBe(words(unknown, 'nobody@example.jp'));
	});

	test('shows what was typed without letting it become markup, and never the password', async () => {
		const email = '"><script>alert(1)</script>@example.jp';
		const answer = await signIn(email, '<b>secret of mine</b>');
		expect(answer.text).not.toContain('<script>alert');
		expect(answer.text).toContain('&quot;&gt;&lt;script&gt;'.slice(0, 6));
		expect(answer.text).not.toContain('secret of mine');
	});

	test.each([
		[{ email: '', password: 'x' }, 422, 'MISSING_FIELD'],
		[{ email: 'a@example.jp', password: 'x'.repeat(1025) }, 422, 'BAD_FIELD'],
		[{ email: 'a@example.jp', password: 'x'.repeat(20_000) }, 413, 'BODY_TOO_LARGE']
	])('refuses case %#', async (fields, status, code) => {
		const answer = await signIn(fields.email, fields.password);
		expect([answer.status, answer.code]).toEqual([status, code]);
	});

	test('refuses other encodings and other types of form', async () => {
		const post = (type: string, body: string | Uint8Array) =>
			send(url, '/sign-in?/password', {
				method: 'POST',
				headers: { origin: url, accept: 'text/html', 'content-type': type },
				body
			});
		const urlEncoded = 'application/x-www-form-urlencoded';
		expect((await post(urlEncoded, 'email=%8D%B2&password=x')).code).toBe('BAD_ENCODING');
		expect((await post(urlEncoded, Uint8Array.from([0x65, 0x3d, 0x8d]))).code).toBe('BAD_ENCODING');
		expect((await post('multipart/form-data; boundary=x', '--x--')).code).toBe('BAD_CONTENT_TYPE');
		const json = await post('application/json', '{"email":"a@example.jp","password":"x"}');
		expect(json.status).toBe(415);
	});

	test('is throttled with the time of the next attempt', async () => {
		const { email } = await person();
		for (let tries = 0; tries < 6; tries += 1)
			expect((await signIn(email, 'another password')).status).toBe(401);
		const answer = await signIn(email, PASSWORD);
		expect([answer.status, answer.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
		expect(Number(answer.headers['retry-after'])).toBeGreaterThan(600);
		expect(answer.text).toContain('15 分後に');
		// What a client says about its address is not believed.
		const forged = await send(
			url,
			'/sign-in?/password',
			form(
				{ email, password: PASSWORD },
				{ origin: url, accept: 'text/html', 'x-forwarded-for': '198.51.100.1' }
			)
		);
		expect(forged.status).toBe(429);
	});

	test('by one click is off without the demo', async () => {
		const page = await send(url, '/sign-in', { headers: { accept: 'text/html' } });
		expect(page.text).not.toContain('demo-admin');
		const answer = await send(
			url,
			'/sign-in?/demo',
			form({ person: 'demo-admin' }, { origin: url, accept: 'text/html' })
		);
		expect([answer.status, answer.code]).toEqual([403, 'FORBIDDEN']);
		expect(answer.setCookies).toEqual([]);
	});
});

describe('what ends a session', () => {
	/** A live socket of a person, and how long after `end` it was cut. */
	async function cutBy(end: (who: { id: string; cookie: string }) => Promise<unknown>) {
		const { id, email } = await person('operator');
		const cookie = (await signIn(email, PASSWORD)).cookies[0] ?? '';
		const socket = io(url, {
			transports: ['websocket'],
			reconnection: false,
			extraHeaders: { cookie, origin: url }
		});
		try {
			await new Promise<void>((resolve, reject) => {
				socket.once('connect', resolve);
				socket.once('connect_error', reject);
			});
			const cut = new Promise<number>((resolve) =>
				socket.once('disconnect', () => resolve(performance.now()))
			);
			const start = performance.now();
			await end({ id, cookie });
			const took = (await cut) - start;
			expect(await mine(cookie)).toBe(401);
			return took;
		} finally {
			socket.disconnect();
		}
	}

	async function byAdmin(procedure: string, input: object) {
		const cookie = await guarded.cookieOf('admin');
		const answer = await send(url, `/trpc/${procedure}`, {
			method: 'POST',
			headers: { cookie, origin: url, 'content-type': 'application/json' },
			body: JSON.stringify(input)
		});
		expect(answer.status).toBe(200);
	}

	test.each([
		[
			'signing out',
			({ cookie }: { cookie: string }) =>
				send(url, '/sign-in?/signOut', form({}, { cookie, origin: url, accept: 'text/html' }))
		],
		[
			'another role',
			({ id }: { id: string }) => byAdmin('people.setRole', { personId: id, role: 'viewer' })
		],
		['disabling', ({ id }: { id: string }) => byAdmin('people.disable', { personId: id })],
		[
			'an administrator',
			({ id }: { id: string }) => byAdmin('people.endSessions', { personId: id })
		]
	])('%s cuts its sockets within a second', async (_what, end) => {
		expect(await cutBy(end)).toBeLessThan(1000);
	});

	test('signing out takes the cookie away, and twice is once', async () => {
		const { email } = await person();
		const cookie = (await signIn(email, PASSWORD)).cookies[0] ?? '';
		const answer = await send(
			url,
			'/sign-in?/signOut',
			form({}, { cookie, origin: url, accept: 'text/html' })
		);
		expect([answer.status, answer.headers.location]).toEqual([303, '/sign-in']);
		expect(answer.setCookies[0]).toMatch(/^yoshin\.session_token=;.*Max-Age=0/);
		const again = await send(
			url,
			'/sign-in?/signOut',
			form({}, { cookie, origin: url, accept: 'text/html' })
		);
		expect(again.headers.location).toMatch(/^\/sign-in/);
	});

	test.each(['https://evil.example', 'null', 'http://localhost:1'])(
		'a socket from %s never begins, whatever its cookie',
		async (origin) => {
			const { email } = await person();
			const cookie = (await signIn(email, PASSWORD)).cookies[0] ?? '';
			const socket = io(url, {
				transports: ['websocket'],
				reconnection: false,
				extraHeaders: { cookie, origin }
			});
			const outcome = await new Promise<string>((resolve) => {
				socket.once('connect', () => resolve('connected'));
				socket.once('connect_error', () => resolve('refused'));
			});
			socket.disconnect();
			expect(outcome).toBe('refused');
		}
	);
});
