import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { createCallerFactory, TRPCError } from '@trpc/server';
import type { Application } from '../../../src/lib/server/application.ts';
import type { Person } from '../../../src/lib/server/auth/principal.ts';
import { openDatabase } from '../../../src/lib/server/db/client.ts';
import { audit, operation, orders, task } from '../../../src/lib/server/db/schema/index.ts';
import { createLogger } from '../../../src/lib/server/log.ts';
import { receiveResultNotification } from '../../../src/lib/server/notifications/receive-result-notification.ts';
import { inquireOrder } from '../../../src/lib/server/orders/inquire-order.ts';
import { INQUIRY_SCHEDULE } from '../../../src/lib/server/orders/inquiry-schedule.ts';
import type { OrderRecord } from '../../../src/lib/server/orders/order-record.ts';
import { receiveOrders } from '../../../src/lib/server/orders/receive-orders.ts';
import type { OrderContext } from '../../../src/lib/server/orders/use-case.ts';
import { createSealer } from '../../../src/lib/server/secrets/seal.ts';
import { codedErrorOf, codedShape } from '../../../src/lib/server/trpc/error-shape.ts';
import { appRouter } from '../../../src/lib/server/trpc/router.ts';
import { installShop } from '../../support/order-bench.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { PretendGateway, type Contract, type Truth } from './pretend-gateway.ts';
import type { Role } from './reference.ts';

/** Contracts at the corners: the ceiling met exactly, passed by, and never; every switch on and off. */
export const CONTRACTS: readonly Contract[] = [
	{ validityDays: 30, extensionDays: 30, extensionEnabled: true, linkedCancel: false },
	{ validityDays: 7, extensionDays: 7, extensionEnabled: false, linkedCancel: true },
	{ validityDays: 60, extensionDays: 60, extensionEnabled: true, linkedCancel: true },
	{ validityDays: 45, extensionDays: 50, extensionEnabled: true, linkedCancel: true },
	{ validityDays: 1, extensionDays: 119, extensionEnabled: true, linkedCancel: false }
];

const NOTHING: Truth = {
	state: 'UNPROCESSED',
	amount: 0,
	orderedAt: null,
	processedAt: 0,
	expiresAt: null,
	extendedAt: null,
	capturedAs: 'SALES',
	pending: null
};

const callerOf = createCallerFactory()(appRouter);

/** What a press through the API came to. */
export type Answer = { code: string } | { operation: string };

/** The real desk behind its real API, over PostgreSQL; only its gateway and its clock are the test's. */
export class World {
	/** Epoch ms; it stands still unless a command moves it. */
	now = 0;
	contract = 0;
	readonly gateway: PretendGateway;
	readonly #context: OrderContext;
	readonly #close: () => Promise<void>;
	readonly #callers: Record<Role, ReturnType<typeof callerOf>>;

