import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	type AccessBench,
	CALLER,
	createAccessBench
} from '../../../../../tests/support/access.ts';
import { codeOf } from '../../../../../tests/support/coded.ts';
import type { Role } from '../../../domain/access/index.ts';
import { person, session } from '../../db/schema/auth.ts';
import { audit } from '../../db/schema/history.ts';
import type { Person } from '../principal.ts';
import { checkSessions } from '../sessions/check-sessions.ts';
import { signInAs } from '../sessions/sign-in-as.ts';
import { disablePerson } from './disable-person.ts';
import { enablePerson } from './enable-person.ts';
import { endSessions } from './end-sessions.ts';
import { invitePerson } from './invite-person.ts';
import { listPeople } from './list-people.ts';
import { setRole } from './set-role.ts';

let bench: AccessBench;
let admin: Person;
beforeAll(async () => {
	bench = await createAccessBench();
	admin = await bench.signedIn('admin');
});
afterAll(() => bench.close());

async function standing(id: string): Promise<{ role: Role; disabled: boolean } | undefined> {
	const [row] = await bench.db.select().from(person).where(eq(person.id, id));
	return row && { role: row.role, disabled: row.disabledAt !== null };
}

async function auditOf(event: string, personId: string) {
	const rows = await bench.db
		.select()
		.from(audit)
		.where(and(eq(audit.event, event), eq(audit.actorId, admin.id)))
		.orderBy(audit.id);
	return rows.filter(({ detail }) => detail.personId === personId);
}

describe('changing a role', () => {
	it('ends every session of the person and is written down, old and new', async () => {
		const somebody = await bench.signedIn('viewer');
		await signInAs(bench, somebody.id, 'link', CALLER);
		await setRole(bench, admin, { personId: somebody.id, role: 'supervisor' });
		expect(await standing(somebody.id)).toEqual({ role: 'supervisor', disabled: false });
		expect(await checkSessions(bench, [somebody.sessionId])).toEqual(new Map());
		expect(bench.ended).toContain(somebody.sessionId);
		expect(await bench.db.select().from(session).where(eq(session.userId, somebody.id))).toEqual(
			[]
		);
		expect(await auditOf('person:role-changed', somebody.id)).toMatchObject([
			{ actorName: admin.name, changes: { role: ['viewer', 'supervisor'] } }
		]);
	});

	it('to the same role changes nothing: sessions stay, nothing is written', async () => {
		const somebody = await bench.signedIn('operator');
		await setRole(bench, admin, { personId: somebody.id, role: 'operator' });
		expect((await checkSessions(bench, [somebody.sessionId])).size).toBe(1);
		expect(await auditOf('person:role-changed', somebody.id)).toEqual([]);
	});

	it('of nobody is UNKNOWN_PERSON', async () => {
		expect(await codeOf(setRole(bench, admin, { personId: 'nobody', role: 'viewer' }))).toBe(
			'UNKNOWN_PERSON'
		);
	});
});

describe('disabling', () => {
	it('ends the sessions; enabling lets the person in again with the old role', async () => {
		const somebody = await bench.signedIn('supervisor');
		await disablePerson(bench, admin, somebody.id);
		await disablePerson(bench, admin, somebody.id);
		expect(bench.ended.filter((id) => id === somebody.sessionId)).toHaveLength(1);
		expect(await codeOf(signInAs(bench, somebody.id, 'link', CALLER))).toBe('ACCOUNT_DISABLED');
		await enablePerson(bench, admin, somebody.id);
		await enablePerson(bench, admin, somebody.id);
		expect(await standing(somebody.id)).toEqual({ role: 'supervisor', disabled: false });
		expect(await signInAs(bench, somebody.id, 'link', CALLER)).toHaveLength(1);
		expect(await auditOf('person:disabled', somebody.id)).toMatchObject([
			{ changes: { disabled: [false, true] } }
		]);
		expect(await auditOf('person:enabled', somebody.id)).toHaveLength(1);
	});

	it('cannot be raced by a sign-in: whichever comes last, no session works', async () => {
		for (let round = 0; round < 10; round += 1) {
			const { id } = await bench.addPerson({ role: 'viewer', password: 'a password of somebody' });
			await Promise.allSettled([
				signInAs(bench, id, 'link', CALLER),
				disablePerson(bench, admin, id),
				signInAs(bench, id, 'link', CALLER)
			]);
			const rows = await bench.db.select().from(session).where(eq(session.userId, id));
			expect(
				await checkSessions(
					bench,
					rows.map((row) => row.id)
				)
			).toEqual(new Map());
		}
	});
});

