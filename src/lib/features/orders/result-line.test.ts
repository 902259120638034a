import { describe, expect, it } from 'vitest';
import { orderRow } from '../../../../tests/support/order-row.ts';
import type { ActionState, PressAnswer } from '../../client/order-action.svelte.ts';
import type { TimelineEntry } from '../../contract/timeline.ts';
import { loadText } from '../../i18n/text.ts';
import { resultLine } from './result-line.ts';

const ja = await loadText('ja');
const seen = orderRow({ confirmedAt: 1_000, updatedAt: 1_000 });

function answered(
	action: 'capture' | 'inquire' | 'sendThenCapture' | 'deliver',
	operation: PressAnswer['operation'],
	row = seen
): ActionState {
	return { kind: 'answered', demand: { action }, answer: { row, operation }, seen };
}
const told = (state: ActionState, timeline: TimelineEntry[] = []) =>
	resultLine(ja, state, seen, timeline);

describe('what became of a press', () => {
	it('tells an inquiry that read nothing from one that confirmed the state', () => {
		const read = orderRow({ confirmedAt: 2_000 });
		expect(told(answered('inquire', null, read))?.title).toBe(ja.order.result.inquired);
		expect(told(answered('inquire', null))?.title).toBe(ja.order.result.notInquired);
	});

	it.each([
		['failed', 'GATEWAY_REFUSED', 'failed'],
		['not_executed', 'NOT_EXECUTED', 'failed'],
		['failed', 'STOPPED_BEFORE_CAPTURE', 'stopped']
	] as const)('%s with %s', (state, code, title) => {
		const line = told(answered('sendThenCapture', { state, code, gatewayCodes: ['RC1000109'] }));
		const expected =
			title === 'stopped' ? ja.order.result.stopped : ja.order.result.failed('送信と実売上');
		expect(line).toMatchObject({
			tone: 'alarm',
			title: expected,
			body: ja.order.result.codes[code],
			gatewayCodes: ['RC1000109']
		});
	});

	it('tells how an outcome that was unknown came out', () => {
		const state = answered('capture', { state: 'unknown', code: null, gatewayCodes: [] });
		const entry = (event: string, code: string | null, codes: string[] = []): TimelineEntry => ({
			id: 'audit-1',
			at: 2_000,
			kind: 'audit',
			actor: { kind: 'gateway', name: null },
			event,
			changes: {},
			detail: { code },
			codes
		});
		const history = [
			entry('capture:failed', 'GATEWAY_REFUSED'),
			entry('capture:unknown', null, ['RC1000112'])
		];
		expect(told(state, history)).toMatchObject({
			title: ja.order.result.failed('実売上'),
			body: ja.order.result.codes.GATEWAY_REFUSED,
			gatewayCodes: ['RC1000112']
		});
		const status = ja.words.paymentStatus[seen.paymentStatus];
		const settled = ja.order.result.settled('実売上', status);
		expect(told(state, [entry('capture:succeeded', null)])?.title).toBe(settled);
	});

	it('calls nothing undone whose answer was lost', () => {
		const press = { id: '', shop: '', number: '', version: 1 };
		const lost = told({ kind: 'lost', demand: { action: 'capture' }, press, seen });
		expect(lost?.title).toBe(ja.order.operation.unknown('実売上'));
	});

	it('says in words what was only written on the desk', () => {
		const state = answered('deliver', { state: 'succeeded', code: null, gatewayCodes: [] });
		expect(told(state)?.title).toBe('配送完了にしました');
	});
});
