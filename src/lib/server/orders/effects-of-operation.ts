import { judgeAction } from '../../domain/eligibility/judge.ts';
import { contentDigest } from './content-digest.ts';
import type { GatewayVerification } from './operation.ts';
import { stepOf } from './operation.ts';
import { factsOf, type OrderRecord } from './order-record.ts';

/** The columns of an order whose operation is over. */
export const OPERATION_ENDED = {
	operationId: null,
	operationAction: null,
	operationState: null,
	operationActor: null,
	operationStartedAt: null
} satisfies Partial<OrderRecord>;

/**
 * What a step that happened changes of the order, beyond what the gateway shows by itself. The same
 * whether its own answer told or an inquiry; the extension's count comes with RcUpdateAuthDay.
 */
export function effectsOf(
	expectation: GatewayVerification,
	record: OrderRecord
): Partial<OrderRecord> {
	switch (stepOf(expectation)) {
		case 'capture':
		case 'extend':
			return {};
		case 'cancel':
			return { deskStatus: 'cancelled' };
		case 'change': {
			if (!('amount' in expectation)) return {};
			// What the shop has changed since it was decided on was not sent with it.
			const isWhole = contentDigest(record.content) === expectation.before.content;
			return {
				amount: expectation.amount,
				...(isWhole ? { contentUnsent: false, sentContent: null } : {})
			};
		}
	}
}

/** What a refusal for good leaves on the order. */
export function effectsOfRefusal(expectation: GatewayVerification): Partial<OrderRecord> {
	return stepOf(expectation) === 'capture' ? { deskStatus: 'capture_failed' } : {};
}

/**
 * One more extension, whoever made it. An expiry that was read at the console replaces the computed one
 * and so has to move with it; where the contract does not say by how much, it stays (the safe side).
 *
 * @param now epoch ms
 */
export function extensionOf(
	record: OrderRecord,
	extendedOn: string,
	now: number
): Partial<OrderRecord> {
	const { newExpiry } = judgeAction(factsOf(record), record.terms, now, 'extend');
	return {
		extensions: record.extensions + 1,
		extendedOn,
		...(record.expiryOverride !== null && newExpiry !== null ? { expiryOverride: newExpiry } : {})
	};
}
