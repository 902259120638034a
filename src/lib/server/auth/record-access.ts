import type { Executor } from '../db/client.ts';
import { audit } from '../db/schema/history.ts';
import type { Actor } from '../orders/actor.ts';

/** What happened to a person, a session or a key. */
export type AccessEvent =
	| 'admin:set-up'
	| 'person:invited'
	| 'person:joined'
	| 'person:role-changed'
	| 'person:disabled'
	| 'person:enabled'
	| 'person:sessions-ended'
	| 'session:started'
	| 'session:ended'
	| 'key:created'
	| 'key:revoked';

/** Writes the audit row of a change to who may do what; call it in the transaction of the change. */
export async function recordAccess(
	executor: Executor,
	entry: {
		/** Desk time, epoch ms. */
		at: number;
		actor: Actor;
		event: AccessEvent;
		/** Old → new. */
		changes?: Record<string, [unknown, unknown]>;
		detail: Record<string, unknown>;
	}
): Promise<void> {
	await executor.insert(audit).values({
		at: entry.at,
		actorKind: entry.actor.kind,
		actorId: entry.actor.id,
		actorName: entry.actor.name,
		event: entry.event,
		subject: subjectOf(entry.detail),
		changes: entry.changes ?? {},
		detail: entry.detail
	});
}

/** Whom or what it is about, as the audit is asked for it. */
function subjectOf({ personId, keyId }: Record<string, unknown>): string | null {
	if (typeof keyId === 'string') return `key:${keyId}`;
	return typeof personId === 'string' ? `person:${personId}` : null;
}
