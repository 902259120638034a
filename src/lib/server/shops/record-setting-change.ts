import { isDeepStrictEqual } from 'node:util';
import type { Executor } from '../db/client.ts';
import { audit } from '../db/schema/index.ts';
import type { Actor } from '../orders/actor.ts';

export const shopSubject = (code: string): string => `shop:${code}`;
export const contractSubject = (shop: string, system: string): string =>
	`contract:${shop}/${system}`;

export interface SettingChange {
	/** Desk time, epoch ms. */
	at: number;
	actor: Actor;
	/** What happened, `noun:past-verb`. */
	event: string;
	subject: string;
	/** Old → new; a secret has no place here. */
	changes: Record<string, [unknown, unknown]>;
}

/** The trace of a changed setting, in the caller's transaction. */
export async function recordSettingChange(tx: Executor, change: SettingChange): Promise<void> {
	const { at, actor, event, subject, changes } = change;
	await tx.insert(audit).values({
		at,
		actorKind: actor.kind,
		actorId: actor.id,
		actorName: actor.name,
		event,
		subject,
		changes
	});
}

/** Old → new of what differs. */
export function differences<T extends object>(
	before: T,
	after: Partial<T>
): Record<string, [unknown, unknown]> {
	const changes: Record<string, [unknown, unknown]> = {};
	for (const [key, value] of Object.entries(after)) {
		const old: unknown = Reflect.get(before, key);
		if (!isDeepStrictEqual(old, value)) changes[key] = [old ?? null, value ?? null];
	}
	return changes;
}
