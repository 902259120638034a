import { allowedOrigins, type Settings } from './settings.ts';
import { runAlertLoop } from './alerts/run-alert-loop.ts';
import type { BootSlot } from './boot-slot.ts';
import type { AccessContext } from './auth/access-context.ts';
import { createAuth } from './auth/create-auth.ts';
import { installDemo } from './auth/demo/install-demo.ts';
import { retireDemo } from './auth/demo/retire-demo.ts';
import { checkKeys } from './auth/keys/check-keys.ts';
import { verifyKey } from './auth/keys/verify-key.ts';
import { setupAnnouncement } from './auth/links/announce-setup.ts';
import { offerSetup } from './auth/links/offer-setup.ts';
import { checkSessions } from './auth/sessions/check-sessions.ts';
import { identifyPerson } from './auth/sessions/identify-person.ts';
import { createClock, type DeskClock } from './clock.ts';
import { openDatabase, type DatabaseClients } from './db/client.ts';
import { readListedOrders } from './db/desk-page.ts';
import { currentPosition } from './db/event-log/index.ts';
import { readFigures } from './db/figures.ts';
import type { DemoContext } from './demo/demo-context.ts';
import { keepClocksTogether } from './demo/follow-simulator-clock.ts';
import { installDemoShops } from './demo/install-shops.ts';
import { createSimulatorClient } from './demo/simulator-client.ts';
import { startDemoClock } from './demo/start-demo-clock.ts';
import { createTurns } from './demo/turns.ts';
import { createPost } from './gateways/gmo-pg/post.ts';
import { createRecruitGateway } from './gateways/gmo-pg/recruit.ts';
import { createLogger, type Logger } from './log.ts';
import { startLoop } from './loop.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { joinNodes } from './node.ts';
import { findOrderId } from './orders/change-order.ts';
import { INQUIRY_SCHEDULE } from './orders/inquiry-schedule.ts';
import { OrderCounts } from './orders/count-orders.ts';
import { OrderExports } from './orders/export-orders.ts';
import type { ListContext } from './orders/list-orders.ts';
import { rowOf } from './orders/order-record.ts';
import type { ReadContext } from './orders/read-order.ts';
import { runOrderLoops } from './orders/run-order-loops.ts';
import type { OrderContext } from './orders/use-case.ts';
import { createHub, type Hub } from './realtime/hub.ts';
import type { RunContext } from './runs/run-context.ts';
import { runRunLoops } from './runs/run-run-loops.ts';
import { readRunRows, readRunsUnderWay } from './runs/run-rows.ts';
import { createSealer } from './secrets/seal.ts';

/** Everything that a door (page, procedure, route, socket) may reach; made once, by `wire`. */
export interface Application {
	settings: Settings;
	log: Logger;
	clock: DeskClock;
	/** Acting on orders. */
	orders: OrderContext;
	/** Work on many orders. */
	runs: RunContext;
	/** Reading them. */
	reads: ListContext & ReadContext;
	/** Reading all of them, for files. */
	exports: OrderExports;
	access: AccessContext;
	stream: Hub;
	metrics: Metrics;
	/** The demo's simulator; null while the demo is off. */
	demo: DemoContext | null;
	/** Answers once everything that a request needs is there. */
	isReady: () => Promise<boolean>;
}

/** A gateway that has not answered by then is taken for silent: well before it forgets the request. */
const requestTimeoutMs = (finishMs: number): number => Math.min(30_000, finishMs / 2);
const GATEWAY_CONNECTIONS = 50;

/**
 * The composition root: the only place that knows which effects, gateways and adapters the product
 * runs with. Fault tests compose the same parts with other effects.
 */
