import { CodedError, ERROR_STATUS } from '../../contract/errors.ts';
import type { IntakeResult } from '../../contract/orders-intake.ts';
import { errorMessage } from '../../i18n/errors/index.ts';
import type { Application } from '../application.ts';
import type { Principal } from '../auth/principal.ts';
import { errorAnswer } from '../http/error-answer.ts';
import { readJson } from '../http/read-body.ts';
import { receiveOrders, type OrderReceipt } from '../orders/receive-orders.ts';

/** 500 orders of an ordinary size, twice over. */
const LIMIT_BYTES = 2 * 1024 * 1024;

/**
 * `POST /api/v1/orders`: one order, or a list whose orders each have their own result. A single order
 * answers 201 or 200, or its error; a list answers 200 with one result per order.
 *
 * @throws CodedError for a body that is no order and no list
 */
export async function postOrders(
	app: Application,
	caller: Principal,
	request: Request
): Promise<Response> {
	const body = await readJson(request, LIMIT_BYTES);
	const actor = { kind: 'shop', id: caller.id, name: caller.name } as const;
	if (Array.isArray(body)) {
		const receipts = await receiveOrders(app.orders, body, actor);
		return Response.json(receipts.map(resultOf));
	}
	if (typeof body !== 'object' || body === null) throw new CodedError('BAD_FIELD');
	const [receipt] = await receiveOrders(app.orders, [body], actor);
	if (!receipt) throw new CodedError('INTERNAL');
	if (!receipt.ok) return errorAnswer(receipt.error);
	return Response.json(resultOf(receipt), { status: receipt.result === 'created' ? 201 : 200 });
}

function resultOf(receipt: OrderReceipt): IntakeResult & { status?: number } {
	const { shop, orderNumber } = receipt;
	if (receipt.ok) {
		return {
			shop: receipt.shop,
			orderNumber: receipt.orderNumber,
			version: receipt.version,
			result: receipt.result
		};
	}
	const { error } = receipt;
	return {
		shop,
		orderNumber,
		status: ERROR_STATUS[error.code],
		error: { code: error.code, message: errorMessage(error), field: error.field }
	};
}
