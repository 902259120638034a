import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../tests/support/postgres.ts';
import type { TestDatabase } from '../../../../tests/support/postgres-server.ts';
import {
	changeOrders,
	loadOrders,
	moveRun,
	startStreamServer,
	type StreamServer,
	TestSocket
} from '../../../../tests/support/stream-server.ts';
import { formatPosition, parsePosition, pruneEvents } from '../db/event-log/index.ts';
import { REPLAY_LIMIT } from './replay.ts';

let database: TestDatabase;
let server: StreamServer;
const open: TestSocket[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	server = await startStreamServer(database);
});

afterEach(() => {
	for (const client of open.splice(0)) client.close();
});

afterAll(async () => {
	await server.close();
	await database.drop();
});

async function person(name = 'sato'): Promise<TestSocket> {
	const client = await TestSocket.ofPerson(server, server.signIn(name));
	open.push(client);
	return client;
}

test('a change reaches every desk, and of the order screens only its own', async () => {
	await server.change(1, 2);
	const position = await server.position();
	const [desk, other, one, two] = await Promise.all([person(), person(), person(), person()]);
	expect(await desk.subscribe(position)).toEqual({ ok: true });
	await other.subscribe(position);
	await one.subscribe(position, { kind: 'order', shop: 'demo', number: 'A-1' });
	await two.subscribe(position, { kind: 'order', shop: 'demo', number: 'A-2' });

	await server.change(1);
	for (const client of [desk, other, one])
		await client.until('version 2', () => client.rows().some((row) => row.version === 2));
	await server.change(2);
	await two.until('the second order', () => two.rows().length > 0);
	expect(two.rows().map(({ number }) => number)).toEqual(['A-2']);
	expect(one.rows().map(({ number }) => number)).toEqual(['A-1']);
});

test('what people must see everywhere is counted on every screen, and nothing else is sent there', async () => {
	const position = await server.position();
	const screens = [
		{ kind: 'desk' },
		{ kind: 'order', shop: 'demo', number: 'A-1' },
		{ kind: 'runs' }
	] as const;
	const clients = await Promise.all(
		screens.map(async (screen) => {
			const client = await person();
			await client.subscribe(position, screen);
			return client;
		})
	);
	const told = (client: TestSocket) =>
		client.of('stream:frame').flatMap(({ figures }) => (figures === null ? [] : [figures]));
	server.work.alerts = 7;
	await server.change(2);
	for (const client of clients)
		await client.until('seven alerts', () => told(client).at(-1)?.alerts === 7);
	const [desk, ...others] = clients;
	const before = others.map((client) => told(client).length);
	const all = told(desk as TestSocket).at(-1)?.counts.all ?? 0;
	await server.change(9001);
	await desk?.until('one more order', () => told(desk).at(-1)?.counts.all === all + 1);
	server.work.tasks = 3;
	await server.change(2);
	for (const client of clients)
		await client.until('three work items', () => told(client).at(-1)?.tasks === 3);
	expect(others.map((client) => told(client).length)).toEqual(before.map((count) => count + 1));
	Object.assign(server.work, { alerts: 0, tasks: 0 });
});

test('a run that moves is on every screen; one without orders is sent nothing else', async () => {
	await server.change(1);
	const position = await server.position();
	const [desk, order, runs] = await Promise.all([person(), person(), person()]);
	await desk.subscribe(position);
	await order.subscribe(position, { kind: 'order', shop: 'demo', number: 'A-1' });
	await runs.subscribe(position, { kind: 'runs' });
	const id = await moveRun(server.sql, null, 0);
	await server.change(1);
	await moveRun(server.sql, id, 3);
	server.hub.wake();
	for (const client of [desk, order, runs])
		await client.until('three are done', () => client.runs().at(-1)?.done === 3);
	expect(runs.rows()).toEqual([]);
	await order.until('its order', () => order.rows().length > 0);
});

test('a run that moved while somebody was away is in what they missed, and in a snapshot', async () => {
	const position = await server.position();
	const id = await moveRun(server.sql, null, 1);
	await server.change(1, 2);
	await moveRun(server.sql, id, 2);
	const screens = [
		{ kind: 'desk' },
		{ kind: 'order', shop: 'demo', number: 'A-1' },
		{ kind: 'runs' }
	] as const;
	for (const screen of screens) {
		const back = await person();
		await back.subscribe(position, screen);
		await back.until('the run', () => back.runs().some((run) => run.id === id && run.done === 2));
		const fresh = await person();
		await fresh.subscribe(null, screen);
		await fresh.until('a snapshot', () => fresh.of('stream:snapshot').length > 0);
		expect(fresh.of('stream:snapshot')[0]?.runs).toContainEqual(
			expect.objectContaining({ id, done: 2 })
		);
	}
});

