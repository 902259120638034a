import type { OpenAlert } from '../../contract/alerts.ts';
import { judge } from '../../domain/eligibility/judge.ts';
import type { Text } from '../../i18n/text.ts';

export type NextStep = keyof Text['alerts']['next'];

/** What a person does about an alert at `now` (epoch ms), by the rules that open the order's buttons. */
export function nextStep({ kind, subjectAt, row }: OpenAlert, now: number): NextStep {
	switch (kind) {
		case 'unknown_outcome':
			return 'inquiring';
		case 'live_payment':
			return 'cancelAtConsole';
		case 'amount_change_pending':
			return 'lookAtConsole';
		case 'expiry':
	}
	if (row.operation !== null) return 'wait';
	if (now >= subjectAt) return 'lapsed';
	const { capture, extend } = judge(row.facts, row.terms, now).actions;
	if (capture.allowed) return extend.allowed ? 'captureOrExtend' : 'capture';
	if (capture.refusal?.code === 'UNSENT_CHANGE') return 'sendThenCapture';
	return extend.allowed ? 'extend' : 'look';
}
