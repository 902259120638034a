import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../tests/support/postgres.ts';
import type { TestDatabase } from '../../../../tests/support/postgres-server.ts';
import { RawWebSocket } from '../../../../tests/support/raw-websocket.ts';
import {
	ORIGIN,
	startStreamServer,
	type StreamServer,
	TestSocket
} from '../../../../tests/support/stream-server.ts';
import { STREAM_PROTOCOL } from '../../contract/stream.ts';

let database: TestDatabase;
let server: StreamServer;
const open: TestSocket[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	server = await startStreamServer(database);
	await server.change(1);
});

afterEach(() => {
	for (const client of open.splice(0)) client.close();
});

afterAll(async () => {
	await server.close();
	await database.drop();
});

function dial(options: ConstructorParameters<typeof TestSocket>[1]): TestSocket {
	const client = new TestSocket(server.url, options);
	open.push(client);
	return client;
}

async function person(role: 'viewer' | 'operator' = 'operator'): Promise<TestSocket> {
	const client = await TestSocket.ofPerson(server, server.signIn('sato', role));
	open.push(client);
	return client;
}

async function keyHolder(scopes: 'stream'[] = ['stream']): Promise<TestSocket> {
	const key = crypto.randomUUID();
	server.keys.set(key, { kind: 'key', id: `key-${key}`, name: 'wallboard', scopes });
	const client = dial({ auth: { apiKey: key } });
	await client.connected();
	return client;
}

describe('who may open a socket', () => {
	test('a session from a foreign page may not', async () => {
		const cookie = `session=${server.signIn('sato')}`;
		for (const origin of ['https://evil.example', 'null', 'http://localhost:3001', `${ORIGIN}/`])
			expect(await RawWebSocket.open(server.port, { cookie, origin })).toMatch(/ 403 /);
		// Without an Origin a cookie counts for nothing.
		await expect(dial({ extraHeaders: { cookie } }).connected()).rejects.toMatchObject({
			data: { code: 'UNAUTHENTICATED' }
		});
		await expect(dial({ extraHeaders: { cookie, origin: ORIGIN } }).connected()).resolves.toBe(
			undefined
		);
	});

	test('nobody, an unknown session and an unknown key may not', async () => {
		const withOrigin = (extra: Record<string, string>) => ({
			extraHeaders: { origin: ORIGIN, ...extra }
		});
		for (const options of [
			{},
			withOrigin({}),
			withOrigin({ cookie: 'session=forged' }),
			{ auth: { apiKey: 'unknown' } },
			{ auth: { apiKey: 7 } },
			{ auth: { apiKey: null } },
			{ auth: { apiKey: 'x'.repeat(10_000) } },
			{ ...withOrigin({ cookie: `session=${server.signIn('sato')}` }), auth: { apiKey: 'unknown' } }
		])
			await expect(dial(options).connected()).rejects.toMatchObject({
				data: { code: 'UNAUTHENTICATED' }
			});
	});

	test('a key may follow the desk, and nothing else', async () => {
		const wallboard = await keyHolder();
		expect(await wallboard.subscribe(null)).toEqual({ ok: true });
		await server.change(1);
		await wallboard.until('the change', () => wallboard.rows().length > 0);
		expect(
			await wallboard.subscribe(null, { kind: 'order', shop: 'demo', number: 'A-1' })
		).toMatchObject({ error: { code: 'FORBIDDEN' } });
		expect(
			await wallboard.ask('presence:set', { order: null, mode: 'viewing', away: false })
		).toMatchObject({ ok: false });
		const other = await keyHolder([]);
		expect(await other.subscribe(null)).toMatchObject({ error: { code: 'SCOPE_MISSING' } });
	});

	test('long-polling is not spoken, plain HTTP is left alone, other upgrades are ended', async () => {
		const polling = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
		expect(await polling.text()).toBe('plain http');
		expect(await RawWebSocket.open(server.port, {}, '/elsewhere')).toBe('closed');
		expect(await RawWebSocket.open(server.port, {}, '/socket.iox/')).toBe('closed');
		expect(await RawWebSocket.open(server.port, {}, '/socket.io/?EIO=4&transport=polling')).toMatch(
			/ 400 /
		);
	});
});

