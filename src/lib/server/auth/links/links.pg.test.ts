import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	type AccessBench,
	CALLER,
	createAccessBench
} from '../../../../../tests/support/access.ts';
import { codeOf } from '../../../../../tests/support/coded.ts';
import { credential, oneTimeLink, person, session } from '../../db/schema/auth.ts';
import { audit } from '../../db/schema/history.ts';
import { installDemo } from '../demo/install-demo.ts';
import { retireDemo } from '../demo/retire-demo.ts';
import { disablePerson } from '../people/disable-person.ts';
import { invitePerson } from '../people/invite-person.ts';
import { signIn } from '../sessions/sign-in.ts';
import { signInAs } from '../sessions/sign-in-as.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { offerSetup } from './offer-setup.ts';
import { readLink } from './read-link.ts';
import { setUpFirstAdmin } from './set-up-first-admin.ts';

const PASSWORD = 'はじめての秘密の言葉';
const HOURS_24 = 24 * 60 * 60 * 1000;
const ADMIN = { name: '渡邉󠄂 愛', email: 'ai@example.jp', password: PASSWORD };

let bench: AccessBench;
beforeAll(async () => {
	bench = await createAccessBench();
});
afterEach(() => bench.rewind());
afterAll(() => bench.close());

const tokenOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('token') ?? '';

async function offeredToken(): Promise<string> {
	const offer = await offerSetup(bench);
	if (offer === null) throw new Error('no setup offered');
	return tokenOf(offer.path);
}

describe('the first administrator', () => {
	beforeEach(async () => {
		for (const table of [session, credential, oneTimeLink, person]) await bench.db.delete(table);
	});

	it('comes by the printed link, can sign in, and there is no second one', async () => {
		const offer = await offerSetup(bench);
		expect(offer?.path).toMatch(/^\/setup\?token=[\w-]{43}$/);
		const token = tokenOf(offer?.path ?? '');
		expect(await readLink(bench, token)).toEqual({ kind: 'first-admin' });
		const id = await setUpFirstAdmin(bench, { token, ...ADMIN });
		const [row] = await bench.db.select().from(person);
		expect(row).toMatchObject({ id, name: '渡邉󠄂 愛', role: 'admin', demo: false });
		expect(
			await signIn(bench, { email: ADMIN.email, password: PASSWORD, caller: CALLER })
		).toHaveLength(1);
		expect(await offerSetup(bench)).toBeNull();
		expect(await codeOf(readLink(bench, token))).toBe('LINK_INVALID');
		const again = setUpFirstAdmin(bench, { token, ...ADMIN, email: 'second@example.jp' });
		expect(await codeOf(again)).toBe('LINK_INVALID');
		const events = await bench.db
			.select()
			.from(audit)
			.where(eq(audit.actorId, id))
			.orderBy(audit.id);
		expect(events.map(({ event }) => event)).toEqual(['admin:set-up', 'session:started']);
	});

	it('keeps no token and no password in the database', async () => {
		const token = await offeredToken();
		await setUpFirstAdmin(bench, { token, ...ADMIN });
		const everything = JSON.stringify([
			await bench.db.select().from(oneTimeLink),
			await bench.db.select().from(credential),
			await bench.db.select().from(audit)
		]);
		expect(everything).not.toContain(token);
		expect(everything).not.toContain(PASSWORD);
	});

	it('is refused by a link that is old, replaced, cut or invented', async () => {
		const replaced = await offeredToken();
		const token = await offeredToken();
		for (const bad of [
			'',
			'x',
			replaced,
			token.slice(1),
			`${token}x`,
			token.toUpperCase(),
			"'; drop table person"
		])
			expect(await codeOf(setUpFirstAdmin(bench, { token: bad, ...ADMIN })), bad).toBe(
				'LINK_INVALID'
			);
		bench.advance(HOURS_24);
		expect(await codeOf(setUpFirstAdmin(bench, { token, ...ADMIN }))).toBe('LINK_INVALID');
		expect(await bench.db.select().from(person)).toEqual([]);
	});

	it('is one, however often the form is sent at the same instant', async () => {
		const token = await offeredToken();
		const codes = await Promise.all(
			Array.from({ length: 8 }, (_, index) =>
				codeOf(setUpFirstAdmin(bench, { token, ...ADMIN, email: `a${String(index)}@example.jp` }))
			)
		);
		expect(codes.filter((code) => code === 'not refused')).toHaveLength(1);
		expect(codes.filter((code) => code === 'LINK_INVALID')).toHaveLength(7);
		expect(await bench.db.select().from(person)).toHaveLength(1);
	});

	it('is not made once there is one, though a link is still good', async () => {
		const token = await offeredToken();
		await bench.addPerson({ role: 'admin', password: PASSWORD });
		expect(await codeOf(readLink(bench, token))).toBe('LINK_INVALID');
		expect(await codeOf(setUpFirstAdmin(bench, { token, ...ADMIN }))).toBe('LINK_INVALID');
	});

	it('keeps the link when the address is taken, so that the form can be corrected', async () => {
		await bench.addPerson({ role: 'viewer', email: ADMIN.email });
		const token = await offeredToken();
		expect(await codeOf(setUpFirstAdmin(bench, { token, ...ADMIN }))).toBe('EMAIL_TAKEN');
		await setUpFirstAdmin(bench, { token, ...ADMIN, email: 'other@example.jp' });
	});

	it('is offered after a demo: its people are shut out with the demo off', async () => {
		await installDemo(bench, 'demo-key-demo-key-demo-key');
		expect(await offerSetup(bench)).toBeNull();
		await signInAs(bench, 'demo-admin', 'demo', CALLER);
		await retireDemo(bench);
		expect(await bench.db.select().from(session)).toEqual([]);
		expect(await codeOf(signInAs(bench, 'demo-admin', 'demo', CALLER))).toBe('ACCOUNT_DISABLED');
		expect(await offerSetup(bench)).not.toBeNull();
		await installDemo(bench, 'demo-key-demo-key-demo-key');
		expect(await signInAs(bench, 'demo-admin', 'demo', CALLER)).toHaveLength(1);
	});
});

