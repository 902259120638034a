import { createServer } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import pino from 'pino';
import postgres, { type Sql } from 'postgres';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { DeskFigures } from '../../src/lib/contract/desk/figures.ts';
import type { OrderRow } from '../../src/lib/contract/order-row.ts';
import type { RunRow } from '../../src/lib/contract/runs.ts';
import {
	type Answer,
	type DownEvent,
	type DownEvents,
	type DownPayloads,
	type Screen,
	STREAM_PATH,
	STREAM_PROTOCOL,
	type StreamPosition,
	type UpEvents
} from '../../src/lib/contract/stream.ts';
import type { Role } from '../../src/lib/domain/access/index.ts';
import type { KeyHolder, Person } from '../../src/lib/server/auth/principal.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { currentPosition } from '../../src/lib/server/db/event-log/index.ts';
import { readRunRows, readRunsUnderWay } from '../../src/lib/server/runs/run-rows.ts';
import { createHub, type Hub, type HubOptions } from '../../src/lib/server/realtime/hub.ts';
import { orderRow } from './order-row.ts';
import type { TestDatabase } from './postgres-server.ts';

export const ORIGIN = 'http://localhost:3000';

export interface StreamServer {
	readonly url: string;
	readonly port: number;
	readonly hub: Hub;
	readonly sql: Sql;
	/** Sessions that stand, by the value of the cookie `session`. */
	readonly sessions: Map<string, Person>;
	readonly keys: Map<string, KeyHolder>;
	/** The demo's offset; may be changed. */
	readonly clock: { offsetMs: number };
	/** What every screen counts; may be changed, and is told with the next change of an order. */
	readonly work: { alerts: number; alertMark: number; tasks: number };
	/** How often rows and figures were loaded. */
	readonly loads: { rows: number; figures: number };
	/** The TCP connections that are open; destroying one is what a lost network does. */
	readonly connections: Set<TcpSocket>;
	/** Adds a person with a session. @returns the session's id, which is also its cookie */
	signIn(name: string, role?: Role): string;
	/** Raises the version of each order by one and appends its event, in one transaction. */
	change(...ids: number[]): Promise<void>;
	position(): Promise<StreamPosition>;
	close(): Promise<void>;
}

/**
 * A hub on a real HTTP server and a real database. Orders are a table of the test's own that holds a
 * version each: what the stream carries is not what these tests are about.
 */
export async function startStreamServer(
	database: TestDatabase,
	overrides: Partial<HubOptions> = {}
): Promise<StreamServer> {
	const sql = postgres(database.url, { max: 20, onnotice: () => undefined });
	const clients = openDatabase(database.url, { connections: 2 });
	await sql`create table if not exists stream_order (id bigint primary key, version int not null)`;
	const sessions = new Map<string, Person>();
	const keys = new Map<string, KeyHolder>();
	const clock = { offsetMs: 0 };
	const work = { alerts: 0, alertMark: 0, tasks: 0 };
	const loads = { rows: 0, figures: 0 };
	const httpServer = createServer((_, response) => response.end('plain http'));
	const connections = new Set<TcpSocket>();
	httpServer.on('connection', (connection) => {
		connections.add(connection);
		connection.once('close', () => connections.delete(connection));
	});
	await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
	const { port } = httpServer.address() as AddressInfo;

	const hub = createHub({
		httpServer,
		sql,
		async loadRows(ids) {
			loads.rows += 1;
			return loadOrders(sql, ids);
		},
		loadRuns: (ids) => readRunRows(clients.db, ids),
		loadRunsUnderWay: () => readRunsUnderWay(clients.db),
		async loadFigures() {
			loads.figures += 1;
			return { ...(await loadFigures(sql)), ...work };
		},
		async findOrder(shop, number) {
			const id = Number(/^A-(\d+)$/.exec(number)?.[1]);
			const found = await sql`select from stream_order where id = ${Number.isNaN(id) ? -1 : id}`;
			return shop === 'demo' && found.length > 0 ? id : null;
		},
		authenticate: (request) => {
			const cookie = /(?:^|; )session=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
			return Promise.resolve(sessions.get(cookie ?? '') ?? null);
		},
		authenticateKey: (key) => Promise.resolve(keys.get(key) ?? null),
		checkSessions: (ids) =>
			Promise.resolve(
				new Map(
					ids.flatMap((id) => {
						const person = sessions.get(id);
						return person ? [[id, { role: person.role, userId: person.id }] as const] : [];
					})
				)
			),
		checkKeys: (ids) => {
			const standing = new Set([...keys.values()].map(({ id }) => id));
			return Promise.resolve(new Set(ids.filter((id) => standing.has(id))));
		},
		allowedOrigins: [ORIGIN],
		clock: { realNow: () => Date.now(), demoOffsetMs: () => clock.offsetMs },
		log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
		...overrides
	});

	return {
		url: `http://127.0.0.1:${port}`,
		port,
		hub,
		sql,
		sessions,
		keys,
		clock,
		work,
		loads,
		connections,
		signIn(name, role = 'operator') {
			const sessionId = `session-${crypto.randomUUID()}`;
			sessions.set(sessionId, {
				kind: 'person',
				id: `person-${name}`,
				name,
				email: `${name}@example.jp`,
				role,
				sessionId
			});
			return sessionId;
		},
		async change(...ids) {
			await sql.begin((tx) => changeOrders(tx, ids));
			hub.wake();
		},
		position: () => currentPosition(sql),
		async close() {
			await hub.close();
			httpServer.closeAllConnections();
			await new Promise((resolve) => httpServer.close(resolve));
			await Promise.all([sql.end(), clients.close()]);
		}
	};
}

