import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { RunRow } from '../../src/lib/contract/runs.ts';
import { orders, run, runItem } from '../../src/lib/server/db/schema/index.ts';
import type { PaymentReference, Reading } from '../../src/lib/server/gateways/gateway.ts';
import type { ExchangeResult } from '../../src/lib/server/gateways/gateway.ts';
import { receiveOrders } from '../../src/lib/server/orders/receive-orders.ts';
import { inquireOrder } from '../../src/lib/server/orders/inquire-order.ts';
import type { OrderRecord } from '../../src/lib/server/orders/order-record.ts';
import type { RunContext } from '../../src/lib/server/runs/run-context.ts';
import { startSync } from '../../src/lib/server/runs/start-sync.ts';
import { workRun } from '../../src/lib/server/runs/work-runs.ts';
import { createOrderBench, incomingOrder, type OrderBench } from './order-bench.ts';
import { ScriptedGateway, shows } from './scripted-gateway.ts';

/** A gateway that holds one reading per payment, as the real one does. */
export class LedgerGateway extends ScriptedGateway {
	readonly #shown = new Map<string, ExchangeResult<Reading>>();
	/** Called before each answer; may wait. */
	beforeAnswer: (gatewayOrderId: string) => Promise<void> = () => Promise.resolve();
	inquiries: string[] = [];

	put(gatewayOrderId: string, result: ExchangeResult<Reading>): void {
		this.#shown.set(gatewayOrderId, result);
	}

	override async inquire(payment?: PaymentReference) {
		const id = payment?.gatewayOrderId ?? '';
		this.inquiries.push(id);
		await this.beforeAnswer(id);
		this.willShow(this.#shown.get(id) ?? { kind: 'no_answer', reason: 'TEST' });
		return super.inquire();
	}
}

export interface RunBench {
	orders: OrderBench;
	context: RunContext;
	ledger: LedgerGateway;
	/** Another process on the same database. */
	otherNode: () => RunContext;
	/** Puts orders on the desk, as the gateway shows them. */
	arrive: (count: number, state?: string) => Promise<OrderRecord[]>;
	/** What the gateway shows of an order from now on. */
	show: (order: OrderRecord, state: string, more?: Partial<Reading>) => void;
	start: (selection?: readonly number[]) => Promise<RunRow>;
	/** Works on a run as one node does, to its end. */
	work: (started: RunRow, context?: RunContext) => Promise<void>;
	row: (id: number) => Promise<RunRow>;
	/** Takes all orders and runs away. */
	clear: () => Promise<void>;
}

export const SATO = { id: 'p1', name: '佐藤 花' };

/** Call in `beforeAll`; `orders.close` in `afterAll`. */
export async function createRunBench(pace = 1000): Promise<RunBench> {
	const bench = await createOrderBench();
	const ledger = new LedgerGateway();
	const context: RunContext = {
		...bench,
		gatewayOf: (system) => (system === 'recruit' ? ledger : null),
		sync: { pace, schedule: null }
	};
	const { db } = bench;
	const row = async (id: number): Promise<RunRow> => {
		const [found] = await db
			.select()
			.from(run)
			.where(sql`${run.id} = ${id}`);
		if (!found) throw new Error(`no run ${id}`);
		return { ...found, startedBy: found.startedByName };
	};
	let count = 0;
	return {
		orders: bench,
		context,
		ledger,
		work: async ({ id }, by = context) => workRun(by, await row(id), new AbortController().signal),
		row,
		otherNode: () => ({ ...context, node: { id: randomUUID(), underWay: new Set() } }),
		arrive: async (wanted, state = 'AUTH') => {
			const arrived: OrderRecord[] = [];
			for (let i = 0; i < wanted; i++) {
				const number = `RB-${String(++count).padStart(6, '0')}`;
				const body = incomingOrder(number, bench.clock.now());
				const actor = { kind: 'shop', id: 'key', name: 'bench' } as const;
				const [receipt] = await receiveOrders(context, [body], actor);
				if (!receipt?.ok) throw receipt?.error ?? new Error('no receipt');
				ledger.put(`${number}-1`, shows(state, { processedAt: bench.clock.now() - 60_000 }));
				const [found] = await db
					.select({ id: orders.id })
					.from(orders)
					.where(sql`${orders.number} = ${number}`);
				const order = await inquireOrder(context, found?.id ?? 0, 'arrival');
				if (!order) throw new Error('the order did not arrive');
				arrived.push(order);
			}
			ledger.inquiries.length = 0;
			// Beyond the time in which an answer may be older than what is known.
			bench.clock.moveTo(bench.clock.offsetMs() + 60_000);
			return arrived;
		},
		show: (order, state, more = {}) => {
			ledger.put(
				order.gatewayOrderId ?? '',
				shows(state, { processedAt: bench.clock.now() - 1_000, ...more })
			);
		},
		start: (selection) =>
			startSync(context, {
				identity: randomUUID(),
				starter: SATO,
				selection: selection ?? null
			}),
		clear: async () => {
			await db.delete(runItem);
			await db.delete(run);
			await db.execute(sql`truncate orders cascade`);
		}
	};
}
