import { inquiryInstant, type InquiryReason } from './inquiry-schedule.ts';
import type { OrderRecord } from './order-record.ts';
import type { TruthBounds } from './use-case.ts';

const HOUR = 3_600_000;
/** After this long nobody pays any more: asking every five minutes would be noise. */
const BUYER_PATIENCE = 2 * HOUR;
/** After this long the desk asks only when a person or a notification does. */
const GIVE_UP = 72 * HOUR;

type Plan = Pick<OrderRecord, 'inquireAt' | 'inquireReason' | 'inquireAttempt' | 'inquireNode'>;
const NEVER: Plan = { inquireAt: null, inquireReason: null, inquireAttempt: 0, inquireNode: null };

/**
 * When and why the desk inquires this order next, seen right after an inquiry (or an event that
 * replaces one). Counting starts again when the reason changes. `now` in epoch ms.
 */
export function nextInquiry(record: OrderRecord, truth: TruthBounds, now: number): Plan {
	const wanted = reasonOf(record, now);
	if (wanted === null) return NEVER;
	const isAhead = wanted.since > now;
	const scheduled = isAhead ? wanted.since : inquiryInstant(truth.schedule, wanted.since, now);
	return {
		inquireAt: wanted.slow ? Math.max(scheduled, now + HOUR) : scheduled,
		inquireReason: wanted.reason,
		inquireNode: null,
		inquireAttempt: record.inquireReason === wanted.reason ? record.inquireAttempt + 1 : 0
	};
}

/** `since`: the instant from which the schedule counts; `slow`: at most once an hour. */
function reasonOf(
	record: OrderRecord,
	now: number
): { reason: InquiryReason; since: number; slow: boolean } | null {
	if (record.operationState === 'unknown') {
		return { reason: 'unknown_outcome', since: record.operationStartedAt ?? now, slow: false };
	}
	const age = now - record.orderedAt;
	switch (record.gatewayState) {
		case 'CAPTURE_ACCEPTED':
			return { reason: 'acceptance', since: record.acceptedAt ?? now, slow: false };
		case 'RETURN':
			return { reason: 'amount_change', since: record.gatewayMovedAt ?? now, slow: false };
		case 'UNPROCESSED':
		case 'REQSUCCESS':
		case 'AUTHPROCESS':
			if (age > GIVE_UP) return null;
			return { reason: 'buyer_paying', since: record.orderedAt, slow: age > BUYER_PATIENCE };
		case 'AUTH':
			return record.riskDeadlineAt === null
				? null
				: { reason: 'expiry', since: record.riskDeadlineAt, slow: false };
		default:
			return null;
	}
}
