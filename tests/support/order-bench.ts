import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { createClock, type MovableClock } from '../../src/lib/server/clock.ts';
import { openDatabase, type DatabaseClients } from '../../src/lib/server/db/client.ts';
import { audit, gatewayAccount, orders, shop } from '../../src/lib/server/db/schema/index.ts';
import { createLogger } from '../../src/lib/server/log.ts';
import { actOnOrder, type ActionOutcome } from '../../src/lib/server/orders/act-on-order.ts';
import type { Demand } from '../../src/lib/server/orders/action-request.ts';
import { accountLabel } from '../../src/lib/server/orders/gateway-payment.ts';
import { inquireOrder } from '../../src/lib/server/orders/inquire-order.ts';
import { INQUIRY_SCHEDULE } from '../../src/lib/server/orders/inquiry-schedule.ts';
import { receiveOrders } from '../../src/lib/server/orders/receive-orders.ts';
import type { OrderRecord } from '../../src/lib/server/orders/order-record.ts';
import type { OrderContext } from '../../src/lib/server/orders/use-case.ts';
import { createSealer } from '../../src/lib/server/secrets/seal.ts';
import { createTestDatabase } from './postgres.ts';
import { ScriptedGateway, shows } from './scripted-gateway.ts';

/** The order use cases over a database of their own, a scripted gateway and a clock that moves. */
export interface OrderBench extends OrderContext {
	databaseUrl: string;
	clients: DatabaseClients;
	clock: MovableClock;
	gateway: ScriptedGateway;
	/** Puts an order on the desk and lets the gateway show it in a state. */
	arrive: (state?: string, more?: Record<string, unknown>) => Promise<OrderRecord>;
	press: (
		order: OrderRecord,
		action: Demand | 'capture' | 'cancel',
		more?: { id?: string; version?: number; name?: string }
	) => Promise<ActionOutcome>;
	read: (id: number) => Promise<OrderRecord>;
	/** `event` of every audit row of an order, oldest first. */
	history: (id: number) => Promise<string[]>;
	close: () => Promise<void>;
}

export const BENCH_SHOP = { code: 'main', gatewayShopId: 'tshop00000001' } as const;

/** Call in `beforeAll`; `close` in `afterAll`. */
export async function createOrderBench(): Promise<OrderBench> {
	const database = await createTestDatabase();
	const clients = openDatabase(database.url);
	const { db } = clients;
	const clock = createClock();
	const gateway = new ScriptedGateway();
	const sealer = createSealer('a secret key of a bench, long enough');
	const context: OrderContext = {
		db,
		gatewayOf: (system) => (system === 'recruit' ? gateway : null),
		sealer,
		effects: { now: clock.now, wake: () => undefined, checkpoint: () => undefined },
		truth: { finishMs: 60_000, stalenessMs: 10_000, schedule: INQUIRY_SCHEDULE },
		node: { id: randomUUID(), underWay: new Set() },
		log: createLogger({ level: 'fatal', destination: process.stderr, readable: false })
	};
	await installShop(context);

	const read = async (id: number): Promise<OrderRecord> => {
		const [record] = await db.select().from(orders).where(eq(orders.id, id));
		if (!record) throw new Error(`no order ${id}`);
		return record;
	};
	let count = 0;
	return {
		...context,
		databaseUrl: database.url,
		clients,
		clock,
		gateway,
		read,
		arrive: async (state = 'AUTH', more = {}) => {
			count += 1;
			const number = `MS-${String(count).padStart(6, '0')}`;
			const [receipt] = await receiveOrders(context, [incomingOrder(number, clock.now(), more)], {
				kind: 'shop',
				id: 'key',
				name: 'bench'
			});
			if (!receipt?.ok) throw receipt?.error ?? new Error('no receipt');
			const [found] = await db.select().from(orders).where(eq(orders.number, number));
			gateway.willShow(shows(state));
			const order = await inquireOrder(context, found?.id ?? 0, 'arrival');
			if (!order) throw new Error('the order did not arrive');
			return order;
		},
		press: (order, action, more = {}) =>
			actOnOrder(context, {
				...(typeof action === 'string' ? { action } : action),
				id: more.id ?? randomUUID(),
				shop: order.shop,
				number: order.number,
				version: more.version ?? order.version,
				actor: { kind: 'person', id: 'p1', name: more.name ?? '佐藤 花' },
				mayCancelCaptured: false
			}),
		history: async (id) => {
			const rows = await db
				.select({ event: audit.event })
				.from(audit)
				.where(eq(audit.orderId, id))
				.orderBy(audit.id);
			return rows.map((row) => row.event);
		},
		close: async () => {
			await clients.close();
			await database.drop();
		}
	};
}

/** A shop of tests; where nothing else is said, with a contract of 30 days and extensions. */
export async function installShop(
	{ db, sealer }: Pick<OrderContext, 'db' | 'sealer'>,
	endpoint = 'http://127.0.0.1:9',
	shopPass = 'pass',
	contract: Partial<typeof CONTRACT> = {}
): Promise<void> {
	const { code, ...account } = { ...CONTRACT, ...contract };
	const { gatewayShopId } = account;
	await db.insert(shop).values({ code, name: '丸山道具店' });
	await db.insert(gatewayAccount).values({
		...account,
		shop: code,
		system: 'recruit',
		endpoint,
		shopPass: sealer.seal(accountLabel({ system: 'recruit', gatewayShopId }), shopPass)
	});
}

const CONTRACT: {
	code: string;
	gatewayShopId: string;
	validityDays: number;
	extensionDays: number;
	extensionEnabled: boolean;
	linkedCancelAfterCapture: boolean;
} = {
	...BENCH_SHOP,
	validityDays: 30,
	extensionDays: 30,
	extensionEnabled: true,
	linkedCancelAfterCapture: false
};

/** A body of `POST /api/v1/orders`. @param now epoch ms */
export function incomingOrder(
	orderNumber: string,
	now: number,
	more: Record<string, unknown> = {}
): Record<string, unknown> {
	const iso = new Date(now - 3_600_000).toISOString();
	return {
		shop: BENCH_SHOP.code,
		orderNumber,
		updatedAt: iso,
		orderedAt: iso,
		system: 'recruit',
		payment: {
			gatewayShopId: BENCH_SHOP.gatewayShopId,
			gatewayOrderIds: [`${orderNumber}-1`]
		},
		amounts: { goods: 4_000, shipping: 600, tax: 380, fee: 0, discount: 0, total: 4_980 },
		lines: [{ sku: 'nabe-01', name: 'おなべ', unitPrice: 4_000, quantity: 1, taxRate: 10 }],
		destinations: [
			{ name: '髙橋 美咲', postalCode: '100-0001', address: '東京都千代田区', lines: [0] }
		],
		buyer: { name: '髙橋 美咲', kana: 'タカハシ ミサキ', email: null, phone: null },
		...more
	};
}
