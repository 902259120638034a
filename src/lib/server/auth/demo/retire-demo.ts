import { and, eq, isNull } from 'drizzle-orm';
import { apiKey, person } from '../../db/schema/auth.ts';
import type { AccessContext } from '../access-context.ts';
import { deleteSessions } from '../sessions/delete-sessions.ts';
import { DEMO_KEY_ID } from './demo-people.ts';

/**
 * Shuts out what an earlier start with the demo on left behind: its people, their sessions, its key.
 * Called at every start with the demo off, before the question whether there is an administrator.
 */
export async function retireDemo({ db, effects }: AccessContext): Promise<void> {
	const now = effects.now();
	await db.transaction(async (tx) => {
		const people = await tx
			.update(person)
			.set({ disabledAt: now, updatedAt: now })
			.where(and(eq(person.demo, true), isNull(person.disabledAt)))
			.returning({ id: person.id });
		for (const { id } of people) await deleteSessions(tx, id);
		await tx
			.update(apiKey)
			.set({ revokedAt: now })
			.where(and(eq(apiKey.id, DEMO_KEY_ID), isNull(apiKey.revokedAt)));
	});
}
