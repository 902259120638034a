import type { OrderRow } from '../../contract/order-row.ts';
import type { PaymentStatus } from '../../domain/orders/vocabulary.ts';
import type { Text } from '../../i18n/text.ts';

/** A shape per family of states; with its word it is understood without any colour. */
export type Glyph =
	'waiting' | 'held' | 'accepted' | 'paid' | 'void' | 'lapsed' | 'failed' | 'unknown' | 'busy';
export type Tone = 'accent' | 'ok' | 'alarm' | 'plain';

export interface StatusLook {
	glyph: Glyph;
	tone: Tone;
}

/** 朱 is for what costs money now: a sale that failed or may be lost, never for what is over. */
const LOOK: Readonly<Record<PaymentStatus, StatusLook>> = {
	needs_review: { glyph: 'waiting', tone: 'plain' },
	authorized: { glyph: 'held', tone: 'accent' },
	capture_accepted: { glyph: 'accepted', tone: 'ok' },
	completed: { glyph: 'paid', tone: 'ok' },
	cancelled: { glyph: 'void', tone: 'plain' },
	capture_failed: { glyph: 'failed', tone: 'alarm' },
	payment_failed: { glyph: 'failed', tone: 'plain' },
	authorization_expired: { glyph: 'lapsed', tone: 'plain' },
	awaiting_delivery: { glyph: 'waiting', tone: 'plain' },
	reported: { glyph: 'paid', tone: 'ok' }
};

/** How a payment status looks. */
export function glyphOf(status: PaymentStatus): StatusLook {
	return LOOK[status];
}

/** How the state of an order looks; an operation that is under way comes before the state it may end. */
export function statusLook({ operation, paymentStatus }: OrderRow): StatusLook {
	if (operation?.state === 'unknown') return { glyph: 'unknown', tone: 'alarm' };
	if (operation?.state === 'in_flight') return { glyph: 'busy', tone: 'accent' };
	return LOOK[paymentStatus];
}

/** A gateway state in words; one that is not known is told as the gateway spells it. */
export function gatewayWord(words: Text['words'], system: string, state: string): string | null {
	const bySystem: Readonly<Record<string, Readonly<Record<string, string>>>> = words.gatewayState;
	return bySystem[system]?.[state] ?? null;
}

/**
 * What stands beside the shop's word: the gateway's, or its code where both say the same word, or its
 * own spelling where it says something that we do not know.
 */
export function besideStatus(words: Text['words'], row: OrderRow): string {
	const { system, gatewayState } = row.facts;
	if (
		row.anomaly !== null &&
		row.gatewayStateRaw !== null &&
		row.gatewayStateRaw !== gatewayState
	) {
		const known = gatewayWord(words, system, row.gatewayStateRaw);
		if (known === null) return row.gatewayStateRaw;
	}
	const word = gatewayWord(words, system, gatewayState) ?? gatewayState;
	return word === words.paymentStatus[row.paymentStatus]
		? (row.gatewayStateRaw ?? gatewayState)
		: word;
}
