import { eq, like } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
	type AccessBench,
	CALLER,
	cookieHeader,
	createAccessBench
} from '../../../../../tests/support/access.ts';
import { codeOf } from '../../../../../tests/support/coded.ts';
import { person, session, signInAttempt } from '../../db/schema/auth.ts';
import { audit } from '../../db/schema/history.ts';
import { checkSessions } from './check-sessions.ts';
import { identifyPerson } from './identify-person.ts';
import { signInAs } from './sign-in-as.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { countAttempt } from './sign-in-throttle.ts';

const PASSWORD = '正しい馬 バッテリー';
const HOURS_12 = 12 * 60 * 60 * 1000;

let bench: AccessBench;
beforeAll(async () => {
	bench = await createAccessBench();
});
afterEach(() => bench.rewind());
afterAll(() => bench.close());

async function attempt(email: string, password: string, address = CALLER.address) {
	return signIn(bench, { email, password, caller: { address, userAgent: 'test' } });
}

describe('signing in', () => {
	it('gives a cookie that is the person, and writes it down', async () => {
		const { id, email } = await bench.addPerson({
			role: 'operator',
			name: '髙橋 誠',
			password: PASSWORD
		});
		const cookies = await attempt(` ${email.toUpperCase()} `, PASSWORD);
		expect(cookies).toHaveLength(1);
		expect(cookies[0]).toMatchObject({
			name: 'yoshin.session_token',
			options: { httpOnly: true, sameSite: 'lax', secure: false, path: '/', maxAge: 43_200 }
		});
		const who = await identifyPerson(bench, cookieHeader(cookies));
		expect(who).toMatchObject({ kind: 'person', id, name: '髙橋 誠', email, role: 'operator' });
		const [entry] = await bench.db
			.select()
			.from(audit)
			.where(eq(audit.actorId, id))
			.orderBy(audit.id);
		expect(entry).toMatchObject({
			event: 'session:started',
			actorName: '髙橋 誠',
			detail: { by: 'password', sessionId: who?.sessionId }
		});
	});

	it('makes a new session every time: nobody can plant one beforehand', async () => {
		const { email } = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		const [first, second] = [await attempt(email, PASSWORD), await attempt(email, PASSWORD)];
		expect(first[0]?.value).not.toBe(second[0]?.value);
		const planted = 'yoshin.session_token=planted-by-somebody.c2lnbmF0dXJl';
		expect(await identifyPerson(bench, planted)).toBeNull();
	});

	it('knows a cookie with one character changed for a forgery', async () => {
		const { email } = await bench.addPerson({ role: 'admin', password: PASSWORD });
		const value = (await attempt(email, PASSWORD))[0]?.value ?? '';
		const [token = '', signature = ''] = value.split('.');
		const stolen = await bench.addPerson({ role: 'admin', password: PASSWORD });
		const other = (await attempt(stolen.email, PASSWORD))[0]?.value.split('.')[0] ?? '';
		for (const forged of [
			token,
			`${token}.`,
			`${token}.${signature.slice(0, -2)}`,
			`${other}.${signature}`,
			`${token}x.${signature}`,
			`${value}; yoshin.session_token=${other}`
		]) {
			const who = await identifyPerson(bench, `yoshin.session_token=${encodeURIComponent(forged)}`);
			expect(who, forged).toBeNull();
		}
	});

	it.each([
		['no address', '', 'x', 'MISSING_FIELD'],
		['no password', 'a@example.jp', '', 'MISSING_FIELD'],
		['a huge password', 'a@example.jp', 'x'.repeat(1025), 'BAD_FIELD'],
		['a huge address', `${'a'.repeat(250)}@example.jp`, 'x', 'BAD_FIELD'],
		['a null character', 'a\u0000@example.jp', 'x', 'BAD_FIELD'],
		['a header in the address', 'a@example.jp\r\nset-cookie: x=y', 'x', 'BAD_FIELD'],
		['no such form of address', 'not an address', 'x', 'SIGN_IN_FAILED'],
		['a piece of SQL', "' or 1=1 --@example.jp", 'x', 'SIGN_IN_FAILED'],
		['the longest password', 'nobody@example.jp', 'x'.repeat(1024), 'SIGN_IN_FAILED'],
		['half a character', 'nobody@example.jp', '\u0000\ud800', 'SIGN_IN_FAILED']
	])('with %s is refused', async (_what, email, password, code) => {
		expect(await codeOf(attempt(email, password, '192.0.2.77'))).toBe(code);
	});

	it('takes as long for an unknown address and for an invited person as for a wrong password', async () => {
		const known = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		const invited = await bench.addPerson({ role: 'viewer' });
		const took = async (email: string, index: number): Promise<number> => {
			const start = performance.now();
			expect(await codeOf(attempt(email, 'wrong password', `198.51.100.${String(index)}`))).toBe(
				'SIGN_IN_FAILED'
			);
			return performance.now() - start;
		};
		const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
		const times: Record<string, number[]> = { wrong: [], unknown: [], invited: [] };
		for (let round = 0; round < 15; round += 1) {
			times.wrong?.push(await took(known.email, round));
			times.unknown?.push(await took(`nobody-${String(round)}@example.jp`, round));
			times.invited?.push(await took(invited.email, round));
		}
		const wrong = median(times.wrong ?? []);
		// Without the hash for nobody the ratio is below 0.4; with it, it is near 1.
		for (const kind of ['unknown', 'invited'])
			expect(median(times[kind] ?? []) / wrong, kind).toBeGreaterThan(0.6);
	});
});