export async function changeOrders(tx: postgres.ISql, ids: readonly number[]): Promise<void> {
	// In the order of their ids, as every writer of orders locks them.
	for (const id of [...ids].sort((a, b) => a - b)) {
		await tx`
			insert into stream_order as o (id, version) values (${id}, 1)
			on conflict (id) do update set version = o.version + 1`;
		await tx`
			insert into event (at, order_id, kind) values (${new Date()}, ${id}, 'order:changed')`;
	}
}

/** Begins a run, or lets it go on to so many orders done, with its event. @returns its id */
export async function moveRun(sql: Sql, id: number | null, done: number): Promise<number> {
	return sql.begin(async (tx) => {
		const [row] =
			id === null
				? await tx<{ id: string }[]>`
					insert into run (identity, kind, origin, state, created_at, pace, total, done)
					values (gen_random_uuid(), 'sync', 'button', 'running', ${new Date()}, 20, 100, ${done})
					returning id::text`
				: await tx<{ id: string }[]>`
					update run set done = ${done} where id = ${id} returning id::text`;
		await tx`insert into event (at, run_id, kind) values (${new Date()}, ${row?.id ?? null}, 'run:moved')`;
		return Number(row?.id);
	});
}

export async function loadOrders(sql: Sql, ids: readonly number[]): Promise<OrderRow[]> {
	const rows = await sql<{ id: string; version: number }[]>`
		select id::text, version from stream_order where id = any(${[...ids]}::bigint[])`;
	return rows.map(({ id, version }) => orderRow({ id: Number(id), version }));
}

async function loadFigures(sql: Sql): Promise<DeskFigures> {
	const [row] = await sql<{ all: number }[]>`select count(*)::int as all from stream_order`;
	return {
		counts: {
			deadline: 0,
			authorized: 0,
			completed: 0,
			needs_review: 0,
			capture_failed: 0,
			unsent: 0,
			unknown: 0,
			cancelled: 0,
			tasks: 0,
			all: row?.all ?? 0
		},
		atRisk: [],
		capturedToday: { count: 0, yen: 0 },
		alerts: 0,
		assigned: {},
		alertMark: 0,
		noticeMark: 0,
		viewMark: 0,
		tasks: 0
	};
}

type Message = { [E in DownEvent]: { event: E; payload: DownPayloads[E] } }[DownEvent];

/** One real Socket.IO client, without any of our browser code; it keeps everything it was sent. */
export class TestSocket {
	readonly socket: Socket<DownEvents, UpEvents>;
	readonly messages: Message[] = [];
	readonly #waiting = new Set<() => void>();

	constructor(url: string, options: Partial<ManagerOptions & SocketOptions>) {
		this.socket = io(url, {
			path: STREAM_PATH,
			transports: ['websocket'],
			forceNew: true,
			reconnection: false,
			...options
		});
		this.socket.onAny((...[event, payload]: unknown[]) => {
			this.messages.push({ event, payload } as Message);
			this.#look();
		});
		this.socket.on('disconnect', () => {
			this.#look();
		});
	}

	/** A person's browser. */
	static async ofPerson(server: StreamServer, sessionId: string): Promise<TestSocket> {
		const client = new TestSocket(server.url, {
			extraHeaders: { cookie: `session=${sessionId}`, origin: ORIGIN }
		});
		await client.connected();
		return client;
	}

	async connected(): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			this.socket.once('connect', resolve);
			this.socket.once('connect_error', reject);
		});
	}

	subscribe(position: StreamPosition | null, screen: Screen = { kind: 'desk' }): Promise<Answer> {
		return this.ask('stream:subscribe', { protocol: STREAM_PROTOCOL, position, screen });
	}

	/** Sends anything at all under any name. */
	ask(event: string, ...payload: unknown[]): Promise<Answer> {
		return (this.socket as Socket).timeout(5000).emitWithAck(event, ...payload) as Promise<Answer>;
	}

	of<E extends DownEvent>(event: E): DownPayloads[E][] {
		return this.messages.flatMap((message) =>
			message.event === event ? [message.payload as DownPayloads[E]] : []
		);
	}

	/** All runs that frames brought, in order. */
	runs(): RunRow[] {
		return this.of('stream:frame').flatMap(({ runs }) => runs);
	}

	/** All rows that frames brought, in order. */
	rows(): OrderRow[] {
		return this.of('stream:frame').flatMap(({ changes }) => changes);
	}

	/** @throws Error when the condition does not come true in time */
	async until(what: string, condition: () => boolean, withinMs = 5000): Promise<void> {
		const over = Promise.withResolvers<void>();
		const timer = setTimeout(() => {
			over.reject(new Error(`did not happen within ${withinMs} ms: ${what}`));
		}, withinMs);
		const look = (): void => {
			if (condition()) over.resolve();
		};
		this.#waiting.add(look);
		look();
		try {
			await over.promise;
		} finally {
			clearTimeout(timer);
			this.#waiting.delete(look);
		}
	}

	close(): void {
		this.socket.disconnect();
	}

	#look(): void {
		for (const look of this.#waiting) look();
	}
}
