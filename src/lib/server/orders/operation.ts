import type { LocalAction, OperationAction } from '../../contract/order-row.ts';
import type { PaymentGateway, PaymentReference, Exchange, Receipt } from '../gateways/gateway.ts';

/** What was known of a payment when the request was decided on; only what moved since can be its work. */
export interface Before {
	/** Yen at the gateway. */
	amount: number;
	/** RcUpdateAuthDay as last shown. */
	extendedOn: string | null;
	/** The gateway's last processing, epoch ms. */
	processedAt: number | null;
	/** When it was decided on, epoch ms. */
	at: number;
	/** Digest of the content that is sent with it; what the shop changes meanwhile stays unsent. */
	content: string;
}

/** What the gateway must show for an operation to have happened; compared with inquiries. */
export type Verification =
	| { kind: 'captured' }
	| { kind: 'cancelled' }
	| { kind: 'changed'; amount: number; before: Before }
	| { kind: 'extended'; before: Before }
	/** Two requests in a row; the stage is committed before the request that it names leaves. */
	| { kind: 'changedThenCaptured'; amount: number; before: Before; stage: 'change' | 'capture' }
	/** Nothing reaches a gateway: a decision on the desk only. */
	| { kind: 'local' };

/** A verification that a gateway can be asked about. */
export type GatewayVerification = Exclude<Verification, { kind: 'local' }>;

export type OperationState = 'in_flight' | 'unknown' | 'succeeded' | 'failed' | 'not_executed';

/** An operation as its caller hears of it. */
export interface OperationResult {
	id: string;
	action: OperationAction | LocalAction;
	state: OperationState;
	/** Stable code of the result; null while it is under way and when it succeeded. */
	code: OperationCode | null;
	/** ErrInfo codes as the gateway sent them. */
	gatewayCodes: string[];
}

export type OperationCode =
	/** The gateway refused it. */
	| 'GATEWAY_REFUSED'
	/** The gateway did not take the request on: trying again later is safe. */
	| 'GATEWAY_NOT_ACCEPTING'
	/** No connection could be made: nothing was sent. */
	| 'GATEWAY_UNREACHABLE'
	/** An inquiry showed, after all bounds had passed, that it never happened. */
	| 'NOT_EXECUTED'
	/** The transaction ended in another way meanwhile. */
	| 'OVERTAKEN'
	/** The change was sent, and the capture that was to follow is closed by now. */
	| 'STOPPED_BEFORE_CAPTURE';

/** What an inquiry shows of a payment. */
export interface Shown {
	state: string;
	amount: number;
	extendedOn: string | null;
	processedAt: number | null;
}

const CAPTURED = ['SALES', 'CAPTURE', 'RETURN'];
const ENDED = ['CANCEL', 'AUTO_CANCELLED', 'PAYFAIL', 'EXPIRED'];

/** What an inquiry says about a request: it happened, it no longer can, or neither. */
export function compareWithShown(
	expectation: Verification,
	shown: Shown
): 'happened' | 'impossible' | 'open' {
	switch (expectation.kind) {
		case 'local':
			return 'happened';
		case 'captured':
			return endedOr(shown, CAPTURED.includes(shown.state));
		case 'cancelled':
			return endedOr(shown, shown.state === 'CANCEL');
		case 'changed':
			return endedOr(shown, isChanged(expectation, shown));
		case 'extended':
			if (isExtended(expectation.before, shown)) return 'happened';
			return shown.state === 'AUTH' ? 'open' : 'impossible';
		case 'changedThenCaptured':
			if (expectation.stage === 'capture') return endedOr(shown, CAPTURED.includes(shown.state));
			if (shown.state !== 'AUTH') return 'impossible';
			return isChanged(expectation, shown) ? 'happened' : 'open';
	}
}

function endedOr(shown: Shown, happened: boolean): 'happened' | 'impossible' | 'open' {
	if (happened) return 'happened';
	return ENDED.includes(shown.state) ? 'impossible' : 'open';
}

/**
 * Another total than before is proof. A change of content alone leaves the total as it was: then only
 * a processing since it was decided on can be its work, to the second that the wire carries. A clock of
 * the gateway that is late makes it look not executed, and sending it again harms nobody.
 */
function isChanged({ amount, before }: { amount: number; before: Before }, shown: Shown): boolean {
	// 返品: accepted, not final; it may still show the total before.
	if (shown.state === 'RETURN') return true;
	if (shown.amount !== amount) return false;
	if (amount !== before.amount) return true;
	const decidedAt = Math.floor(before.at / 1000) * 1000;
	return (
		shown.processedAt !== null &&
		shown.processedAt !== before.processedAt &&
		shown.processedAt >= decidedAt
	);
}

/** Its fourteen digits sort by time: an answer that is older than what we know is no extension. */
export function isExtended(before: Pick<Before, 'extendedOn'>, shown: Shown): boolean {
	return shown.extendedOn !== null && shown.extendedOn > (before.extendedOn ?? '');
}

/** What any OK of the gateway may tell. */
export interface AnyReceipt extends Receipt {
	amount?: number;
	extendedOn?: string;
}

/** Does the gateway's OK say that what was asked for happened? If not, neither is believed. */
export function agrees(expectation: GatewayVerification, receipt: AnyReceipt): boolean {
	const { state } = receipt;
	if (state === null) return false;
	switch (stepOf(expectation)) {
		case 'capture':
			return CAPTURED.includes(state);
		case 'cancel':
			return state === 'CANCEL';
		case 'change':
			return (
				[...CAPTURED, 'AUTH'].includes(state) &&
				'amount' in expectation &&
				receipt.amount === expectation.amount
			);
		case 'extend':
			return state === 'AUTH' && receipt.extendedOn !== undefined;
	}
}

/** The request that is sent next. */
export function stepOf(
	expectation: GatewayVerification
): 'capture' | 'cancel' | 'change' | 'extend' {
	switch (expectation.kind) {
		case 'captured':
			return 'capture';
		case 'cancelled':
			return 'cancel';
		case 'changed':
			return 'change';
		case 'extended':
			return 'extend';
		case 'changedThenCaptured':
			return expectation.stage;
	}
}

/** Sends the request of the present step, once. */
export function sendStep(
	gateway: PaymentGateway,
	payment: PaymentReference,
	expectation: GatewayVerification
): Promise<Exchange<AnyReceipt>> {
	switch (stepOf(expectation)) {
		case 'capture':
			return gateway.capture(payment);
		case 'cancel':
			return gateway.cancel(payment);
		case 'extend':
			return gateway.extend(payment);
		case 'change':
			if (!('amount' in expectation)) throw new Error('a change without an amount');
			return gateway.change(payment, expectation.amount);
	}
}