export async function wire(boot: BootSlot): Promise<Application> {
	const { settings } = boot;
	const log = createLogger({
		level: settings.logLevel,
		destination: process.stderr,
		readable: process.stderr.isTTY
	});
	const clients = openDatabase(boot.databaseUrl);
	boot.onStop('database', () => clients.close());
	const node = await joinNodes(boot.databaseUrl);
	boot.onStop('node', () => node.leave());

	const clock = createClock();
	const sealer = createSealer(settings.secretKey);
	const access = await openAccess(boot, clients, clock, log, (ids) => {
		stream.cut(ids);
	});
	const truth = {
		finishMs: settings.gatewayFinishMs,
		stalenessMs: settings.inquiryStalenessMs,
		schedule: INQUIRY_SCHEDULE
	};
	const demo: DemoContext | null = boot.demo && {
		db: clients.db,
		sql: clients.sql,
		clock,
		truth,
		simulator: createSimulatorClient(boot.demo.simulatorUrl),
		clockTurns: createTurns()
	};
	if (boot.demo && demo) {
		await startDemoClock(demo);
		await installDemoShops(clients.db, sealer, boot.demo.simulatorUrl, clock.now());
		const stopKeeping = startLoop('demo clock', 5_000, () => keepClocksTogether(demo), log);
		boot.onStop('demo clock', stopKeeping);
	}

	const { post, close } = createPost({
		timeoutMs: requestTimeoutMs(settings.gatewayFinishMs),
		connections: GATEWAY_CONNECTIONS
	});
	boot.onStop('gateways', close);
	const recruit = createRecruitGateway(post);
	const metrics = createMetrics(clients.sql, () => stream.stats());
	const orders: OrderContext = {
		db: clients.db,
		gatewayOf: (system) => (system === 'recruit' ? recruit : null),
		sealer,
		effects: {
			now: clock.now,
			wake: () => {
				stream.wake();
			},
			checkpoint: () => undefined
		},
		truth,
		node,
		log
	};
	const stream = createHub({
		httpServer: boot.httpServer,
		sql: clients.sql,
		loadRows: async (ids) => (await readListedOrders(clients.db, ids)).map(rowOf),
		loadRuns: (ids) => readRunRows(clients.db, ids),
		loadRunsUnderWay: () => readRunsUnderWay(clients.db),
		loadFigures: (now) => readFigures(clients.sql, now),
		findOrder: (shop, number) => findOrderId(clients.db, shop, number),
		authenticate: (request) => identifyPerson(access, request.headers.cookie ?? null),
		authenticateKey: (key) => verifyKey(access, key),
		checkSessions: (ids) => checkSessions(access, ids),
		checkKeys: (ids) => checkKeys(access, ids),
		allowedOrigins: allowedOrigins(settings),
		clock: { realNow: clock.real, demoOffsetMs: clock.offsetMs },
		log
	});
	boot.onStop('stream', () => stream.close());
	boot.onStop('order loops', runOrderLoops(orders));
	const runs: RunContext = { ...orders, sync: settings.sync };
	boot.onStop('run loops', runRunLoops(runs));
	boot.onStop('alerts', runAlertLoop(orders));

	const readPosition = (): Promise<string> => currentPosition(clients.sql);
	const counts = new OrderCounts(clients.db, clock.now);
	return {
		settings,
		log,
		clock,
		orders,
		runs,
		reads: {
			db: clients.db,
			sql: clients.sql,
			now: clock.now,
			readPosition,
			counts
		},
		exports: new OrderExports({ db: clients.db, now: clock.now, counts }),
		access,
		stream,
		metrics,
		demo,
		isReady: async () => (await clients.sql`select 1`).length === 1
	};
}

async function openAccess(
	boot: BootSlot,
	clients: DatabaseClients,
	clock: DeskClock,
	log: Logger,
	sessionsEnded: (ids: readonly string[]) => void
): Promise<AccessContext> {
	const { settings } = boot;
	const access = createAuth({
		db: clients.db,
		secretKey: settings.secretKey,
		origins: allowedOrigins(settings),
		log,
		now: clock.real,
		deskNow: clock.now,
		sessionsEnded
	});
	if (settings.demo) await installDemo(access, settings.demo.apiKey);
	else await retireDemo(access);
	const offer = settings.demo ? null : await offerSetup(access);
	if (offer) process.stdout.write(setupAnnouncement(allowedOrigins(settings)[0] ?? '', offer));
	return access;
}
