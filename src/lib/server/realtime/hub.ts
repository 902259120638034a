import type { Server as HttpServer } from 'node:http';
import type { Sql } from 'postgres';
import type { DeskFigures } from '../../contract/desk/figures.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { RunRow } from '../../contract/runs.ts';
import type { ClockSync, StreamPosition } from '../../contract/stream.ts';
import { createEventReader, formatPosition, type ReadEvents } from '../db/event-log/index.ts';
import type { Logger } from '../log.ts';
import { createAnnouncePlace } from './announce-place.ts';
import { type HubCounters, newCounters } from './counters.ts';
import { encodeEvent } from './encode-event.ts';
import { fanOutEvent } from './fan-out.ts';
import { FigureSource } from './figure-source.ts';
import type { HandshakeChecks } from './handshake.ts';
import { createInbox } from './inbox.ts';
import { LogTail } from './log-tail.ts';
import { PresenceBoard } from './presence-board.ts';
import { Publisher } from './publisher.ts';
import { createReplayLoader } from './replay.ts';
import { startRetention } from './retention.ts';
import { createSessionWatch, type SessionChecks } from './session-watch.ts';
import { openSocketServer } from './socket-server.ts';
import { createSubscribe } from './subscribe.ts';
import { StreamClient } from './stream-client.ts';

const CLOCK_SYNC_EVERY_MS = 20_000;
/** How often it is looked whether the demo clock moved or the log is stuck, and who is where. */
const LOOK_EVERY_MS = 100;
/** A log that was not read to its end for so long is said to be stuck. */
const STUCK_AFTER_MS = 3000;

export interface HubOptions extends HandshakeChecks, SessionChecks {
	/** Only its `upgrade` event is used; its request handlers stay as they are. */
	httpServer: HttpServer;
	sql: Sql;
	/** The rows of some orders as they are now, in any order. */
	loadRows: (ids: readonly number[]) => Promise<OrderRow[]>;
	/** Some runs as they are now, in any order. */
	loadRuns: (ids: readonly number[]) => Promise<RunRow[]>;
	/** The runs that are under way. */
	loadRunsUnderWay: () => Promise<RunRow[]>;
	/** @param now desk time, epoch ms */
	loadFigures: (now: number) => Promise<DeskFigures>;
	/** An order's id by the names that people know it by. */
	findOrder: (shop: string, number: string) => Promise<number | null>;
	clock: {
		/** Epoch ms. */
		realNow: () => number;
		/** Desk time = real time + this; 0 outside the demo. */
		demoOffsetMs: () => number;
	};
	log: Logger;
	limits?: Partial<HubLimits>;
	/** The product reads by its one predicate; fault tests compose another one. */
	readEvents?: ReadEvents;
}

export interface HubLimits {
	/** How long the log is kept: a page that was cut for longer loads again. */
	retentionMs: number;
	/** More than this not yet taken by a socket makes it too slow. */
	maxUnsentBytes: number;
}

const LIMITS: HubLimits = { retentionMs: 48 * 3_600_000, maxUnsentBytes: 4 * 1024 * 1024 };

export interface Hub {
	/** Hint after a commit that the log has grown: frames leave sooner than the next look. */
	wake: () => void;
	/** Ends the sockets of these sessions at once; without it they end within a second. */
	cut: (sessionIds: readonly string[]) => void;
	/** Figures for `/metrics`; counters since the start. */
	stats: () => HubStats;
	/** Closes every socket; resolves when nothing of the hub is left that keeps the process alive. */
	close: () => Promise<void>;
}

export interface HubStats extends HubCounters {
	sockets: number;
	audiences: number;
	/** Log entries read. */
	events: number;
	/** How far screens are behind, ms; above 3 s they are told that the log is stuck. */
	behindMs: number;
	/** Null until the log was read. */
	position: StreamPosition | null;
}

/**
 * The one owner of the sockets: follows the log and sends each screen its frames, brings who connects
 * up to date, and knows who is where. Sessions, rows and figures come as arguments.
 */