describe('a session', () => {
	it('ends after twelve hours whatever is done with it', async () => {
		const { email, id } = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		const cookie = cookieHeader(await attempt(email, PASSWORD));
		const who = await identifyPerson(bench, cookie);
		const [row] = await bench.db.select().from(session).where(eq(session.userId, id));
		expect((row?.expiresAt ?? 0) - (row?.createdAt ?? 0)).toBeGreaterThan(HOURS_12 - 2000);
		expect((row?.expiresAt ?? 0) - (row?.createdAt ?? 0)).toBeLessThan(HOURS_12 + 2000);

		// Near its end, using it moves nothing.
		const soon = Date.now() + 5000;
		await bench.db
			.update(session)
			.set({ expiresAt: soon, updatedAt: 0 })
			.where(eq(session.userId, id));
		expect(await identifyPerson(bench, cookie)).not.toBeNull();
		const [after] = await bench.db.select().from(session).where(eq(session.userId, id));
		expect(after?.expiresAt).toBe(soon);

		await bench.db
			.update(session)
			.set({ expiresAt: Date.now() - 1 })
			.where(eq(session.userId, id));
		expect(await checkSessions(bench, [who?.sessionId ?? ''])).toEqual(new Map());
		expect(await identifyPerson(bench, cookie)).toBeNull();
	});

	it('leaves no row behind once its time has run out and the person comes again', async () => {
		const { email, id } = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		await attempt(email, PASSWORD);
		await bench.db
			.update(session)
			.set({ expiresAt: Date.now() - 1 })
			.where(eq(session.userId, id));
		await attempt(email, PASSWORD);
		await attempt(email, PASSWORD);
		expect(await bench.db.select().from(session).where(eq(session.userId, id))).toHaveLength(2);
	});

	it('is over at once when the person is disabled, even where the row survives', async () => {
		const { email, id } = await bench.addPerson({ role: 'operator', password: PASSWORD });
		const cookie = cookieHeader(await attempt(email, PASSWORD));
		const sessionId = (await identifyPerson(bench, cookie))?.sessionId ?? '';
		expect(await checkSessions(bench, [sessionId, 'unknown'])).toEqual(
			new Map([[sessionId, { role: 'operator', userId: id }]])
		);
		await bench.db.update(person).set({ disabledAt: Date.now() }).where(eq(person.id, id));
		expect(await identifyPerson(bench, cookie)).toBeNull();
		expect(await checkSessions(bench, [sessionId])).toEqual(new Map());
	});

	it('ends by signing out, once', async () => {
		const { email, id } = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		const cookie = cookieHeader(await attempt(email, PASSWORD));
		const who = await identifyPerson(bench, cookie);
		if (who === null) throw new Error('not signed in');
		const gone = await signOut(bench, who);
		expect(gone).toMatchObject([
			{ name: 'yoshin.session_token', value: '', options: { maxAge: 0 } }
		]);
		expect(await signOut(bench, who)).toEqual(gone);
		expect(await identifyPerson(bench, cookie)).toBeNull();
		expect(bench.ended.filter((ended) => ended === who.sessionId)).toHaveLength(1);
		const events = await bench.db
			.select({ event: audit.event })
			.from(audit)
			.where(eq(audit.actorId, id))
			.orderBy(audit.id);
		expect(events.map(({ event }) => event)).toEqual(['session:started', 'session:ended']);
	});

	it('never starts for somebody disabled, and only the right password tells why', async () => {
		const { email, id } = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		await bench.db.update(person).set({ disabledAt: Date.now() }).where(eq(person.id, id));
		expect(await codeOf(attempt(email, 'wrong password'))).toBe('SIGN_IN_FAILED');
		expect(await codeOf(attempt(email, PASSWORD))).toBe('ACCOUNT_DISABLED');
		expect(await codeOf(signInAs(bench, id, 'demo', CALLER))).toBe('ACCOUNT_DISABLED');
		expect(await bench.db.select().from(session).where(eq(session.userId, id))).toEqual([]);
		expect(await codeOf(signInAs(bench, 'nobody', 'demo', CALLER))).toBe('UNKNOWN_PERSON');
	});
});

