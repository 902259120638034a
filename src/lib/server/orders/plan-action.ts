import { CodedError } from '../../contract/errors.ts';
import type { OrderContent } from '../../contract/order-content.ts';
import { judgeContentEdit } from '../../domain/eligibility/edit-content.ts';
import { judgeAction } from '../../domain/eligibility/judge.ts';
import { judgeSendThenCapture } from '../../domain/eligibility/send-then-capture.ts';
import { authorizationCeiling } from '../../domain/methods/recruit/windows.ts';
import {
	amountsWithLines,
	destinationsAfter,
	type EditedLine
} from '../../domain/orders/order-lines.ts';
import type { LeftTask, Verdict } from '../../domain/orders/verdict.ts';
import type { Demand } from './action-request.ts';
import { contentDigest } from './content-digest.ts';
import { detachedPayment } from './detach-payment.ts';
import type { Before, GatewayVerification } from './operation.ts';
import { factsOf, rowOf, type OrderRecord } from './order-record.ts';
import { ActionRefused } from './refusals.ts';

/** What an action that the rules allow comes to. */
export type ActionPlan =
	/** Done on the desk at once, with the work item that it leaves. */
	| { kind: 'local'; patch: Partial<OrderRecord>; task: LeftTask | null; linked: boolean | null }
	/** A request reaches the gateway; this is what it must show afterwards. */
	| { kind: 'linked'; expectation: GatewayVerification };

/**
 * Asks the rules about what a person demands of an order as it stands, and says what follows.
 *
 * @param now epoch ms
 * @throws ActionRefused when a rule closes it
 * @throws CodedError when what was typed cannot be
 */
export function planAction(record: OrderRecord, demand: Demand, now: number): ActionPlan {
	const facts = factsOf(record);
	const judged = (action: Parameters<typeof judgeAction>[3]): Verdict =>
		allowed(record, judgeAction(facts, record.terms, now, action));
	const before = beforeOf(record, now);

	switch (demand.action) {
		case 'capture':
			judged('capture');
			return { kind: 'linked', expectation: { kind: 'captured' } };
		case 'cancel': {
			const verdict = judged('cancel');
			return verdict.linked === true
				? { kind: 'linked', expectation: { kind: 'cancelled' } }
				: local({ deskStatus: 'cancelled' }, verdict);
		}
		case 'extend':
			judged('extend');
			return { kind: 'linked', expectation: { kind: 'extended', before } };
		case 'sendChange':
			judged('sendChange');
			return {
				kind: 'linked',
				expectation: { kind: 'changed', amount: record.localAmount, before }
			};
		case 'sendThenCapture':
			allowed(record, judgeSendThenCapture(facts, record.terms, now));
			return {
				kind: 'linked',
				expectation: {
					kind: 'changedThenCaptured',
					amount: record.localAmount,
					before,
					stage: 'change'
				}
			};
		case 'changeAmount': {
			const { newAmount } = demand;
			const verdict = judgeAction(facts, record.terms, now, 'changeAmount', newAmount);
			return local({ localAmount: newAmount }, allowed(record, verdict));
		}
		case 'changeContent':
			return planContent(record, demand.lines, now);
		case 'discardChange':
			return planDiscard(record, now);
		case 'deliver':
			return local(
				{ deliveryStatus: 'delivered', deliveredAt: record.deliveredAt ?? now },
				judged('deliver')
			);
		case 'return':
			return local({ deliveryStatus: 'returned' }, judged('return'));
		case 'changePaymentMethod':
			return local(detachedPayment(record), judged('changePaymentMethod'));
		case 'recordExpiry':
			return planExpiry(record, demand.expiresAt, now);
	}
}

function local(patch: Partial<OrderRecord>, verdict: Verdict | null): ActionPlan {
	return {
		kind: 'local',
		patch,
		task: verdict?.leavesTask ?? null,
		linked: verdict?.linked ?? null
	};
}

function allowed(record: OrderRecord, verdict: Verdict): Verdict {
	if (!verdict.allowed) throw new ActionRefused(verdict, rowOf(record));
	return verdict;
}

/** What a later inquiry is compared with. */
function beforeOf(record: OrderRecord, now: number): Before {
	return {
		amount: record.amount,
		extendedOn: record.extendedOn,
		processedAt: record.gatewayProcessedAt,
		at: now,
		content: contentDigest(record.content)
	};
}

function planContent(record: OrderRecord, edited: EditedLine[], now: number): ActionPlan {
	const content = contentAfter(record.content, edited);
	const { total } = content.amounts;
	const verdict = judgeContentEdit(factsOf(record), record.terms, now, total);
	allowed(record, verdict);
	const sent = record.sentContent ?? record.content;
	const isBack = contentDigest(content) === contentDigest(sent);
	return local(
		{
			content,
			localAmount: total,
			contentUnsent: !isBack,
			sentContent: isBack ? null : sent
		},
		verdict
	);
}

/** @throws CodedError where the lines cannot be the order's lines */
function contentAfter(content: OrderContent, edited: EditedLine[]): OrderContent {
	const moved = destinationsAfter(content.destinations, content.lines.length, edited);
	if ('refusal' in moved) {
		const { code, ...where } = moved.refusal;
		const field = 'line' in where ? `lines[${where.line}]` : 'lines';
		throw new CodedError(code, {
			field,
			params: 'destination' in where ? { destination: where.destination + 1 } : {}
		});
	}
	const lines = edited.map(({ sku, name, unitPrice, quantity, taxRate }) => ({
		sku,
		name,
		unitPrice,
		quantity,
		taxRate
	}));
	return {
		...content,
		lines,
		amounts: amountsWithLines(content.amounts, content.lines, lines),
		destinations: moved.destinations
	};
}

/** What is no action of the rules obeys the one that stands above all of them. */
function refuseIfHeld(record: OrderRecord, now: number): void {
	const verdict = judgeAction(factsOf(record), record.terms, now, 'changeContent');
	if (verdict.refusal?.code === 'HELD_BY_IMPORT') throw new ActionRefused(verdict, rowOf(record));
}

/** Back to what the gateway has: nothing is sent, so only another one at work is in the way. */
function planDiscard(record: OrderRecord, now: number): ActionPlan {
	refuseIfHeld(record, now);
	if (record.localAmount === record.amount && !record.contentUnsent) {
		throw new CodedError('NOTHING_TO_DISCARD', { field: 'number' });
	}
	return local(
		{
			localAmount: record.amount,
			contentUnsent: false,
			content: record.sentContent ?? record.content,
			sentContent: null
		},
		null
	);
}

/** The expiry that an admin read at the console: from now on, and never past the ceiling [001 §4-11]. */
function planExpiry(record: OrderRecord, expiresAt: number | null, now: number): ActionPlan {
	refuseIfHeld(record, now);
	const ceiling = authorizationCeiling(factsOf(record));
	const isWithin = expiresAt === null || (expiresAt > now && expiresAt <= ceiling);
	if (!isWithin) throw new CodedError('EXPIRY_OUT_OF_RANGE', { field: 'lastDay' });
	if (record.system !== 'recruit' || record.gatewayState !== 'AUTH') {
		throw new CodedError('NO_EXPIRY_TO_RECORD', { field: 'number' });
	}
	return local({ expiryOverride: expiresAt }, null);
}