describe('what a socket may send', () => {
	const subscribe = { protocol: STREAM_PROTOCOL, position: null, screen: { kind: 'desk' } };
	const presence = { order: null, mode: 'viewing', away: false };

	test.each([
		[
			'stream:subscribe',
			{ ...subscribe, protocol: STREAM_PROTOCOL + 1 },
			'PROTOCOL_MISMATCH',
			null
		],
		['stream:subscribe', { ...subscribe, protocol: '1' }, 'BAD_FIELD', 'protocol'],
		['stream:subscribe', { ...subscribe, position: 'x' }, 'POSITION_INVALID', 'position'],
		['stream:subscribe', { ...subscribe, position: 'x'.repeat(81) }, 'BAD_FIELD', 'position'],
		['stream:subscribe', { ...subscribe, position: Buffer.from('x') }, 'BAD_FIELD', 'position'],
		['stream:subscribe', { ...subscribe, screen: { kind: 'wall' } }, 'BAD_FIELD', 'screen.kind'],
		['stream:subscribe', { ...subscribe, extra: 1 }, 'UNKNOWN_FIELD', 'extra'],
		['stream:subscribe', { protocol: 1, position: null }, 'MISSING_FIELD', 'screen'],
		['stream:subscribe', null, 'BAD_FIELD', null],
		['stream:subscribe', [], 'BAD_FIELD', null],
		[
			'stream:subscribe',
			{ ...subscribe, screen: { kind: 'order', shop: 'demo', number: 'none' } },
			'UNKNOWN_ORDER',
			'screen'
		],
		['presence:set', { ...presence, mode: 'acting' }, 'BAD_FIELD', 'mode'],
		['presence:set', { ...presence, order: { shop: '', number: '1' } }, 'BAD_FIELD', 'order.shop'],
		['presence:set', 'hello', 'BAD_FIELD', null],
		['stream:frame', {}, 'NOT_FOUND', null],
		['toString', {}, 'NOT_FOUND', null],
		['__proto__', {}, 'NOT_FOUND', null]
	])('%s %j is answered with %s', async (event, payload, code, field) => {
		const client = await person();
		expect(await client.ask(event, payload)).toMatchObject({ ok: false, error: { code, field } });
		expect(await client.subscribe(null)).toEqual({ ok: true });
	});

	test('a viewer is on an order, but never editing it', async () => {
		const viewer = await person('viewer');
		const order = { shop: 'demo', number: 'A-1' };
		expect(await viewer.ask('presence:set', { ...presence, order })).toEqual({ ok: true });
		expect(await viewer.ask('presence:set', { ...presence, order, mode: 'editing' })).toMatchObject(
			{
				error: { code: 'FORBIDDEN', field: 'mode' }
			}
		);
	});

	test('a message without an acknowledgement, or without anything, harms nobody', async () => {
		const client = await person();
		const socket = client.socket as unknown as { emit: (...args: unknown[]) => void };
		socket.emit('stream:subscribe');
		socket.emit('presence:set', { bad: true });
		socket.emit('nothing');
		expect(await client.ask('stream:subscribe')).toMatchObject({ ok: false });
		expect(await client.subscribe(null)).toEqual({ ok: true });
	});

	test('too many messages are refused, far too many end the socket', async () => {
		const client = await person();
		const answers = await Promise.all(
			Array.from({ length: 60 }, () => client.ask('presence:set', presence))
		);
		const refused = answers.filter((answer) => !answer.ok);
		expect(refused.length).toBeGreaterThan(20);
		expect(refused[0]).toMatchObject({ error: { code: 'TOO_MANY_REQUESTS' } });
		for (let i = 0; i < 300; i++)
			client.socket.emit('presence:set', { order: null, mode: 'viewing', away: false }, () => null);
		await client.until('the end', () => client.socket.disconnected);
	});

	test('what is no packet, or too large, ends that socket only', async () => {
		const bystander = await person();
		await bystander.subscribe(null);
		const headers = { origin: ORIGIN, cookie: `session=${server.signIn('sato')}` };
		const large = `42["stream:subscribe","${'x'.repeat(70_000)}"]`;
		for (const message of [
			large,
			'4',
			'42',
			'42[',
			'42["connect"]',
			'42{"a":1}',
			'4999[]',
			'45199-["x",{"_placeholder":true,"num":0}]',
			'450-["x"]',
			'43[]',
			'9',
			Buffer.from([0xff, 0xfe])
		]) {
			const raw = await RawWebSocket.open(server.port, headers);
			if (typeof raw === 'string') throw new Error(raw);
			raw.send('40');
			await expect.poll(() => raw.received, { interval: 2 }).toBeGreaterThan(100);
			raw.send(message);
			if (message === large) await raw.closed();
			raw.tcp.destroy();
		}
		await server.change(1);
		await bystander.until('the change', () => bystander.rows().length > 0);
	});

	test('a connection that never says who it is is closed', { timeout: 10_000 }, async () => {
		const raw = await RawWebSocket.open(server.port, { origin: ORIGIN });
		if (typeof raw === 'string') throw new Error(raw);
		await expect.poll(() => raw.isAskedToClose, { timeout: 8000 }).toBe(true);
		raw.tcp.destroy();
	});
});

