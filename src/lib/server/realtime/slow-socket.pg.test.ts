import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderRow } from '../../../../tests/support/order-row.ts';
import { createTestDatabase } from '../../../../tests/support/postgres.ts';
import type { TestDatabase } from '../../../../tests/support/postgres-server.ts';
import {
	startStreamServer,
	type StreamServer,
	TestSocket
} from '../../../../tests/support/stream-server.ts';

/** The TCP connection under a Node client, which the types of its packages do not show. */
interface WithTcp {
	transport: { ws: { _socket: { pause: () => void; resume: () => void } } };
}

const MEGABYTE = 1024 * 1024;
let database: TestDatabase;
let server: StreamServer;

beforeAll(async () => {
	database = await createTestDatabase();
	let version = 0;
	server = await startStreamServer(database, {
		limits: { maxUnsentBytes: MEGABYTE },
		// Rows so large that the buffers of the system fill quickly.
		loadRows: (ids) => {
			version += 1;
			return Promise.resolve(
				ids.map((id) => orderRow({ id, version, slipNumber: 'x'.repeat(MEGABYTE) }))
			);
		}
	});
});

afterAll(async () => {
	await server.close();
	await database.drop();
});

test('a socket that takes nothing is told to start over, and the others notice nothing', async () => {
	const slow = await TestSocket.ofPerson(server, server.signIn('sato'));
	const quick = await TestSocket.ofPerson(server, server.signIn('suzuki'));
	await slow.subscribe(await server.position());
	await quick.subscribe(await server.position());
	const tcp = (slow.socket.io.engine as unknown as WithTcp).transport.ws._socket;
	tcp.pause();
	let sent = 0;
	while (server.hub.stats().resyncs.too_slow === 0 && sent < 60) {
		await server.change(1);
		sent += 1;
		await quick.until(`frame ${sent}`, () => quick.rows().length >= sent);
	}
	expect(server.hub.stats().resyncs.too_slow).toBe(1);

	// It is not buffered for any longer: what comes now never reaches it.
	for (let i = 0; i < 5; i++) {
		await server.change(1);
		sent += 1;
		await quick.until(`frame ${sent}`, () => quick.rows().length >= sent);
	}
	tcp.resume();
	await slow.until('resync', () => slow.of('stream:resync').length === 1);
	expect(slow.of('stream:resync')).toEqual([{ reason: 'too_slow' }]);
	expect(slow.rows().length).toBeLessThanOrEqual(sent - 5);
	expect(quick.of('stream:resync')).toEqual([]);

	await slow.subscribe(await server.position());
	await server.change(1);
	const before = slow.rows().length;
	await slow.until('frames again', () => slow.rows().length > before);
	slow.close();
	quick.close();
});
