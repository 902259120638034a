import { afterEach, beforeAll, expect, test } from 'vitest';
import { buildIfStale } from '../../src/boot/build.ts';
import { type Desk, startDesk } from '../support/desk.ts';
import { type GuardedDesk, startGuardedDesk } from '../support/guarded-desk.ts';
import { form, send } from '../support/raw-http.ts';

/* The first administrator and a desk behind https, in the production build. */

const opened: { desk?: Desk; guarded?: GuardedDesk } = {};
beforeAll(() => buildIfStale((line) => process.stdout.write(`${line}\n`)), 240_000);
afterEach(async () => {
	await opened.desk?.stop();
	await opened.guarded?.close();
	delete opened.desk;
	delete opened.guarded;
});

const ADMIN = { name: '渡邉 愛', email: 'ai@example.jp', password: 'はじめて決める秘密の言葉です' };

test('the link that the terminal shows makes one administrator, once', async () => {
	const desk = await startDesk({ env: { DEMO: 'off', HOST: '127.0.0.1' } });
	opened.desk = desk;
	const { url } = desk;
	const [, path = ''] = /http:\/\/\S+?(\/setup\?token=[\w-]{43})\s/.exec(desk.output()) ?? [];
	expect(path).not.toBe('');
	const page = await send(url, path, { headers: { accept: 'text/html' } });
	expect(page.status).toBe(200);
	expect(page.text).toContain('最初の管理者をつくる');
	expect(
		(await send(url, '/setup?token=invented', { headers: { accept: 'text/html' } })).status
	).toBe(410);
	expect((await send(url, path, form(ADMIN, {}))).code).toBe('FORBIDDEN_ORIGIN');

	const submit = (fields: Record<string, string>) =>
		send(url, path, form(fields, { origin: url, accept: 'text/html' }));
	for (const [fields, code] of [
		[{ ...ADMIN, name: '' }, 'MISSING_FIELD'],
		[{ ...ADMIN, name: 'a\u202Eb' }, 'BAD_FIELD'],
		[{ ...ADMIN, email: 'nobody' }, 'BAD_FIELD'],
		[{ ...ADMIN, password: '11 letters.' }, 'BAD_FIELD'],
		[{ ...ADMIN, password: 'x'.repeat(1025) }, 'BAD_FIELD']
	] as const) {
		const answer = await submit(fields);
		expect([answer.status, answer.code]).toEqual([422, code]);
		expect(answer.text).not.toContain(ADMIN.password);
	}

	const made = await submit(ADMIN);
	expect([made.status, made.headers.location]).toEqual([303, '/']);
	const mine = await send(url, '/trpc/session.mine', {
		headers: { cookie: made.cookies[0] ?? '' }
	});
	expect(JSON.parse(mine.text)).toMatchObject({
		result: { data: { name: ADMIN.name, role: 'admin' } }
	});

	const second = await submit({ ...ADMIN, email: 'second@example.jp' });
	expect([second.status, second.setCookies]).toEqual([410, []]);
	expect(second.text).toContain('このリンクは無効です。');
	expect((await send(url, path, { headers: { accept: 'text/html' } })).status).toBe(410);
	expect(desk.output().match(/token=/g)).toHaveLength(1);
});

test('behind https, cookies are secure, HSTS is on, and only that origin is ours', async () => {
	const origin = 'https://desk.example.jp';
	const guarded = await startGuardedDesk({ origin });
	opened.guarded = guarded;
	const { url } = guarded.desk;
	const password = 'a password of somebody';
	const { email } = await guarded.bench.addPerson({ role: 'viewer', password });
	const host = 'desk.example.jp';
	const post = (from: string) =>
		send(
			url,
			'/sign-in?/password',
			form({ email, password }, { origin: from, host, accept: 'text/html' })
		);
	const { port } = new URL(url);
	expect((await post(`http://localhost:${port}`)).code).toBe('FORBIDDEN_ORIGIN');
	const answer = await post(origin);
	expect(answer.status).toBe(303);
	expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
	expect(answer.setCookies[0]).toMatch(/^__Secure-yoshin\.session_token=.*Secure/);
	const cookie = answer.cookies[0] ?? '';
	expect((await send(url, '/trpc/session.mine', { headers: { cookie, host } })).status).toBe(200);
	const out = await send(
		url,
		'/sign-in?/signOut',
		form({}, { cookie, host, origin, accept: 'text/html' })
	);
	for (const part of ['__Secure-yoshin.session_token=;', 'Max-Age=0', 'Secure'])
		expect(out.setCookies[0]).toContain(part);
});
