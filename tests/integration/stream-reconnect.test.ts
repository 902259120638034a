import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { Clock } from '../../src/lib/client/clock.svelte.ts';
import { Connection } from '../../src/lib/client/connection.svelte.ts';
import type { OrderRow } from '../../src/lib/contract/order-row.ts';
import { type Screen, supersedes } from '../../src/lib/contract/stream.ts';
import {
	BELOW_OLDEST_WRITER,
	createEventReader,
	type ReadPredicate
} from '../../src/lib/server/db/event-log/index.ts';
import { NEWER_THAN_LAST_NUMBER } from '../faults/naive-read-predicate.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { type Random, seededRandom } from '../support/random.ts';
import {
	changeOrders,
	loadOrders,
	ORIGIN,
	startStreamServer,
	type StreamServer
} from '../support/stream-server.ts';

const PAGES = 12;
/** Orders that change all the time; one page each shows nothing else. */
const HOT = 6;
const WRITERS = 8;
const ORDERS = Array.from({ length: 120 }, (_, i) => i + 1);
const TRANSACTIONS = 500;
/** After so many, connections are left alone: nobody is healed by coming back. */
const CALM_FROM = 350;

/** A page as the browser runs it: data with a position, then the stream, loaded again when told to. */
class Page {
	readonly held = new Map<number, OrderRow>();
	loads = 0;
	/** What it shows: all orders, or one. */
	readonly orders: readonly number[];
	readonly #connection: Connection;
	readonly #server: StreamServer;
	readonly #stop: () => void;

	constructor(server: StreamServer, orders: readonly number[]) {
		this.#server = server;
		this.orders = orders;
		this.#connection = new Connection(new Clock({ now: Date.now(), demoOffsetMs: 0 }), server.url, {
			forceNew: true,
			reconnectionDelay: 20,
			reconnectionDelayMax: 200,
			extraHeaders: { origin: ORIGIN, cookie: `session=${server.signIn('sato')}` }
		});
		this.#stop = this.#connection.start();
	}

	get state(): string {
		return this.#connection.state.kind;
	}

	async load(): Promise<void> {
		this.loads += 1;
		const position = await this.#server.position();
		for (const row of await loadOrders(this.#server.sql, this.orders)) this.#keep(row);
		const [only] = this.orders.length === 1 ? this.orders : [];
		const screen: Screen =
			only === undefined ? { kind: 'desk' } : { kind: 'order', shop: 'demo', number: `A-${only}` };
		this.#connection.subscribe(screen, position, {
			frame: ({ changes }) => {
				for (const row of changes) this.#keep(row);
			},
			resync: () => {
				void this.load();
			}
		});
	}

	close(): void {
		this.#stop();
	}

	#keep(row: OrderRow): void {
		const held = this.held.get(row.id);
		if (held === undefined || supersedes(row, held)) this.held.set(row.id, row);
	}
}

test('pages that are cut at random end up equal to the database, without loading again', async () => {
	const { differences, loads, cuts, replayed } = await run(BELOW_OLDEST_WRITER);
	console.log(`${cuts} cuts, ${replayed} subscriptions`);
	expect(cuts).toBeGreaterThan(20);
	expect(replayed).toBeGreaterThan(PAGES + 10);
	expect(differences).toBe(0);
	// Each change came through the stream: nobody was told to start over.
	expect(loads).toBe(PAGES);
});

test('with the naive reader the same pages end up different', async () => {
	const { differences } = await run(NEWER_THAN_LAST_NUMBER);
	console.log(`${differences} rows differ`);
	expect(differences).toBeGreaterThan(0);
});

async function run(predicate: ReadPredicate) {
	const random = seededRandom('stream');
	const database = await createTestDatabase();
	const reading = postgres(database.url, { max: 4 });
	const server = await startStreamServer(database, {
		readEvents: createEventReader(reading, predicate),
		// Slow enough that screens come and go while a step is being handled, and old when it arrives.
		loadRows: async (ids) => {
			const rows = await loadOrders(reading, ids);
			await sleep(random.between(0, 15));
			return rows;
		}
	});
	const pages = Array.from(
		{ length: PAGES },
		(_, i) => new Page(server, i < HOT ? [i + 1] : ORDERS)
	);
	let started = 0;
	let cuts = 0;
	try {
		await changeOrders(server.sql, ORDERS);
		await Promise.all(pages.map((page) => page.load()));
		const writers = Array.from({ length: WRITERS }, async () => {
			while (started++ < TRANSACTIONS) await writeHeldOpen(server, random);
		});
		while (started < CALM_FROM) {
			await sleep(random.between(5, 60));
			const open = [...server.connections];
			open[random.between(0, open.length - 1)]?.destroy();
			cuts += open.length > 0 ? 1 : 0;
		}
		await Promise.all(writers);
		await expect
			.poll(() => pages.every(({ state }) => state === 'live'), { timeout: 10_000 })
			.toBe(true);
		await commitInReverse(server);
		await expect
			.poll(() => pages.every(({ state }) => state === 'live'), { timeout: 10_000 })
			.toBe(true);
		const truth = await loadOrders(server.sql, ORDERS);
		const count = (): number =>
			pages.reduce(
				(sum, { held, orders }) =>
					sum +
					truth.filter(
						({ id, version }) => orders.includes(id) && held.get(id)?.version !== version
					).length,
				0
			);
		// Right pages are right within a few ticks; wrong ones stay wrong.
		for (let i = 0; i < 20 && count() > 0; i++) await sleep(50);
		return {
			differences: count(),
			loads: pages.reduce((sum, { loads }) => sum + loads, 0),
			cuts,
			replayed: server.hub.stats().subscriptions
		};
	} finally {
		for (const page of pages) page.close();
		await server.close();
		await reading.end();
		await database.drop();
	}
}

/** One more change of some orders: the transaction that wrote first commits last, ticks later. */
async function commitInReverse(server: StreamServer): Promise<void> {
	const holders = await Promise.all([100, 101, 102, 103].map(() => server.sql.reserve()));
	for (const [i, holder] of holders.entries()) {
		await holder`begin`;
		await changeOrders(holder, [100 + i]);
	}
	for (const holder of holders.reverse()) {
		await holder`commit`;
		holder.release();
		await sleep(150);
	}
}

async function writeHeldOpen(server: StreamServer, random: Random): Promise<void> {
	const isHot = random.next() < 0.3;
	const ids = new Set(
		Array.from({ length: random.between(1, 3) }, () =>
			random.between(1, isHot ? HOT : ORDERS.length)
		)
	);
	const holdMs = random.next() < 0.03 ? random.between(40, 150) : random.between(0, 10);
	await server.sql.begin(async (tx) => {
		await changeOrders(tx, [...ids]);
		await sleep(holdMs);
	});
	server.hub.wake();
}
