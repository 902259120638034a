import { and, eq } from 'drizzle-orm';
import { isOperationAction } from '../../src/lib/contract/order-row.ts';
import { gatewayOrder, operation } from '../../src/lib/server/db/schema/index.ts';
import type { Exchange, PaymentGateway } from '../../src/lib/server/gateways/gateway.ts';
import { startLoop } from '../../src/lib/server/loop.ts';
import { callGateway } from '../../src/lib/server/orders/call-gateway.ts';
import { readPayment } from '../../src/lib/server/orders/gateway-payment.ts';
import type { OrderContext } from '../../src/lib/server/orders/use-case.ts';

/**
 * The product, and three ways to get it wrong that everybody tries first. They are other compositions
 * of the same parts; nothing in the product can switch them on.
 *
 * - `no-inquiry`: nobody asks the gateway what became of an unknown outcome;
 * - `resend`: what got no answer is simply sent again;
 * - `double-claim`: a second worker takes up intents without asking whose they are.
 */
export type Arm = 'product' | 'no-inquiry' | 'resend' | 'double-claim';

/** The context that an arm works with. */
export function armed(arm: Arm, orders: OrderContext): OrderContext {
	const whole = orders.gatewayOf('recruit');
	if (!whole) throw new Error('no gateway');
	if (arm === 'no-inquiry') return { ...orders, gatewayOf: () => deaf(orders, whole) };
	if (arm === 'resend') return { ...orders, gatewayOf: () => insistent(whole) };
	return orders;
}

/** What an arm does by itself, beside the product's loops. */
export function runArm(arm: Arm, orders: OrderContext): void {
	if (arm !== 'double-claim') return;
	startLoop('second worker', 20, () => takeUpIntents(orders), orders.log);
}

function deaf(orders: OrderContext, whole: PaymentGateway): PaymentGateway {
	return {
		...through(whole),
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
}

function insistent(whole: PaymentGateway): PaymentGateway {
	const again = async <T>(send: () => Promise<Exchange<T>>): Promise<Exchange<T>> => {
		const first = await send();
		return first.result.kind === 'no_answer' ? send() : first;
	};
	return {
		capture: (payment) => again(() => whole.capture(payment)),
		cancel: (payment) => again(() => whole.cancel(payment)),
		change: (payment, amount) => again(() => whole.change(payment, amount)),
		extend: (payment) => again(() => whole.extend(payment)),
		inquire: (payment) => whole.inquire(payment)
	};
}

function through(whole: PaymentGateway): PaymentGateway {
	return {
		capture: (payment) => whole.capture(payment),
		cancel: (payment) => whole.cancel(payment),
		change: (payment, amount) => whole.change(payment, amount),
		extend: (payment) => whole.extend(payment),
		inquire: (payment) => whole.inquire(payment)
	};
}

/** What a job queue does whose lease is shorter than the work. */
async function takeUpIntents(orders: OrderContext): Promise<void> {
	const intents = await orders.db.select().from(operation).where(eq(operation.state, 'in_flight'));
	await Promise.all(
		intents.map(async ({ id, orderId, action, expectation, actorId, actorName }) => {
			const found = await readPayment(orders, orders.db, orderId);
			if (!found?.payment.access || expectation.kind === 'local') return;
			if (!isOperationAction(action)) return;
			await callGateway(orders, {
				orderId,
				system: 'recruit',
				operationId: id,
				action,
				expectation,
				payment: found.payment,
				actor: { kind: 'person', id: actorId, name: actorName }
			});
		})
	);
}
