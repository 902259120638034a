import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { seededRandom } from '../../../../tests/support/random.ts';
import {
	ACTOR_KINDS,
	ANY_AUDIT,
	groupOfEvent,
	type AuditFilter,
	type AuditLine,
	type AuditPlace
} from '../../contract/audit.ts';
import { DAY_MS, dayOf, startOfDay } from '../../domain/calendar.ts';
import { audit, person } from '../db/schema/index.ts';
import { listEvents } from './list-events.ts';
import { countNewer, readAudit } from './read-audit.ts';
import { readWholeAudit } from './read-whole-audit.ts';

let bench: OrderBench;
let all: AuditLine[];
const DAY = dayOf(Date.now());
const LINES = 40_000;
const EVENTS = [
	'payment:confirmed',
	'capture:succeeded',
	'order:received',
	'note:written',
	'key:created',
	'person:invited',
	'shop:changed',
	'never:heard-of'
];
let number = '';

beforeAll(async () => {
	bench = await createOrderBench();
	const order = await bench.arrive();
	({ number } = order);
	await bench.db.insert(person).values(
		['sato', 'tanaka'].map((id) => ({
			id,
			name: id,
			email: `${id}@example.jp`,
			role: 'operator' as const,
			createdAt: 0,
			updatedAt: 0
		}))
	);
	const random = seededRandom('audit');
	const rows = Array.from({ length: LINES }, (_, index): typeof audit.$inferInsert => {
		// Most lines are the gateway's; what people do is rare.
		const event = EVENTS[index % 10 === 0 ? random.between(0, EVENTS.length - 1) : 0] ?? '';
		const kind = index % 10 === 0 ? (ACTOR_KINDS[random.between(0, 3)] ?? 'desk') : 'gateway';
		return {
			// Several at one instant, and some a little before the line above them.
			at:
				startOfDay(DAY) - 3 * DAY_MS + Math.floor(index / 3) * 18_000 - random.between(0, 2) * 500,
			actorKind: kind,
			actorId: kind === 'person' ? (random.between(0, 1) === 0 ? 'sato' : 'tanaka') : null,
			actorName: null,
			orderId: index % 400 === 0 ? order.id : null,
			subject: event === 'shop:changed' ? 'shop:main' : null,
			event,
			changes: { amount: [index, index + 1] }
		};
	});
	for (let from = 0; from < rows.length; from += 4_000)
		await bench.db.insert(audit).values(rows.slice(from, from + 4_000));
	await bench.clients.sql`analyze audit`;
	all = await everything(ANY_AUDIT);
}, 60_000);
afterAll(() => bench.close());

async function everything(filter: AuditFilter): Promise<AuditLine[]> {
	const lines: AuditLine[] = [];
	for await (const page of readWholeAudit(bench.db, filter)) lines.push(...page);
	return lines;
}

const isOf = (line: AuditLine, filter: AuditFilter): boolean =>
	(filter.person === null || line.actor.id === filter.person) &&
	(filter.what === null ||
		('event' in filter.what
			? line.event === filter.what.event
			: groupOfEvent(line.event) === filter.what.group)) &&
	(filter.target === null ||
		line.order?.number === filter.target ||
		line.subject === filter.target) &&
	(filter.from === null || dayOf(line.at) >= filter.from) &&
	(filter.to === null || dayOf(line.at) <= filter.to) &&
	(filter.actors.length === 0 || filter.actors.includes(line.actor.kind));

const FILTERS: [string, Partial<AuditFilter>][] = [
	['a person', { person: 'sato' }],
	['nobody', { person: 'no-one' }],
	['a kind of events', { what: { group: 'access' } }],
	['what no kind knows', { what: { group: 'other' } }],
	['one event', { what: { event: 'key:created' } }],
	['an event that never was', { what: { event: 'x:y' } }],
	['a kind without events', { what: { group: 'views' } }],
	['a subject', { target: 'shop:main' }],
	['days', { from: DAY, to: DAY }],
	['days the wrong way round', { from: DAY, to: (DAY - 1) as typeof DAY }],
	['kinds of actors', { actors: ['person', 'shop'] }],
	['a person’s events in days', { person: 'tanaka', what: { group: 'payment' }, from: DAY }],
	['an event of a subject', { target: 'shop:main', what: { group: 'settings' } }],
	['no event of a subject', { target: 'shop:main', what: { group: 'views' } }]
];