describe('the cookie over https', () => {
	it('is secure, in its attribute and in its name', async () => {
		const secure = await createAccessBench({ origins: ['https://desk.example.jp'] });
		const { email } = await secure.addPerson({ role: 'viewer', password: PASSWORD });
		const cookies = await signIn(secure, { email, password: PASSWORD, caller: CALLER });
		expect(cookies[0]?.name).toBe('__Secure-yoshin.session_token');
		expect(cookies[0]?.options.secure).toBe(true);
		expect(await identifyPerson(secure, cookieHeader(cookies))).not.toBeNull();
		await secure.close();
	});
});

describe('too many attempts', () => {
	it('are refused with the time of the next one, the right password included', async () => {
		const { email } = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		const from = '203.0.113.1';
		for (let tries = 0; tries < 6; tries += 1)
			expect(await codeOf(attempt(email, 'wrong password', from))).toBe('SIGN_IN_FAILED');
		const refusal: unknown = await attempt(email, PASSWORD, from).catch((error: unknown) => error);
		expect(refusal).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
		const { seconds } = (refusal as { params: { seconds: number } }).params;
		expect(seconds).toBeGreaterThan(880);
		expect(seconds).toBeLessThanOrEqual(900);

		// Somebody else at the same address, and the same person elsewhere, are not concerned.
		const colleague = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		expect(await attempt(colleague.email, PASSWORD, from)).toHaveLength(1);
		expect(await attempt(email, PASSWORD, '203.0.113.2')).toHaveLength(1);

		bench.advance(seconds * 1000 + 1);
		expect(await attempt(email, PASSWORD, from)).toHaveLength(1);
	});

	it('count when they come at the same instant', async () => {
		const { email } = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		const codes = await Promise.all(
			Array.from({ length: 20 }, () => codeOf(attempt(email, 'wrong password', '203.0.113.3')))
		);
		expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(6);
		expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(14);
	});

	it('against one account from everywhere stop at thirty', async () => {
		const codes: string[] = [];
		for (let tries = 0; tries < 32; tries += 1) {
			const address = `198.18.0.${String(tries)}`;
			const counted = { email: 'one@example.jp', address, now: Date.now() };
			codes.push(await codeOf(countAttempt(bench.db, counted)));
		}
		expect(codes.indexOf('TOO_MANY_REQUESTS')).toBe(30);
	});

	it('from one address stop at sixty, and cannot lock the accounts they name after that', async () => {
		const victim = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		const from = '2001:db8:1:2::5';
		const codes = await Promise.all(
			Array.from({ length: 60 }, (_, index) =>
				codeOf(attempt(`guess-${String(index)}@example.jp`, 'x', from))
			)
		);
		expect(new Set(codes)).toEqual(new Set(['SIGN_IN_FAILED']));
		// The same network by another of its addresses.
		for (let tries = 0; tries < 40; tries += 1)
			expect(await codeOf(attempt(victim.email, 'x', '2001:db8:1:2:ffff::1'))).toBe(
				'TOO_MANY_REQUESTS'
			);
		expect(await attempt(victim.email, PASSWORD, '192.0.2.200')).toHaveLength(1);
	});

	it('are not counted against an office whose people sign in', async () => {
		const { email } = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		const counted = { email, address: '192.0.2.250', now: bench.effects.now() };
		for (let wrong = 0; wrong < 4; wrong += 1) await countAttempt(bench.db, counted);
		expect(await attempt(email, PASSWORD, counted.address)).toHaveLength(1);
		const rows = await bench.db
			.select()
			.from(signInAttempt)
			.where(like(signInAttempt.key, `%${counted.address}%`));
		expect(rows).toMatchObject([{ key: 'address 192.0.2.250', attempts: 4 }]);
	});

	it('are forgotten when they are old', async () => {
		bench.advance(HOURS_12);
		const { email } = await bench.addPerson({ role: 'viewer', password: PASSWORD });
		await attempt(email, PASSWORD, '192.0.2.99');
		expect(await bench.db.select().from(signInAttempt)).toHaveLength(1);
	});
});
