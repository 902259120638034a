import { classifyError, type GatewayErrorClass } from '../../contract/gateway-codes.ts';
import type { Exchange } from '../gateways/gateway.ts';
import {
	agrees,
	type AnyReceipt,
	type GatewayVerification,
	type OperationCode
} from './operation.ts';

/** What a gateway's answer to one request means. */
export interface Outcome {
	state: 'succeeded' | 'failed' | 'unknown';
	code: OperationCode | null;
	gatewayCodes: string[];
	/** The gateway's OK, where there was one that can be believed. */
	receipt: AnyReceipt | null;
	/** The request is known to be over: only the inquiry's staleness has to be waited for. */
	doubtEndsEarly: boolean;
	/** Inquire at once. */
	confirm: boolean;
	/** What came back instead of an answer; shown on the order until an inquiry can be read. */
	anomaly: string | null;
}

/** Reads an exchange; whatever is not clearly one thing or the other leaves the outcome unknown. */
export function readOutcome(
	{ result }: Exchange<AnyReceipt>,
	expectation: GatewayVerification
): Outcome {
	const base: Outcome = {
		state: 'unknown',
		code: null,
		gatewayCodes: [],
		receipt: null,
		doubtEndsEarly: false,
		confirm: false,
		anomaly: null
	};
	switch (result.kind) {
		case 'answered':
			// OK with a state that contradicts what was asked for: believe neither, inquire.
			return agrees(expectation, result.value)
				? { ...base, state: 'succeeded', receipt: result.value }
				: { ...base, confirm: true };
		case 'not_sent':
			return { ...base, state: 'failed', code: 'GATEWAY_UNREACHABLE' };
		case 'refused':
			return readRefusal(result.codes, base);
		case 'no_answer':
			return base;
		case 'unreadable':
			return { ...base, anomaly: result.reason };
	}
}

/** The most doubtful of several codes decides. */
function readRefusal(codes: string[], base: Outcome): Outcome {
	const classes = new Set<GatewayErrorClass>(codes.map((code) => classifyError(code).class));
	const refused: Outcome = { ...base, gatewayCodes: codes };
	if (classes.has('unknown')) return { ...refused, gatewayCodes: [] };
	if (classes.has('inquire') || classes.has('alreadyDone') || classes.has('wrongState')) {
		return { ...refused, doubtEndsEarly: true, confirm: true };
	}
	if (classes.has('final')) return { ...refused, state: 'failed', code: 'GATEWAY_REFUSED' };
	return { ...refused, state: 'failed', code: 'GATEWAY_NOT_ACCEPTING' };
}
