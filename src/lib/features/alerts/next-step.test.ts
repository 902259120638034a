import { expect, test } from 'vitest';
import { orderRow } from '../../../../tests/support/order-row.ts';
import type { OpenAlert } from '../../contract/alerts.ts';
import { judge } from '../../domain/eligibility/judge.ts';
import { nextStep } from './next-step.ts';

const authorized = orderRow();
const expiry = judge(authorized.facts, authorized.terms, authorized.facts.orderedAt).actions.capture
	.closesAt as number;

function alertOf(more: Partial<OpenAlert> = {}): OpenAlert {
	return {
		id: 1,
		kind: 'expiry',
		level: 1,
		raisedAt: 0,
		subjectAt: expiry,
		acknowledgedAt: null,
		acknowledgedBy: null,
		row: authorized,
		...more
	};
}

const withFacts = (facts: Partial<typeof authorized.facts>) =>
	orderRow({ facts: { ...authorized.facts, ...facts } });
const withoutExtension = orderRow({
	terms: { ...authorized.terms, extensionEnabled: false }
});

test('an expiry: what the rules still allow, until the millisecond at which they do not', () => {
	const at = expiry - 1;
	expect(nextStep(alertOf(), at)).toBe('captureOrExtend');
	expect(nextStep(alertOf({ row: withoutExtension }), at)).toBe('capture');
	expect(nextStep(alertOf({ row: withFacts({ localAmount: 5000 }) }), at)).toBe('sendThenCapture');
	expect(nextStep(alertOf({ row: withFacts({ heldByImport: 'file' }) }), at)).toBe('look');
	expect(nextStep(alertOf(), expiry)).toBe('lapsed');
	const operation = {
		id: 'x',
		action: 'capture' as const,
		state: 'in_flight' as const,
		actor: '佐藤',
		startedAt: 0,
		nextInquiryAt: null
	};
	expect(nextStep(alertOf({ row: orderRow({ operation }) }), at)).toBe('wait');
});

test('the other kinds each name their own way out', () => {
	const steps = (['unknown_outcome', 'live_payment', 'amount_change_pending'] as const).map(
		(kind) => nextStep(alertOf({ kind, level: null }), 0)
	);
	expect(steps).toEqual(['inquiring', 'cancelAtConsole', 'lookAtConsole']);
});
