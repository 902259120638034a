import { and, eq } from 'drizzle-orm';
import type { Executor } from '../db/client.ts';
import { gatewayAccount, gatewayMessage, gatewayOrder } from '../db/schema/index.ts';
import type { Access, Exchange, PaymentReference } from '../gateways/gateway.ts';
import type { OrderRecord } from './order-record.ts';
import type { OrderContext } from './use-case.ts';

/**
 * Everything a gateway call needs for an order's current payment; null where there is none.
 * The secrets live only in this value: it is never logged, stored or sent anywhere else.
 */
export async function readPayment(
	context: Pick<OrderContext, 'db' | 'sealer'>,
	record: OrderRecord
): Promise<PaymentReference | null> {
	if (record.gatewayShopId === null || record.gatewayOrderId === null) return null;
	const [found] = await context.db
		.select({ account: gatewayAccount, payment: gatewayOrder })
		.from(gatewayAccount)
		.innerJoin(
			gatewayOrder,
			and(
				eq(gatewayOrder.gatewayShopId, gatewayAccount.gatewayShopId),
				eq(gatewayOrder.gatewayOrderId, record.gatewayOrderId)
			)
		)
		.where(
			and(
				eq(gatewayAccount.system, record.system),
				eq(gatewayAccount.gatewayShopId, record.gatewayShopId)
			)
		);
	if (!found) return null;
	const { account, payment } = found;
	return {
		endpoint: account.endpoint,
		gatewayShopId: account.gatewayShopId,
		shopPass: context.sealer.open(accountLabel(account), account.shopPass),
		gatewayOrderId: payment.gatewayOrderId,
		access: openAccess(context, payment),
		wireStatus: account.wireStatus
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

/** Keeps one exchange for the order's timeline; its texts are masked already. */
export async function storeExchange(
	tx: Executor,
	exchange: Exchange<unknown>,
	about: { orderId: number; operationId: string | null; sentAt: number; answeredAt: number }
): Promise<void> {
	const { result } = exchange;
	await tx.insert(gatewayMessage).values({
		orderId: about.orderId,
		operationId: about.operationId,
		api: exchange.api,
		sentAt: about.sentAt,
		tookMs: Math.max(0, about.answeredAt - about.sentAt),
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
