/**
 * A desk that can be killed at any point: the product's use cases and loops behind a tiny HTTP door,
 * in a process of its own. The environment names the database, the arm and where to die.
 */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { and, eq } from 'drizzle-orm';
import { operation, gatewayOrder } from '../../src/lib/server/db/schema/index.ts';
import type { PaymentGateway } from '../../src/lib/server/gateways/gateway.ts';
import { actOnOrder } from '../../src/lib/server/orders/act-on-order.ts';
import { rowOf } from '../../src/lib/server/orders/order-record.ts';
import { receiveOrders } from '../../src/lib/server/orders/receive-orders.ts';
import { ActionRefused, OrderConflict } from '../../src/lib/server/orders/refusals.ts';
import { runOrderLoops } from '../../src/lib/server/orders/run-order-loops.ts';
import type { Checkpoint, OrderContext } from '../../src/lib/server/orders/use-case.ts';
import { openFaultContext } from './order-context.ts';

const { DATABASE_URL = '', ARM = 'product', DIE_AT = '', DIE_AFTER = '1' } = process.env;

let passes = 0;
/** SIGKILL leaves no chance to tidy up, like a power cut. */
function checkpoint(name: Checkpoint): void {
	if (name !== DIE_AT) return;
	passes += 1;
	if (passes >= Number(DIE_AFTER)) process.kill(process.pid, 'SIGKILL');
}

const context = await openFaultContext({ databaseUrl: DATABASE_URL, checkpoint });
const desk = ARM === 'no-inquiry' ? withoutInquiry(context.orders) : context.orders;
runOrderLoops(desk);

/** Broken on purpose: nobody asks the gateway what became of an unknown outcome. */
function withoutInquiry(orders: OrderContext): OrderContext {
	const whole = orders.gatewayOf('recruit');
	if (!whole) throw new Error('no gateway');
	const deaf: PaymentGateway = {
		capture: (payment) => whole.capture(payment),
		cancel: (payment) => whole.cancel(payment),
		change: (payment, amount) => whole.change(payment, amount),
		extend: (payment) => whole.extend(payment),
		inquire: async (payment) => {
			const inDoubt = await orders.db
				.select({ id: operation.id })
				.from(operation)
				.innerJoin(gatewayOrder, eq(gatewayOrder.orderId, operation.orderId))
				.where(
					and(
						eq(operation.state, 'unknown'),
						eq(gatewayOrder.gatewayOrderId, payment.gatewayOrderId)
					)
				);
			return inDoubt.length === 0
				? whole.inquire(payment)
				: {
						api: '',
						request: new Uint8Array(),
						answer: null,
						result: { kind: 'no_answer', reason: 'not asked' }
					};
		}
	};
	return { ...orders, gatewayOf: () => deaf };
}

interface Press {
	id: string;
	shop: string;
	number: string;
	version: number;
}

async function capture(press: Press): Promise<unknown> {
	const person = { kind: 'person', id: 'tester', name: '試験 太郎' } as const;
	const action = { ...press, action: 'capture', actor: person, mayCancelCaptured: false } as const;
	try {
		const { order, operation: result } = await actOnOrder(desk, action);
		return { row: rowOf(order), operation: result };
	} catch (error) {
		if (error instanceof OrderConflict || error instanceof ActionRefused) {
			return { error: error.code, row: error.row };
		}
		return { error: error instanceof Error ? error.message : String(error) };
	}
}

async function receive(bodies: unknown[]): Promise<unknown> {
	const shop = { kind: 'shop', id: 'tester', name: '試験' } as const;
	const receipts = await receiveOrders(desk, bodies, shop);
	return { received: receipts.filter((receipt) => receipt.ok).length };
}

const server = createServer((request, response) => {
	void (async () => {
		const body = await json(request);
		const answer =
			request.url === '/receive' ? await receive(body as unknown[]) : await capture(body as Press);
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(answer));
	})();
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('disconnect', () => process.exit(0));
