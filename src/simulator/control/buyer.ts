import { buyerDecides } from '../recruit/buyer-page.ts';
import type { Transaction } from '../recruit/transaction.ts';
import type { Simulation } from '../simulation.ts';
import type { ControlContext } from './control-door.ts';
import { ControlError, invalid, notFound } from './control-error.ts';
import type { JsonInput } from './json-input.ts';

const LONGEST_CONFIRMATION_MS = 30 * 86_400_000;

/** The one transaction with this gateway order id. */
export function onlyTransaction(
	{ ledger }: Simulation,
	orderId: string,
	shopId: string | undefined
): Transaction {
	const found = ledger.trades
		.findByOrderId(orderId)
		.filter((trade) => shopId === undefined || trade.shopId === shopId);
	const [only] = found;
	if (!only) throw notFound(`order ${orderId}`);
	if (found.length > 1) {
		throw invalid(
			'shopId',
			'複数のショップに同じ番号があります。',
			'Several shops have this order id.'
		);
	}
	return only;
}

/** What the buyer does on the authentication page of a payment that was started. */
export function decideForBuyer({ simulation }: ControlContext, input: JsonInput) {
	const orderId = input.text('orderId');
	const shopId = input.optionalText('shopId');
	const decision = input.choice('decision', ['confirm', 'fail'], 'confirm');
	const confirmationMs = input.optionalInteger('confirmationMs', 0, LONGEST_CONFIRMATION_MS);
	const captureWillFail = input.flag('captureWillFail', false);
	input.finish();
	const trade = onlyTransaction(simulation, orderId, shopId);
	const act = { decision, confirmationMs, captureWillFail };
	const decided = buyerDecides(simulation, trade.shopId, orderId, act);
	if (decided) return { orderId, state: decided.state };
	throw new ControlError(
		409,
		'PAGE_NOT_OPEN',
		'認証画面は開いていません。',
		'The authentication page is not open.'
	);
}