export function createHub(options: HubOptions): Hub {
	const { clock, log } = options;
	const limits = { ...LIMITS, ...options.limits };
	const counters = newCounters();
	const clients = new Set<StreamClient>();
	const presence = new PresenceBoard();
	const read = options.readEvents ?? createEventReader(options.sql);
	const figures = new FigureSource(options.loadFigures, log);
	const deskNow = (): number => clock.realNow() + clock.demoOffsetMs();
	const publisher = new Publisher({
		loadRows: options.loadRows,
		loadRuns: options.loadRuns,
		figures,
		clock: { realNow: clock.realNow, deskNow },
		maxUnsentBytes: limits.maxUnsentBytes,
		counters
	});
	const tail = new LogTail({
		read,
		realNow: clock.realNow,
		log,
		async handle(step) {
			if (step.isNewEpoch) publisher.restart(clients);
			await publisher.publish(step);
		}
	});
	const receive = createInbox(
		{
			'stream:subscribe': createSubscribe({
				tail,
				publisher,
				presence,
				findOrder: options.findOrder,
				sources: {
					loadReplay: createReplayLoader({
						read,
						loadRows: options.loadRows,
						loadRuns: options.loadRuns
					}),
					loadRows: options.loadRows,
					loadRunsUnderWay: options.loadRunsUnderWay,
					latestFigures: () => figures.latest,
					maxUnsentBytes: limits.maxUnsentBytes
				},
				counters,
				log
			}),
			'presence:set': createAnnouncePlace(presence)
		},
		counters,
		log
	);
	const sessions = createSessionWatch(clients, options, log);
	const retention = startRetention(options.sql, () => deskNow() - limits.retentionMs, log);

	const sockets = openSocketServer(options.httpServer, options, log, (socket) => {
		const client = new StreamClient(socket, counters);
		clients.add(client);
		client.tell('clock:sync', clockSync());
		socket.use((packet) => {
			void receive(client, packet);
		});
		// A packet that cannot be parsed closes the connection; Socket.IO would write it to the console.
		socket.on('error', (err) => {
			log.debug({ err }, 'a socket sent what cannot be read');
		});
		socket.once('disconnect', () => {
			client.leave();
			clients.delete(client);
			presence.set(socket.id, null);
		});
	});

	let offsetSaid = clock.demoOffsetMs();
	let isStuckSaid = false;
	let saidAt = clock.realNow();
	function clockSync(): ClockSync {
		const now = clock.realNow();
		const readAt = isStuck() ? Math.min(now - 1, tail.completeUntil()) : now;
		return { now, demoOffsetMs: clock.demoOffsetMs(), readAt };
	}
	function isStuck(): boolean {
		return clock.realNow() - tail.completeUntil() > STUCK_AFTER_MS;
	}
	const looking = setInterval(() => {
		const offset = clock.demoOffsetMs();
		if (offset !== offsetSaid) figures.invalidate();
		const isNews = offset !== offsetSaid || isStuck() !== isStuckSaid;
		if (isNews || clock.realNow() - saidAt >= CLOCK_SYNC_EVERY_MS) {
			offsetSaid = offset;
			isStuckSaid = isStuck();
			saidAt = clock.realNow();
			void fanOutEvent(clients, encodeEvent('clock:sync', clockSync()));
		}
		sayWhoMoved();
	}, LOOK_EVERY_MS);

	function sayWhoMoved(): void {
		const changed = presence.takeChanged();
		if (changed.length === 0) return;
		for (const audience of publisher.audiences) {
			const part = presence.part(audience.screen, changed);
			if (part !== null) void fanOutEvent(audience.members, encodeEvent('presence:frame', part));
		}
	}

	return {
		wake: () => {
			tail.wake();
		},
		cut(sessionIds) {
			const over = new Set(sessionIds);
			for (const client of clients) {
				const { principal } = client;
				if (principal.kind === 'person' && over.has(principal.sessionId)) client.end('over');
			}
		},
		stats: () => ({
			...counters,
			sockets: clients.size,
			audiences: publisher.audienceCount,
			events: tail.eventsRead,
			behindMs: Math.max(0, clock.realNow() - tail.completeUntil()),
			position:
				tail.place === null || tail.epoch === null ? null : formatPosition(tail.epoch, tail.place)
		}),
		async close() {
			clearInterval(looking);
			await Promise.all([sockets.close(), sessions.stop(), retention.stop(), tail.stop()]);
		}
	};
}
