import type { Method } from '../methods/method.ts';
import { systemOf } from '../methods/registry.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import type { PaymentStatus } from '../orders/vocabulary.ts';

/**
 * The shop's view of an order [000]. A cancel on the desk stands whatever the gateway shows; a failed
 * capture stands while the gateway still holds the authorization, because then only the desk knows.
 * A system or state that is not understood needs a person: `needs_review`.
 */
export function paymentStatusOf(facts: OrderFacts): PaymentStatus {
	return statusIn(systemOf(facts.system), facts);
}

export function statusIn(method: Method | null, facts: OrderFacts): PaymentStatus {
	const { deskStatus, gatewayState } = facts;
	if (deskStatus === 'cancelled') return 'cancelled';
	if (method === null || !method.states.includes(gatewayState)) return 'needs_review';
	const shown = method.statusOf[gatewayState] ?? 'needs_review';
	return deskStatus === 'capture_failed' && shown === 'authorized' ? 'capture_failed' : shown;
}
