import type { Action } from '../../domain/orders/vocabulary.ts';

/** What the gateway must show for an operation to have happened; compared with inquiries. */
export type Verification =
	| { kind: 'captured' }
	| { kind: 'cancelled' }
	/** Nothing reaches a gateway: a decision on the desk only. */
	| { kind: 'local' };

export type OperationState = 'in_flight' | 'unknown' | 'succeeded' | 'failed' | 'not_executed';

/** An operation as its caller hears of it. */
export interface OperationResult {
	id: string;
	action: Action;
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
	| 'OVERTAKEN';

const HAPPENED: Record<'captured' | 'cancelled', readonly string[]> = {
	captured: ['SALES', 'CAPTURE', 'RETURN'],
	cancelled: ['CANCEL']
};
const ENDED = ['CANCEL', 'AUTO_CANCELLED', 'PAYFAIL', 'EXPIRED'];

/** What a gateway state says about an operation: it happened, it no longer can, or neither. */
export function compareWithState(
	expectation: Verification,
	gatewayState: string
): 'happened' | 'impossible' | 'open' {
	if (expectation.kind === 'local') return 'happened';
	if (HAPPENED[expectation.kind].includes(gatewayState)) return 'happened';
	return ENDED.includes(gatewayState) ? 'impossible' : 'open';
}