test('changes of one moment come as one frame; frames join end to end', async () => {
	const client = await person();
	await client.subscribe(await server.position());
	await client.until('the first frame', () => client.of('stream:frame').length > 0);
	const ids = Array.from({ length: 50 }, (_, i) => 100 + i);
	await server.change(...ids, ...ids);
	await server.change(...ids);
	await client.until('all orders', () => new Set(client.rows().map(({ id }) => id)).size >= 50);
	const frames = client.of('stream:frame');
	const withRows = frames.filter(({ changes }) => changes.length > 0);
	expect(withRows.length).toBeLessThanOrEqual(2);
	for (const frame of withRows)
		expect(new Set(frame.changes.map(({ id }) => id)).size).toBe(frame.changes.length);
	frames.forEach((frame, i) => {
		if (i > 0) expect(frame.from).toBe(frames[i - 1]?.to);
	});
});

test('what was missed comes first, with how much is still to come', async () => {
	const position = await server.position();
	for (let id = 1000; id < 1300; id += 10)
		await server.sql.begin((tx) =>
			changeOrders(
				tx,
				Array.from({ length: 10 }, (_, i) => id + i)
			)
		);
	const client = await person();
	await client.subscribe(position);
	await client.until('300 orders', () => client.rows().length >= 300);
	await client.until('live', () => client.of('stream:frame').at(-1)?.pending === 0);
	const frames = client.of('stream:frame');
	expect(frames[0]).toMatchObject({ from: position, pending: 300 });
	expect(new Set(client.rows().map(({ id }) => id)).size).toBe(300);
	frames.forEach((frame, i) => {
		if (i > 0) expect(frame.from).toBe(frames[i - 1]?.to);
	});
	expect(frames.at(-1)?.figures).not.toBeNull();
});

test('whoever holds nothing gets a snapshot, and frames from there', async () => {
	await server.change(7);
	const desk = await person();
	const order = await person();
	await desk.subscribe(null);
	await order.subscribe(null, { kind: 'order', shop: 'demo', number: 'A-7' });
	await order.until('its snapshot', () => order.of('stream:snapshot').length > 0);
	expect(order.of('stream:snapshot')[0]?.rows.map(({ number }) => number)).toEqual(['A-7']);
	await desk.until('its snapshot', () => desk.of('stream:snapshot').length > 0);
	expect(desk.of('stream:snapshot')[0]?.rows).toEqual([]);
	await server.change(7);
	for (const client of [desk, order]) {
		await client.until('the change', () => client.rows().length > 0);
		expect(client.of('stream:frame')[0]?.from).toBe(client.of('stream:snapshot')[0]?.at);
	}
});

test('a screen that opens while its change is being handled misses nothing', async () => {
	const holding = Promise.withResolvers<void>();
	const held = Promise.withResolvers<void>();
	let loads = 0;
	const other = await startStreamServer(database, {
		async loadRows(ids) {
			const rows = await loadOrders(server.sql, ids);
			if (++loads === 1) {
				held.resolve();
				await holding.promise;
			}
			return rows;
		}
	});
	try {
		await other.change(5);
		const desk = await TestSocket.ofPerson(other, other.signIn('sato'));
		const order = await TestSocket.ofPerson(other, other.signIn('suzuki'));
		open.push(desk, order);
		await desk.subscribe(await other.position());
		await desk.until('live', () => desk.of('stream:frame').length > 0);

		const { position } = other.hub.stats();
		const [before] = await loadOrders(server.sql, [5]);
		await other.change(5);
		await held.promise;
		await order.subscribe(position, { kind: 'order', shop: 'demo', number: 'A-5' });
		await new Promise((resolve) => setTimeout(resolve, 50));
		holding.resolve();
		for (const client of [desk, order])
			await client.until('the change', () =>
				client.rows().some(({ version }) => version === (before?.version ?? 0) + 1)
			);
	} finally {
		await other.close();
	}
});

