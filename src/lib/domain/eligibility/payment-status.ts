import type { Method } from '../methods/method.ts';
import { systemOf } from '../methods/registry.ts';
import type { OrderFacts } from '../orders/order-facts.ts';
import type { PaymentStatus } from '../orders/vocabulary.ts';

/**
 * The shop's view of an order [000]. A cancel on the desk stands whatever the gateway shows; a failed
 * capture stands while the gateway still shows what was to be captured, because then only the desk
 * knows. A state that is not understood needs a person: `needs_review`.
 */
export function paymentStatusOf(facts: OrderFacts): PaymentStatus {
	const method = systemOf(facts.system);
	return statusIn(method, method.asJudged?.(facts) ?? facts);
}

/** The same for facts as they are judged, see `Method.asJudged`. */
export function statusIn(method: Method, facts: OrderFacts): PaymentStatus {
	const { deskStatus, gatewayState } = facts;
	if (deskStatus === 'cancelled') return 'cancelled';
	if (!method.states.includes(gatewayState)) return 'needs_review';
	if (deskStatus === 'capture_failed' && method.captureFailedIn.includes(gatewayState)) {
		return 'capture_failed';
	}
	return method.statusOf[gatewayState] ?? 'needs_review';
}
