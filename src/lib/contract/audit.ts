import { civilDate, parseDay, type Day } from '../domain/calendar.ts';

/** Who changes things, kind by kind. */
export const ACTOR_KINDS = ['person', 'shop', 'gateway', 'desk'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Kinds of events, as people ask for them; `other` is what no kind knows. */
export const EVENT_GROUPS = [
	'intake',
	'action',
	'payment',
	'people',
	'tasks',
	'alerts',
	'access',
	'settings',
	'views',
	'other'
] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

const GROUP_OF_NOUN: Readonly<Record<string, EventGroup>> = {
	order: 'intake',
	payment: 'payment',
	'old-payment': 'payment',
	amount: 'payment',
	anomaly: 'payment',
	inquiry: 'payment',
	note: 'people',
	task: 'tasks',
	alert: 'alerts',
	admin: 'access',
	person: 'access',
	session: 'access',
	key: 'access',
	shop: 'settings',
	contract: 'settings',
	credential: 'settings',
	gateway: 'settings',
	account: 'settings',
	view: 'views'
};
/** Events whose noun says too little. */
const GROUP_OF_EVENT: Readonly<Record<string, EventGroup>> = { 'order:assigned': 'people' };
const ACTION_PHASES = /:(requested|succeeded|failed|unknown|not[-_]executed|recorded|sent)$/;

/** The kind of an event, by its name. */
export function groupOfEvent(event: string): EventGroup {
	const known = GROUP_OF_EVENT[event] ?? GROUP_OF_NOUN[event.split(':')[0] ?? ''];
	return known ?? (ACTION_PHASES.test(event) ? 'action' : 'other');
}

/** Which lines of the audit are wanted; every condition that is not null must hold. */
export interface AuditFilter {
	/** Id of a person. */
	person: string | null;
	/** A kind of events, or one event by its name. */
	what: { group: EventGroup } | { event: string } | null;
	/** An order's number, or a subject such as `shop:main`. */
	target: string | null;
	/** First and last day in Japan, both included. */
	from: Day | null;
	to: Day | null;
	/** Empty: all of them. */
	actors: readonly ActorKind[];
}

export const ANY_AUDIT: AuditFilter = {
	person: null,
	what: null,
	target: null,
	from: null,
	to: null,
	actors: []
};

const TARGET_LIMIT = 100;

/** The filter that an address names. What cannot be read is left out and named in `unread`. */
export function auditFilterFrom(query: URLSearchParams): {
	filter: AuditFilter;
	unread: string[];
} {
	const unread: string[] = [];
	const read = <T>(name: string, parse: (text: string) => T | null): T | null => {
		const text = (query.get(name) ?? '').normalize('NFKC').trim();
		if (text === '') return null;
		const value = parse(text);
		if (value === null) unread.push(name);
		return value;
	};
	const day = (text: string) => parseDay(text);
	const filter: AuditFilter = {
		person: read('who', (text) => (/^[\w-]{1,64}$/.test(text) ? text : null)),
		what: read('what', (text) => {
			const group = EVENT_GROUPS.find((one) => one === text);
			if (group !== undefined) return { group };
			return /^[\w-]{1,40}:[\w-]{1,40}$/.test(text) ? { event: text } : null;
		}),
		target: read('of', (text) =>
			text.length <= TARGET_LIMIT && !/\p{Cc}/u.test(text) && text.isWellFormed() ? text : null
		),
		from: read('from', day),
		to: read('to', day),
		actors: ACTOR_KINDS.filter((kind) => query.getAll('by').includes(kind))
	};
	return { filter, unread };
}

/** The part of an address that names a filter; {@link auditFilterFrom} reads it back. */
export function auditQuery(filter: AuditFilter): URLSearchParams {
	const query = new URLSearchParams();
	if (filter.person !== null) query.set('who', filter.person);
	if (filter.what !== null)
		query.set('what', 'group' in filter.what ? filter.what.group : filter.what.event);
	if (filter.target !== null) query.set('of', filter.target);
	if (filter.from !== null) query.set('from', dayName(filter.from));
	if (filter.to !== null) query.set('to', dayName(filter.to));
	for (const kind of filter.actors) query.append('by', kind);
	return query;
}

/** `YYYY-MM-DD`. */
export function dayName(day: Day): string {
	const { year, month, day: date } = civilDate(day);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** One line: who did what, when, old → new. Instants in epoch ms. */
export interface AuditLine {
	/** Grows with every line, in the order in which they were recorded. */
	id: number;
	at: number;
	actor: { kind: ActorKind; id: string | null; name: string | null };
	/** `noun:past-verb`. */
	event: string;
	/** The order that changed; null: something else did. */
	order: { shop: string; number: string; system: string; version: number | null } | null;
	/** What changed where it is no order: `shop:main`. */
	subject: string | null;
	changes: Record<string, [unknown, unknown]>;
	detail: Record<string, unknown>;
	operationId: string | null;
}

/** Lines that a screen holds at most: what lies behind is found by a filter, or in the file. */
export const MOST_HELD = 1_000;
/** Lines that came since are counted so far. */
export const MOST_NEWER = 100;

/** Where a page ends: the next one begins behind it. */
export interface AuditPlace {
	at: number;
	id: number;
}

export interface AuditPage {
	/** Latest first. */
	lines: AuditLine[];
	/** Null on the last page. */
	next: AuditPlace | null;
}

/** Everybody whom the note of a line names, as they were called then. */
export function mentionsIn(detail: Record<string, unknown>): { id: string; name: string }[] {
	const { mentions } = detail;
	if (!Array.isArray(mentions)) return [];
	return mentions.filter(
		(one: unknown): one is { id: string; name: string } =>
			typeof one === 'object' &&
			one !== null &&
			'id' in one &&
			'name' in one &&
			typeof one.id === 'string' &&
			typeof one.name === 'string'
	);
}