test('figures come at most four times a second, and again when nothing else does', async () => {
	const client = await person();
	await client.subscribe(await server.position());
	const loadsBefore = server.loads.figures;
	const startedAt = Date.now();
	while (Date.now() - startedAt < 1000) await server.change(8);
	const [row] = await server.sql<{ n: number }[]>`select count(*)::int as n from stream_order`;
	await server.change(990_001);
	await client.until(
		'the figures of the last change',
		() =>
			client.of('stream:frame').findLast(({ figures }) => figures)?.figures?.counts.all ===
			(row?.n ?? 0) + 1
	);
	expect(server.loads.figures - loadsBefore).toBeLessThanOrEqual(8);
});

test.each([
	[
		'of another database',
		'other_epoch',
		() => formatPosition('0123456789abcdef', { xid: 5n, seq: 1n })
	],
	[
		'from a future that was lost',
		'other_epoch',
		async () => {
			const place = parsePosition(await server.position());
			return formatPosition(place?.epoch ?? '', { xid: (place?.place.xid ?? 0n) + 1000n, seq: 0n });
		}
	]
] as const)('a position %s is answered with resync: %s', async (_, reason, position) => {
	const client = await person();
	expect(await client.subscribe(await position())).toEqual({ ok: true });
	await client.until('resync', () => client.of('stream:resync').length > 0);
	expect(client.of('stream:resync')).toEqual([{ reason }]);
	await server.change(1);
	const again = await person();
	await again.subscribe(await server.position());
	await server.change(1);
	await again.until('a frame', () => again.rows().length > 0);
	// Told to start over, nothing more is sent until it has.
	expect(client.of('stream:frame')).toEqual([]);
	await client.subscribe(await server.position());
	await client.until('a frame', () => client.of('stream:frame').length > 0);
});

test('a position that retention has passed, or too far back, is answered with resync', async () => {
	const old = await server.position();
	await server.change(1, 2, 3);
	while ((await pruneEvents(server.sql, Date.now() + 60_000, 1000)) > 0);
	await allForgotten();
	const pruned = await person();
	await pruned.subscribe(old);
	await pruned.until('resync', () => pruned.of('stream:resync').length > 0);
	expect(pruned.of('stream:resync')).toEqual([{ reason: 'too_old' }]);

	const far = await server.position();
	const { events } = server.hub.stats();
	await server.sql`
		insert into event (at, order_id, kind)
		select ${new Date()}, i, 'order:changed' from generate_series(1, ${REPLAY_LIMIT + 1}) i`;
	await expect.poll(() => server.hub.stats().events).toBeGreaterThan(events + REPLAY_LIMIT);
	await allForgotten();
	const late = await person();
	await late.subscribe(far);
	await late.until('resync', () => late.of('stream:resync').length > 0);
	expect(late.of('stream:resync')).toEqual([{ reason: 'too_old' }]);
});

/** A screen that somebody looks at bridges short cuts from memory; here the log itself is asked. */
async function allForgotten(): Promise<void> {
	for (const client of open.splice(0)) client.close();
	await expect.poll(() => server.hub.stats().audiences, { timeout: 2000 }).toBe(0);
}

test('the clock comes on connect, and at once when the demo clock moves', async () => {
	const client = await person();
	await client.subscribe(await server.position());
	await client.until('clock', () => client.of('clock:sync').length > 0);
	const sync = client.of('clock:sync')[0];
	expect(sync).toMatchObject({ demoOffsetMs: 0, readAt: sync?.now });
	expect(Math.abs(Date.now() - (sync?.now ?? 0))).toBeLessThan(1000);
	server.clock.offsetMs = 432_000_000;
	await client.until(
		'the new offset',
		() => client.of('clock:sync').at(-1)?.demoOffsetMs === 432_000_000,
		1000
	);
	server.clock.offsetMs = 0;
});

test('a log that is held back for seconds is said to be stuck, and loses nothing', async () => {
	const client = await person();
	await client.subscribe(await server.position());
	const blocker = await server.sql.reserve();
	await blocker`begin`;
	await changeOrders(blocker, [500]);
	const before = Date.now();
	await server.change(501);
	await client.until(
		'stuck',
		() => client.of('clock:sync').some(({ now, readAt }) => readAt < now),
		6000
	);
	const stuck = client.of('clock:sync').find(({ now, readAt }) => readAt < now);
	expect(Math.abs((stuck?.readAt ?? 0) - before)).toBeLessThan(1000);
	expect(client.rows()).toEqual([]);
	await blocker`commit`;
	blocker.release();
	await client.until('both orders', () => client.rows().length === 2);
	await client.until('not stuck', () => {
		const last = client.of('clock:sync').at(-1);
		return last?.readAt === last?.now;
	});
});
