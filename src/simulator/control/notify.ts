import {
	connectivityTestFields,
	encodeNotification,
	notificationFields
} from '../notifications/compose-notification.ts';
import { DEMO_SHOPS } from '../shop/shops.ts';
import { onlyTransaction } from './buyer.ts';
import type { ControlContext } from './control-door.ts';
import { ControlError, notFound } from './control-error.ts';
import type { JsonInput } from './json-input.ts';

const MOST_TIMES = 100;

/** The bytes to send: the present state, the last notification again, or the connection test. */
function bodyOf(
	{ simulation }: ControlContext,
	kind: 'send' | 'repeat' | 'test',
	input: JsonInput
): Uint8Array {
	const shopId = input.optionalText('shopId');
	if (kind === 'test') {
		const first = DEMO_SHOPS[0]?.gateway.shopId ?? '';
		return encodeNotification(connectivityTestFields(shopId ?? first));
	}
	const orderId = input.text('orderId');
	const status = input.optionalText('status');
	const trade = onlyTransaction(simulation, orderId, shopId);
	if (kind === 'repeat') {
		const last = simulation.ledger.notifications.ofOrder(orderId).at(-1);
		if (!last) throw notFound(`notification of ${orderId}`);
		return last.body;
	}
	const { settings } = simulation;
	const fields = notificationFields(trade, settings.status, settings.payTypeSpelling);
	return encodeNotification(
		fields.map(([name, value]): [string, string] => [
			name,
			name === 'Status' && status !== undefined ? status : value
		])
	);
}

/**
 * Sends a notification outside the queue and answers how the desk received it. `status` makes it
 * claim another state than the transaction has: late, early or forged.
 */
export async function sendNotification(context: ControlContext, input: JsonInput) {
	const kind = input.choice('kind', ['send', 'repeat', 'test'], 'send');
	const times = input.optionalInteger('times', 1, MOST_TIMES) ?? 1;
	const body = bodyOf(context, kind, input);
	input.finish();
	const sending = Array.from({ length: times }, () => context.simulation.notifier.sendOnce(body));
	const receipts = await Promise.all(sending);
	if (receipts.some((receipt) => receipt === undefined)) {
		throw new ControlError(
			409,
			'NO_DESK',
			'通知先が登録されていません（POST /control/desk）。',
			'No receiver is known (POST /control/desk).'
		);
	}
	return { receipts };
}