describe('how a socket ends', () => {
	test.each([
		['over', (id: string) => server.sessions.delete(id)],
		[
			'role_changed',
			(id: string) => {
				const who = server.sessions.get(id);
				if (who) server.sessions.set(id, { ...who, role: 'viewer' });
			}
		]
	])('within a second when its session is %s', async (reason, change) => {
		const session = server.signIn('suzuki');
		const bystander = await person();
		const tabs = await Promise.all([1, 2].map(() => TestSocket.ofPerson(server, session)));
		open.push(...tabs);
		const changedAt = performance.now();
		change(session);
		for (const tab of tabs) {
			await tab.until('the end', () => tab.socket.disconnected, 1000);
			expect(tab.of('session:ended')).toEqual([{ reason }]);
		}
		expect(performance.now() - changedAt).toBeLessThan(1000);
		expect(bystander.socket.connected).toBe(true);
	});

	test('within a second when its key is revoked', async () => {
		const wallboard = await keyHolder();
		server.keys.clear();
		await wallboard.until('the end', () => wallboard.socket.disconnected, 1000);
		expect(wallboard.of('session:ended')).toEqual([{ reason: 'key_revoked' }]);
	});

	test('at once when the session is cut', async () => {
		const session = server.signIn('suzuki');
		const client = await TestSocket.ofPerson(server, session);
		open.push(client);
		server.hub.cut([session]);
		await client.until('the end', () => client.socket.disconnected, 200);
		expect(client.of('session:ended')).toEqual([{ reason: 'over' }]);
	});

	test('when the hub closes, also where the other side does not answer', async () => {
		const other = await startStreamServer(database);
		const headers = { origin: ORIGIN, cookie: `session=${other.signIn('sato')}` };
		const client = await TestSocket.ofPerson(other, other.signIn('sato'));
		const mute = await RawWebSocket.open(other.port, headers);
		if (typeof mute === 'string') throw new Error(mute);
		mute.tcp.pause();
		const startedAt = performance.now();
		await other.close();
		expect(performance.now() - startedAt).toBeLessThan(1000);
		await client.until('the end', () => client.socket.disconnected);
		mute.tcp.resume();
		await mute.closed();
	});
});