	private constructor(
		context: Omit<OrderContext, 'gatewayOf' | 'effects'>,
		close: () => Promise<void>
	) {
		this.#close = close;
		this.gateway = new PretendGateway(
			() => this.now,
			() => contractOf(this.contract),
			NOTHING
		);
		this.#context = {
			...context,
			gatewayOf: (system) => (system === 'recruit' ? this.gateway : null),
			effects: { now: () => this.now, wake: () => undefined, checkpoint: () => undefined }
		};
		// The procedures of orders reach the use cases and nothing else of the application.
		const app = { orders: this.#context } as Application;
		const caller = (role: Role) =>
			callerOf({
				app,
				principal: personWith(role),
				requestId: 'model',
				remember: () => undefined
			});
		this.#callers = {
			viewer: caller('viewer'),
			operator: caller('operator'),
			supervisor: caller('supervisor'),
			admin: caller('admin')
		};
	}

	static async open(): Promise<World> {
		const database = await createTestDatabase();
		const clients = openDatabase(database.url);
		const context = {
			db: clients.db,
			sealer: createSealer('a secret key of a model, long enough'),
			truth: { finishMs: 60_000, stalenessMs: 10_000, schedule: INQUIRY_SCHEDULE },
			node: { id: randomUUID(), underWay: new Set<string>() },
			log: createLogger({ level: 'fatal', destination: process.stderr, readable: false })
		};
		for (const [at, { linkedCancel, ...contract }] of CONTRACTS.entries()) {
			await installShop(context, undefined, undefined, {
				...contract,
				linkedCancelAfterCapture: linkedCancel,
				code: shopCode(at),
				gatewayShopId: gatewayShopId(at)
			});
		}
		return new World(context, async () => {
			await clients.close();
			await database.drop();
		});
	}

	close(): Promise<void> {
		return this.#close();
	}

	/** `POST /api/v1/orders`. @returns `created`, `updated`, `unchanged`, or the code that refuses it */
	async receive(body: Record<string, unknown>): Promise<string> {
		const shop = { kind: 'shop', id: 'key', name: 'model' } as const;
		const [receipt] = await receiveOrders(this.#context, [body], shop);
		if (!receipt) throw new Error('no receipt');
		return receipt.ok ? receipt.result : receipt.error.code;
	}

	notify(form: Record<string, string>): Promise<string> {
		const body = Buffer.from(new URLSearchParams(form).toString(), 'latin1');
		return receiveResultNotification(this.#context, body);
	}

	/** One call of a procedure of orders, as the screens make it. */
	async call(role: Role, procedure: string, input: Record<string, unknown>): Promise<Answer> {
		const procedures: Record<string, unknown> = this.#callers[role].orders;
		const call = procedures[procedure] as (
			input: unknown
		) => Promise<{ operation?: { state: string } }>;
		try {
			const outcome = await call(input);
			return { operation: outcome.operation?.state ?? 'none' };
		} catch (error) {
			if (!(error instanceof TRPCError)) throw error;
			const coded = codedErrorOf(error, input);
			if (coded.code === 'INTERNAL') throw error;
			const { data } = codedShape(coded, null).data;
			const verdict = data !== null && 'verdict' in data ? data.verdict : undefined;
			return { code: verdict?.refusal?.code ?? coded.code };
		}
	}

	/** The inquiry that is due, as the desk's loop makes it; false where none is. */
	async inquireIfDue(id: number): Promise<boolean> {
		const record = await this.order(id);
		if (record.inquireAt === null || record.inquireAt > this.now) return false;
		await inquireOrder(this.#context, id, record.inquireReason ?? 'notification');
		return true;
	}

	async find(shop: string, number: string): Promise<OrderRecord> {
		const [found] = await this.#context.db
			.select()
			.from(orders)
			.where(and(eq(orders.shop, shop), eq(orders.number, number)));
		if (!found) throw new Error(`no order ${number}`);
		return found;
	}

	async order(id: number): Promise<OrderRecord> {
		const [found] = await this.#context.db.select().from(orders).where(eq(orders.id, id));
		if (!found) throw new Error(`no order ${id}`);
		return found;
	}

	/** Everything about an order that the reference also holds. */
	async read(id: number, operationId: string | null) {
		const { db } = this.#context;
		const [record, tasks, [last], [audits]] = await Promise.all([
			this.order(id),
			db
				.select({ kind: task.kind, gatewayOrderId: task.gatewayOrderId, dueAt: task.dueAt })
				.from(task)
				.where(and(eq(task.orderId, id), isNull(task.closedAt)))
				.orderBy(asc(task.id)),
			db
				.select({ state: operation.state, code: operation.code })
				.from(operation)
				.where(operationId === null ? sql`false` : eq(operation.id, operationId)),
			db
				.select({ rows: count() })
				.from(audit)
				.where(and(eq(audit.orderId, id), isNotNull(audit.orderVersion)))
		]);
		return { record, tasks, last: last ?? null, audits: audits?.rows ?? 0 };
	}
}

export function contractOf(at: number): Contract {
	const contract = CONTRACTS[at];
	if (!contract) throw new RangeError(`no contract ${at}`);
	return contract;
}

export const shopCode = (at: number): string => `shop${at}`;
export const gatewayShopId = (at: number): string => `tshop0000000${at}`;

function personWith(role: Role): Person {
	return {
		kind: 'person',
		id: `the-${role}`,
		name: role,
		email: `${role}@example.jp`,
		role,
		sessionId: role
	};
}
