import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../tests/support/postgres.ts';
import type { TestDatabase } from '../../../../tests/support/postgres-server.ts';
import {
	startStreamServer,
	type StreamServer,
	TestSocket
} from '../../../../tests/support/stream-server.ts';
import type { PersonPresent, PresenceSet } from '../../contract/stream.ts';

const ORDER = { shop: 'demo', number: 'A-1' };
let database: TestDatabase;
let server: StreamServer;
const open: TestSocket[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	server = await startStreamServer(database);
	await server.change(1, 2);
});

afterEach(() => {
	for (const client of open.splice(0)) client.close();
});

afterAll(async () => {
	await server.close();
	await database.drop();
});

async function tab(session: string): Promise<TestSocket> {
	const client = await TestSocket.ofPerson(server, session);
	open.push(client);
	return client;
}

async function goTo(client: TestSocket, place: Partial<PresenceSet>): Promise<void> {
	const answer = await client.ask('presence:set', {
		order: ORDER,
		mode: 'viewing',
		away: false,
		...place
	});
	expect(answer).toEqual({ ok: true });
}

/** Who is on the order, as the socket was last told; null: never told. */
function people(client: TestSocket): PersonPresent[] | null {
	const frames = client.of('presence:frame');
	const last = frames.findLast(
		({ all, orders }) => all || orders.some(({ number }) => number === ORDER.number)
	);
	if (last === undefined) return null;
	return last.orders.find(({ number }) => number === ORDER.number)?.people ?? [];
}

test('the desk sees who is on an order, and sees them go within two seconds of a cut', async () => {
	const desk = await tab(server.signIn('tanaka'));
	const elsewhere = await tab(server.signIn('ito'));
	await desk.subscribe(null);
	await elsewhere.subscribe(null, { kind: 'order', shop: 'demo', number: 'A-2' });

	const sato = server.signIn('sato');
	const [first, second] = [await tab(sato), await tab(sato)];
	await goTo(first, { mode: 'editing' });
	await goTo(second, { away: true });
	await desk.until('sato edits', () => people(desk)?.[0]?.mode === 'editing');
	expect(people(desk)).toEqual([{ id: 'person-sato', name: 'sato', mode: 'editing', away: false }]);

	// Who comes later is told at once.
	const late = await tab(server.signIn('kato'));
	await late.subscribe(null, { kind: 'order', ...ORDER });
	await late.until('sato', () => people(late)?.length === 1);

	const cutAt = performance.now();
	first.socket.io.engine.close();
	await desk.until('one page is left', () => people(desk)?.[0]?.mode === 'viewing', 2000);
	expect(people(desk)?.[0]?.away).toBe(true);
	second.socket.io.engine.close();
	await desk.until('nobody', () => people(desk)?.length === 0, 2000);
	expect(performance.now() - cutAt).toBeLessThan(2000);
	expect(elsewhere.of('presence:frame')).toEqual([{ all: true, orders: [] }]);
});

test('many moves of one moment come as one message', async () => {
	const desk = await tab(server.signIn('tanaka'));
	await desk.subscribe(null);
	await desk.until('the whole', () => desk.of('presence:frame').length === 1);
	const pages = await Promise.all(
		Array.from({ length: 20 }, (_, i) => tab(server.signIn(`person${i}`)))
	);
	await Promise.all(pages.map((page) => goTo(page, {})));
	await desk.until('all 20', () => people(desk)?.length === 20);
	expect(desk.of('presence:frame').length).toBeLessThanOrEqual(4);
});
