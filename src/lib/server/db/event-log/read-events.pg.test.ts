import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NEWER_THAN_LAST_NUMBER } from '../../../../../tests/faults/naive-read-predicate.ts';
import { createTestDatabase } from '../../../../../tests/support/postgres.ts';
import type { TestDatabase } from '../../../../../tests/support/postgres-server.ts';
import { type Random, seededRandom } from '../../../../../tests/support/random.ts';
import { currentPosition } from './current-position.ts';
import { comparePlaces, type LogPlace, parsePosition } from './position.ts';
import {
	createEventReader,
	type LogEvent,
	type OrdersRead,
	type ReadEvents
} from './read-events.ts';

const WRITERS = 16;
const TRANSACTIONS = 1200;
const START: LogPlace = { xid: 0n, seq: 0n };

let database: TestDatabase;
let writing: Sql;
let reading: Sql;

beforeAll(async () => {
	database = await createTestDatabase();
	writing = postgres(database.url, { max: WRITERS + 1 });
	reading = postgres(database.url, { max: 2 });
});

afterAll(async () => {
	await writing.end();
	await reading.end();
	await database.drop();
});

test('nothing is lost with 16 writers and transactions held open; the naive reader loses', async () => {
	const random = seededRandom('event log');
	const done = new AbortController();
	const ours = follow(createEventReader(reading), done.signal);
	const naive = follow(createEventReader(reading, NEWER_THAN_LAST_NUMBER), done.signal);

	let started = 0;
	await Promise.all(
		Array.from({ length: WRITERS }, async () => {
			while (started++ < TRANSACTIONS) await writeHeldOpen(writing, random);
		})
	);
	done.abort();
	const [byUs, byNaive] = await Promise.all([ours, naive]);

	const written = await writing<
		{ number: string }[]
	>`select seq::text as number from event order by xid, seq`;
	console.log(
		`${written.length} events; ours ${byUs.length}, naive lost ${written.length - byNaive.length}`
	);
	expect(byUs.map((event) => String(event.seq))).toEqual(written.map(({ number }) => number));
	expect(byUs.every((event, i) => i === 0 || comparePlaces(byUs[i - 1] ?? START, event) < 0)).toBe(
		true
	);
	expect(byNaive.length).toBeLessThan(written.length);
});

test('an open transaction holds back what committed after it, and says so', async () => {
	const read = createEventReader(reading);
	const before = await read(START, 100_000);
	const blocker = await writing.reserve();
	await blocker`begin`;
	await append(blocker, 1);
	await append(writing, 2);

	const during = await read(before.upTo, 100);
	expect(during).toMatchObject({ events: [], heldBack: true, more: false });

	await blocker`commit`;
	blocker.release();
	const after = await read(during.upTo, 100);
	expect(after.events.map(({ orderId }) => orderId)).toEqual([1, 2]);
	expect(after.heldBack).toBe(false);
	expect(await read(after.upTo, 100)).toMatchObject({ events: [], heldBack: false });
});

test('a transaction in another database of the same server holds nothing back', async () => {
	const read = createEventReader(reading);
	const before = await read(START, 100_000);
	const other = await createTestDatabase();
	const elsewhere = postgres(other.url, { max: 1 });
	try {
		await elsewhere.begin(async (tx) => {
			await append(tx, 1);
			await append(writing, 2);
			const after = await read(before.upTo, 100);
			expect(after).toMatchObject({ events: [{ orderId: 2 }], heldBack: false });
			expect(parsePosition(await currentPosition(reading))?.place).toEqual(after.tail);
		});
	} finally {
		await elsewhere.end();
		await other.drop();
	}
});

test('pages join without a gap, also for one order', async () => {
	const read = createEventReader(reading);
	const start = (await read(START, 1_000_000)).upTo;
	for (let i = 0; i < 25; i++) await append(writing, i % 3);

	expect((await readAll(read, start, 10)).map(({ orderId }) => orderId)).toEqual(
		Array.from({ length: 25 }, (_, i) => i % 3)
	);
	expect((await readAll(read, start, 4, 1)).map(({ orderId }) => orderId)).toEqual(
		Array.from({ length: 8 }, () => 1)
	);
});

test('events of runs reach every reader, also one that wants no orders', async () => {
	const read = createEventReader(reading);
	const start = (await read(START, 1_000_000)).upTo;
	await append(writing, 1);
	await writing`insert into event (at, run_id, kind) values (${new Date(0)}, 7, 'run:moved')`;
	await append(writing, 2);
	const of = async (orders: OrdersRead): Promise<(number | null)[][]> =>
		(await readAll(read, start, 10, orders)).map(({ orderId, runId }) => [orderId, runId]);
	expect(await of('all')).toEqual([
		[1, null],
		[null, 7],
		[2, null]
	]);
	expect(await of(2)).toEqual([
		[null, 7],
		[2, null]
	]);
	expect(await of('none')).toEqual([[null, 7]]);
});

async function readAll(
	read: ReadEvents,
	from: LogPlace,
	limit: number,
	orders?: OrdersRead
): Promise<LogEvent[]> {
	const events: LogEvent[] = [];
	let place = from;
	for (;;) {
		const page = await read(place, limit, orders);
		events.push(...page.events);
		place = page.upTo;
		if (!page.more) return events;
	}
}

/** Tails the log as a node does until told to end, and once more after that. */
async function follow(read: ReadEvents, end: AbortSignal): Promise<LogEvent[]> {
	const seen: LogEvent[] = [];
	let place = START;
	for (;;) {
		const last = end.aborted;
		const page = await read(place, 500);
		seen.push(...page.events);
		place = page.upTo;
		if (last && !page.more) return seen;
		if (!page.more) await sleep(5);
	}
}

async function writeHeldOpen(sql: Sql, random: Random): Promise<void> {
	const events = random.between(1, 3);
	const isRolledBack = random.next() < 0.1;
	const holdMs = random.next() < 0.02 ? random.between(40, 120) : random.between(0, 12);
	await sql
		.begin(async (tx) => {
			for (let i = 0; i < events; i++) await append(tx, i);
			await sleep(holdMs);
			if (isRolledBack) throw new RolledBack();
		})
		.catch((error: unknown) => {
			if (!(error instanceof RolledBack)) throw error;
		});
}

class RolledBack extends Error {}

async function append(sql: postgres.ISql, orderId: number): Promise<void> {
	await sql`insert into event (at, order_id, kind) values (${new Date(0)}, ${orderId}, 'order:changed')`;
}