describe('the last administrator', () => {
	it('cannot be demoted or disabled, by nobody', async () => {
		expect(await codeOf(setRole(bench, admin, { personId: admin.id, role: 'viewer' }))).toBe(
			'LAST_ADMIN'
		);
		expect(await codeOf(disablePerson(bench, admin, admin.id))).toBe('LAST_ADMIN');
		expect(await standing(admin.id)).toEqual({ role: 'admin', disabled: false });
		expect((await checkSessions(bench, [admin.sessionId])).size).toBe(1);
	});

	it('is still the last when the others are disabled or only invited', async () => {
		const disabled = await bench.addPerson({ role: 'admin', password: 'a password of somebody' });
		await disablePerson(bench, admin, disabled.id);
		await bench.addPerson({ role: 'admin' });
		expect(await codeOf(disablePerson(bench, admin, admin.id))).toBe('LAST_ADMIN');
	});

	it('stays when two administrators demote each other at the same instant', async () => {
		for (let round = 0; round < 10; round += 1) {
			const own = await createPair();
			const outcomes = await Promise.all([
				codeOf(setRole(own, own.one, { personId: own.two.id, role: 'viewer' })),
				codeOf(disablePerson(own, own.two, own.one.id))
			]);
			expect(outcomes.sort()).toEqual(['FORBIDDEN', 'not refused']);
			const left = (await listPeople(own)).filter(
				({ role, state }) => role === 'admin' && state === 'active'
			);
			expect(left).toHaveLength(1);
			admin = left[0]?.id === own.one.id ? own.one : own.two;
		}
	});

	it('stays when three administrators step down at the same instant', async () => {
		const people = await Promise.all(
			['admin', 'admin', 'admin'].map(() => bench.signedIn('admin'))
		);
		const all = [...people, admin];
		const outcomes = await Promise.all(
			all.map((who) => codeOf(setRole(bench, who, { personId: who.id, role: 'operator' })))
		);
		expect(outcomes.filter((code) => code === 'not refused')).toHaveLength(3);
		expect(outcomes.filter((code) => code === 'LAST_ADMIN')).toHaveLength(1);
		const left = (await listPeople(bench)).filter(
			({ role, state }) => role === 'admin' && state === 'active'
		);
		expect(left).toHaveLength(1);
		admin = all.find(({ id }) => id === left[0]?.id) ?? admin;
	});

	/** Two administrators and nobody else among the administrators. */
	async function createPair() {
		const [one, two] = [await bench.signedIn('admin'), await bench.signedIn('admin')];
		const others = (await listPeople(bench)).filter(
			({ id, role, state }) =>
				role === 'admin' && state === 'active' && id !== one.id && id !== two.id
		);
		for (const other of others) await disablePerson(bench, one, other.id);
		return Object.assign({}, bench, { one, two });
	}
});

describe('who may', () => {
	it('is asked again inside the transaction: a demoted administrator’s request in flight is refused', async () => {
		const current = await bench.signedIn('admin');
		const demoted = await bench.signedIn('admin');
		await setRole(bench, current, { personId: demoted.id, role: 'operator' });
		const victim = await bench.signedIn('viewer');
		expect(await codeOf(setRole(bench, demoted, { personId: victim.id, role: 'admin' }))).toBe(
			'FORBIDDEN'
		);
		expect(
			await codeOf(
				invitePerson(bench, demoted, { name: 'X', email: 'x@example.jp', role: 'admin' })
			)
		).toBe('FORBIDDEN');
		expect(await standing(victim.id)).toEqual({ role: 'viewer', disabled: false });
	});
});

describe('ending sessions', () => {
	it('signs a person out everywhere and says how often', async () => {
		const somebody = await bench.signedIn('viewer');
		await signInAs(bench, somebody.id, 'link', CALLER);
		expect(await endSessions(bench, admin, somebody.id)).toBe(2);
		expect(await endSessions(bench, admin, somebody.id)).toBe(0);
		expect(bench.ended).toContain(somebody.sessionId);
		expect(await auditOf('person:sessions-ended', somebody.id)).toMatchObject([
			{ detail: { sessions: 2 } }
		]);
		expect(await codeOf(endSessions(bench, admin, 'nobody'))).toBe('UNKNOWN_PERSON');
	});
});

describe('the list', () => {
	it('says who is active, invited or disabled, and how many sessions are live', async () => {
		const active = await bench.signedIn('viewer');
		const invited = await bench.addPerson({ role: 'operator', name: '李 俊' });
		const found = await listPeople(bench);
		expect(found.find(({ id }) => id === active.id)).toMatchObject({
			state: 'active',
			liveSessions: 1
		});
		expect(found.find(({ id }) => id === invited.id)).toEqual({
			id: invited.id,
			name: '李 俊',
			email: invited.email,
			role: 'operator',
			state: 'invited',
			demo: false,
			liveSessions: 0
		});
		await bench.db
			.update(session)
			.set({ expiresAt: Date.now() - 1 })
			.where(eq(session.userId, active.id));
		expect((await listPeople(bench)).find(({ id }) => id === active.id)?.liveSessions).toBe(0);
	});
});
