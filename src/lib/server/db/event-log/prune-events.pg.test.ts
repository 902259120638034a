import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../../tests/support/postgres.ts';
import type { TestDatabase } from '../../../../../tests/support/postgres-server.ts';
import { currentPosition } from './current-position.ts';
import { comparePlaces, parsePosition } from './position.ts';
import { pruneEvents } from './prune-events.ts';
import { createEventReader } from './read-events.ts';

const START = { xid: 0n, seq: 0n };
let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
	database = await createTestDatabase();
	sql = postgres(database.url, { max: 4 });
});

afterAll(async () => {
	await sql.end();
	await database.drop();
});

test('retention takes a beginning of the log in batches and remembers how far', async () => {
	const read = createEventReader(sql);
	expect((await read(START, 1)).horizon).toEqual(START);
	for (let at = 1; at <= 10; at++) await append(at * 1000);
	// An instant out of line protects all that follows it: the log gets no hole.
	await append(1000);

	const early = parsePosition(await currentPosition(sql))?.place;
	expect(await pruneEvents(sql, 8000, 4)).toBe(4);
	const events = (await read(START, 100)).events;
	expect(events).toHaveLength(7);
	const { horizon } = await read(START, 1);
	expect(comparePlaces(horizon, events[0] ?? START)).toBeLessThan(0);

	expect(await pruneEvents(sql, 8000, 4)).toBe(3);
	expect(await pruneEvents(sql, 8000, 4)).toBe(0);
	expect((await read(START, 100)).events).toHaveLength(4);
	expect(comparePlaces((await read(START, 1)).horizon, horizon)).toBeGreaterThan(0);

	// Who stood behind everything can go on even when the log is empty.
	expect(await pruneEvents(sql, 1_000_000, 100)).toBe(4);
	const emptied = await read(early ?? START, 1);
	expect(emptied.events).toEqual([]);
	expect(comparePlaces(emptied.horizon, early ?? START)).toBeLessThan(0);
});

test('two programs that prune at once take each event once', async () => {
	for (let i = 0; i < 200; i++) await append(i);
	const taken = await Promise.all([pruneEvents(sql, 1000, 200), pruneEvents(sql, 1000, 200)]);
	expect(taken[0] + taken[1]).toBe(200);
	expect((await createEventReader(sql)(START, 10)).events).toEqual([]);
});

test('every database has an epoch of its own', async () => {
	const other = await createTestDatabase();
	const otherSql = postgres(other.url, { max: 1 });
	try {
		const here = parsePosition(await currentPosition(sql));
		const there = parsePosition(await currentPosition(otherSql));
		expect(here?.epoch).toMatch(/^[0-9a-f]{16}$/);
		expect(there?.epoch).not.toBe(here?.epoch);
		expect((await createEventReader(sql)(START, 1)).epoch).toBe(here?.epoch);
	} finally {
		await otherSql.end();
		await other.drop();
	}
});

async function append(at: number): Promise<void> {
	await sql`insert into event (at, order_id, kind) values (${new Date(at)}, 1, 'order:changed')`;
}