describe('an invitation', () => {
	it('lets exactly one person choose a password, once', async () => {
		const admin = await bench.signedIn('admin');
		const wish = { name: '李 俊', email: 'lee@example.jp', role: 'operator' as const };
		const first = await invitePerson(bench, admin, wish);
		const second = await invitePerson(bench, admin, { ...wish, role: 'supervisor' });
		expect(second.personId).toBe(first.personId);
		expect(await codeOf(readLink(bench, tokenOf(first.path)))).toBe('LINK_INVALID');
		const token = tokenOf(second.path);
		expect(await readLink(bench, token)).toEqual({
			kind: 'invitation',
			name: '李 俊',
			email: 'lee@example.jp'
		});
		expect(await codeOf(setUpFirstAdmin(bench, { token, ...ADMIN }))).toBe('LINK_INVALID');

		const codes = await Promise.all(
			['one password of mine', 'another password'].map((password) =>
				codeOf(acceptInvitation(bench, { token, password }))
			)
		);
		expect(codes.sort()).toEqual(['LINK_INVALID', 'not refused']);
		const [row] = await bench.db.select().from(person).where(eq(person.id, first.personId));
		expect(row?.role).toBe('supervisor');
		expect(await codeOf(invitePerson(bench, admin, wish))).toBe('EMAIL_TAKEN');
		const [unchanged] = await bench.db.select().from(person).where(eq(person.id, first.personId));
		expect(unchanged?.role).toBe('supervisor');
	});

	it('is void when the person is disabled meanwhile', async () => {
		const admin = await bench.signedIn('admin');
		const { personId, path } = await invitePerson(bench, admin, {
			name: 'A',
			email: 'late@example.jp',
			role: 'viewer'
		});
		await disablePerson(bench, admin, personId);
		const token = tokenOf(path);
		expect(await codeOf(readLink(bench, token))).toBe('LINK_INVALID');
		expect(await codeOf(acceptInvitation(bench, { token, password: PASSWORD }))).toBe(
			'LINK_INVALID'
		);
	});

	it('lasts a day', async () => {
		const admin = await bench.signedIn('admin');
		const { path } = await invitePerson(bench, admin, {
			name: 'B',
			email: 'day@example.jp',
			role: 'viewer'
		});
		bench.advance(HOURS_24);
		const accepting = acceptInvitation(bench, { token: tokenOf(path), password: PASSWORD });
		expect(await codeOf(accepting)).toBe('LINK_INVALID');
	});
});
