import { and, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import { groupOfEvent, type AuditFilter } from '../../contract/audit.ts';
import { addDays, startOfDay } from '../../domain/calendar.ts';
import type { Executor } from '../db/client.ts';
import { audit, orders } from '../db/schema/index.ts';
import { listEvents } from './list-events.ts';

/** How the lines of a filter are found. */
export interface AuditSearch {
	/**
	 * Conditions of which each is answered by one index, in the order of the lines; the lines are those of
	 * all together. Null: all lines, in the order of time.
	 */
	branches: readonly SQL[] | null;
	/** What must hold besides. */
	common: SQL | undefined;
}

/** Turns a filter into conditions; names that nobody knows find nothing. */
export async function searchOf(db: Executor, filter: AuditFilter): Promise<AuditSearch> {
	const events = filter.what === null ? null : await eventsOf(db, filter.what);
	const targets = filter.target === null ? null : await targetsOf(db, filter.target);
	const ofPerson = filter.person === null ? undefined : eq(audit.actorId, filter.person);
	const rest = and(
		filter.from === null ? undefined : gte(audit.at, startOfDay(filter.from)),
		filter.to === null ? undefined : lt(audit.at, startOfDay(addDays(filter.to, 1))),
		filter.actors.length === 0 ? undefined : inArray(audit.actorKind, [...filter.actors])
	);
	if (targets !== null) {
		const ofEvents = events === null ? undefined : inArray(audit.event, events);
		return { branches: events?.length === 0 ? [] : targets, common: and(ofPerson, ofEvents, rest) };
	}
	if (events !== null) {
		return { branches: events.map((event) => eq(audit.event, event)), common: and(ofPerson, rest) };
	}
	if (ofPerson !== undefined) return { branches: [ofPerson], common: rest };
	return { branches: null, common: rest };
}

async function eventsOf(db: Executor, what: Exclude<AuditFilter['what'], null>): Promise<string[]> {
	if ('event' in what) return [what.event];
	const all = await listEvents(db);
	return all.filter((event) => groupOfEvent(event) === what.group);
}

/** The orders of this number, in every shop, and what goes by this name itself. */
async function targetsOf(db: Executor, target: string): Promise<SQL[]> {
	const found = await db
		.select({ id: orders.id })
		.from(orders)
		.where(eq(orders.number, target))
		.limit(50);
	return [...found.map(({ id }) => eq(audit.orderId, id)), eq(audit.subject, target)];
}
