import { CodedError } from '../../contract/errors.ts';
import { MAX_ORDERS_PER_REQUEST, type IntakeVerdict } from '../../contract/orders-intake.ts';
import type { Actor } from './actor.ts';
import { checkIncoming } from './check-incoming.ts';
import { receiveOrder } from './receive-order.ts';
import type { OrderContext } from './use-case.ts';

/** Orders of one request that are written at the same time. */
const CONCURRENCY = 6;

export type OrderReceipt =
	| { ok: true; shop: string; orderNumber: string; version: number; result: IntakeVerdict }
	| { ok: false; shop: string | null; orderNumber: string | null; error: CodedError };

/**
 * Takes one order or a list of up to 500, each with its own result: one bad order does not stop the
 * others. The answer has the order of the request.
 *
 * @throws CodedError EMPTY_LIST, TOO_MANY_ORDERS
 */
export async function receiveOrders(
	context: OrderContext,
	bodies: readonly unknown[],
	actor: Actor
): Promise<OrderReceipt[]> {
	if (bodies.length === 0) throw new CodedError('EMPTY_LIST');
	if (bodies.length > MAX_ORDERS_PER_REQUEST) {
		throw new CodedError('TOO_MANY_ORDERS', { params: { limit: MAX_ORDERS_PER_REQUEST } });
	}
	const receipts = new Array<OrderReceipt>(bodies.length);
	// The same order twice in one request is taken in its order, so each key has one lane.
	const lanes = new Map<string, number[]>();
	bodies.forEach((body, at) => {
		const key = JSON.stringify([nameIn(body, 'shop'), nameIn(body, 'orderNumber')]);
		lanes.set(key, [...(lanes.get(key) ?? []), at]);
	});
	const waiting = [...lanes.values()];
	const work = async (): Promise<void> => {
		for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift()) {
			for (const at of lane) receipts[at] = await receive(context, bodies[at], actor);
		}
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, work));
	return receipts;
}

async function receive(context: OrderContext, body: unknown, actor: Actor): Promise<OrderReceipt> {
	const names = { shop: nameIn(body, 'shop'), orderNumber: nameIn(body, 'orderNumber') };
	try {
		const incoming = checkIncoming(body, context.effects.now());
		const { version, result } = await receiveOrder(context, incoming, actor);
		return { ok: true, shop: incoming.shop, orderNumber: incoming.orderNumber, version, result };
	} catch (error) {
		if (error instanceof CodedError) return { ok: false, ...names, error };
		context.log.error({ err: error, ...names }, 'an order could not be taken');
		return { ok: false, ...names, error: new CodedError('INTERNAL', { cause: error }) };
	}
}

function nameIn(body: unknown, key: 'shop' | 'orderNumber'): string | null {
	if (typeof body !== 'object' || body === null) return null;
	const value: unknown = Reflect.get(body, key);
	return typeof value === 'string' ? value.slice(0, 64) : null;
}
