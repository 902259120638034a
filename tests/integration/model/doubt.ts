import { wireSecond } from './japan.ts';
import type { OperationApi, Truth } from './pretend-gateway.ts';
import type { Press } from './rules.ts';

/** A request that was sent and whose outcome nobody knows. */
export interface Doubt {
	action: Press['action'];
	step: OperationApi;
	/** Of a change: what was asked for, and what was known when it was. */
	amount: number;
	lines: string;
	amountBefore: number;
	extendedBefore: string | null;
	startedAt: number;
	/** From when an inquiry that does not show it proves that it did not happen. */
	certainFrom: number;
	/** It was refused, so that it has failed where it did not happen. */
	isRefused: boolean;
}

const SOLD = ['SALES', 'CAPTURE', 'RETURN'];
const OVER = ['CANCEL', 'AUTO_CANCELLED', 'PAYFAIL', 'EXPIRED'];

/** What an inquiry says of a request in doubt. */
export function verdictOn(
	doubt: Doubt,
	shown: Truth,
	now: number
): 'happened' | 'overtaken' | 'never' | 'open' {
	const wait = now >= doubt.certainFrom ? 'never' : 'open';
	const unless = (happened: boolean, isOvertaken: boolean) =>
		happened ? 'happened' : isOvertaken ? 'overtaken' : wait;
	switch (doubt.step) {
		case 'RecruitSales':
			return unless(SOLD.includes(shown.state), OVER.includes(shown.state));
		case 'RecruitCancel':
			return unless(shown.state === 'CANCEL', OVER.includes(shown.state));
		case 'RecruitUpdateAuth': {
			const on = shown.extendedAt === null ? '' : wireSecond(shown.extendedAt);
			return unless(on > (doubt.extendedBefore ?? ''), shown.state !== 'AUTH');
		}
		case 'RecruitChange': {
			const isNew = doubt.amount !== doubt.amountBefore || shown.processedAt >= doubt.startedAt;
			const happened = shown.state === 'RETURN' || (shown.amount === doubt.amount && isNew);
			if (doubt.action === 'sendThenCapture') {
				return unless(happened && shown.state === 'AUTH', shown.state !== 'AUTH');
			}
			return unless(happened, OVER.includes(shown.state));
		}
	}
}
