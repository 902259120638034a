import { and, eq } from 'drizzle-orm';
import type { Executor } from '../db/client.ts';
import { gatewayAccount, gatewayMessage, gatewayOrder, orders } from '../db/schema/index.ts';
import type { Access, Exchange, PaymentReference } from '../gateways/gateway.ts';
import type { OrderRecord } from './order-record.ts';
import type { OrderContext } from './use-case.ts';

/** More than any request can take. */
const LONGEST_MS = 3_600_000;

/**
 * An order with everything that a gateway call about one of its payments needs, the current one where
 * none is named; null where there is no such order or no such payment of it. The secrets live only in this value: it is never logged, stored
 * or sent anywhere else.
 */
export async function readPayment(
	context: Pick<OrderContext, 'sealer'>,
	executor: Executor,
	orderId: number,
	gatewayOrderId?: string
): Promise<{ record: OrderRecord; payment: PaymentReference } | null> {
	const [found] = await executor
		.select({ record: orders, account: gatewayAccount, payment: gatewayOrder })
		.from(orders)
		.innerJoin(
			gatewayAccount,
			and(
				eq(gatewayAccount.system, orders.system),
				eq(gatewayAccount.gatewayShopId, orders.gatewayShopId)
			)
		)
		.innerJoin(
			gatewayOrder,
			and(
				eq(gatewayOrder.gatewayShopId, orders.gatewayShopId),
				eq(gatewayOrder.orderId, orders.id),
				eq(gatewayOrder.gatewayOrderId, gatewayOrderId ?? orders.gatewayOrderId)
			)
		)
		.where(eq(orders.id, orderId));
	if (!found) return null;
	const { record, account, payment } = found;
	return {
		record,
		payment: {
			endpoint: account.endpoint,
			gatewayShopId: account.gatewayShopId,
			shopPass: context.sealer.open(accountLabel(account), account.shopPass),
			gatewayOrderId: payment.gatewayOrderId,
			access: openAccess(context, payment),
			wireStatus: account.wireStatus
		}
	};
}

/** Keeps the pair that an inquiry gave, encrypted. */
export async function storeAccess(
	context: Pick<OrderContext, 'sealer'>,
	tx: Executor,
	payment: PaymentReference,
	access: Access
): Promise<void> {
	if (payment.access?.accessPass === access.accessPass) return;
	await tx
		.update(gatewayOrder)
		.set({ access: context.sealer.seal(accessLabel(payment), JSON.stringify(access)) })
		.where(
			and(
				eq(gatewayOrder.gatewayShopId, payment.gatewayShopId),
				eq(gatewayOrder.gatewayOrderId, payment.gatewayOrderId)
			)
		);
}

/** The access id of a payment, null until an inquiry gave it. */
export function readAccessId(
	context: Pick<OrderContext, 'sealer'>,
	payment: { gatewayShopId: string; gatewayOrderId: string; access: Uint8Array | null }
): string | null {
	return openAccess(context, payment)?.accessId ?? null;
}

/** Keeps one exchange for the order's timeline; its bytes are masked already. */
export async function storeExchange(
	tx: Executor,
	exchange: Exchange<unknown>,
	about: {
		orderId: number;
		operationId: string | null;
		/** The payment that was spoken of: an order may have had several. */
		gatewayOrderId?: string | null;
		sentAt: number;
		answeredAt: number;
	}
): Promise<void> {
	const { result } = exchange;
	await tx.insert(gatewayMessage).values({
		orderId: about.orderId,
		operationId: about.operationId,
		gatewayOrderId: about.gatewayOrderId ?? null,
		api: exchange.api,
		sentAt: about.sentAt,
		// The demo's clock may be moved while a request is out.
		tookMs: Math.min(Math.max(0, about.answeredAt - about.sentAt), LONGEST_MS),
		outcome: result.kind,
		codes: result.kind === 'refused' ? result.codes : 'reason' in result ? [result.reason] : [],
		request: exchange.request,
		answer: exchange.answer
	});
}

/** Binds a sealed ShopPass to its account. */
export function accountLabel(account: { system: string; gatewayShopId: string }): string {
	return `account ${account.system} ${account.gatewayShopId}`;
}

function accessLabel(payment: { gatewayShopId: string; gatewayOrderId: string }): string {
	return `access ${payment.gatewayShopId} ${payment.gatewayOrderId}`;
}

function openAccess(
	context: Pick<OrderContext, 'sealer'>,
	payment: { gatewayShopId: string; gatewayOrderId: string; access: Uint8Array | null }
): Access | null {
	if (payment.access === null) return null;
	const text = context.sealer.open(accessLabel(payment), payment.access);
	return JSON.parse(text) as Access;
}