describe('the audit', () => {
	it('comes whole, latest first, each line once', () => {
		expect(all.length).toBeGreaterThan(LINES);
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		expect(all.every((line, at) => at === 0 || line.at <= (all[at - 1]?.at ?? 0))).toBe(true);
	});

	it.each([...FILTERS, ['an order', { target: 'the number' }] as (typeof FILTERS)[number]])(
		'of %s is what the filter says, page by page',
		async (_, some) => {
			const filter = { ...ANY_AUDIT, ...some };
			if (filter.target === 'the number') filter.target = number;
			const expected = all.filter((line) => isOf(line, filter)).map(({ id }) => id);
			const found = await everything(filter);
			expect(found.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(
				expected.toSorted((a, b) => a - b)
			);
			const small: number[] = [];
			let after: AuditPlace | null = null;
			for (let page = 0; page < 3; page += 1) {
				const next: Awaited<ReturnType<typeof readAudit>> = await readAudit(
					bench.db,
					filter,
					after,
					7
				);
				small.push(...next.lines.map(({ id }) => id));
				if (next.next === null) break;
				after = next.next;
			}
			expect(small).toEqual(found.slice(0, small.length).map(({ id }) => id));
		}
	);

	it('names every event that was ever recorded', async () => {
		const names = await listEvents(bench.db);
		expect(names).toEqual([...new Set(all.map(({ event }) => event))].toSorted());
	});

	it('counts what came since', async () => {
		const ids = all.map(({ id }) => id);
		const since = Math.max(...ids) - 500;
		expect(await countNewer(bench.db, ANY_AUDIT, since, 1_000)).toBe(500);
		expect(await countNewer(bench.db, ANY_AUDIT, since, 99)).toBe(99);
		const filter = { ...ANY_AUDIT, person: 'sato' };
		expect(await countNewer(bench.db, filter, since, 1_000)).toBe(
			all.filter((line) => line.id > since && isOf(line, filter)).length
		);
		const none = { ...ANY_AUDIT, what: { group: 'views' as const } };
		expect(await countNewer(bench.db, none, 0, 99)).toBe(0);
	});
});

describe('every page is answered from an index', () => {
	const place = { at: startOfDay(DAY), id: LINES };

	/** The plans of all statements that a page needs, as PostgreSQL would run them. */
	async function plansOf(filter: AuditFilter): Promise<string> {
		const statements: { query: string; params: unknown[] }[] = [];
		const spy = new Proxy(bench.clients.sql, {
			get(target, key) {
				const value: unknown = Reflect.get(target, key);
				if (key !== 'unsafe' || typeof value !== 'function') return value;
				return (query: string, params: unknown[], ...more: unknown[]): unknown => {
					statements.push({ query, params });
					return Reflect.apply(value, target, [query, params, ...more]) as unknown;
				};
			}
		});
		const { drizzle } = await import('drizzle-orm/postgres-js');
		const schema = await import('../db/schema/index.ts');
		const db = drizzle(spy, { schema, casing: 'snake_case' });
		await readAudit(db, filter, place, 50);
		const plans = await Promise.all(
			statements
				.filter(({ query }) => query.includes('"audit"'))
				.map(({ query, params }) =>
					bench.clients.sql.unsafe(`explain ${query}`, params as string[])
				)
		);
		expect(plans.length).toBeGreaterThan(0);
		return plans.flatMap((plan) => plan.map((row) => String(row['QUERY PLAN']))).join('\n');
	}

	it.each<[string, Partial<AuditFilter>, string]>([
		['everything', {}, 'audit_by_time'],
		['days', { from: DAY, to: DAY }, 'audit_by_time'],
		['a person', { person: 'sato' }, 'audit_of_actor'],
		['a kind of events', { what: { group: 'access' } }, 'audit_of_event'],
		['a subject', { target: 'shop:main' }, 'audit_of_subject'],
		['an order', { target: 'MS-000001' }, 'audit_of_order']
	])('%s', async (_, some, index) => {
		const plan = await plansOf({ ...ANY_AUDIT, ...some });
		expect(plan).toContain(index);
		expect(plan).not.toContain('Seq Scan on audit');
	});
});
