import { describe, expect, it } from 'vitest';
import { isBackward } from '../transitions.ts';
import { RECRUIT_STATES, RECRUIT_TRANSITIONS, type RecruitState } from './states.ts';

const backward = (from: RecruitState, to: RecruitState) =>
	isBackward(RECRUIT_TRANSITIONS, from, to);

describe('a result notification', () => {
	it.each([
		['UNPROCESSED', 'AUTH'],
		['REQSUCCESS', 'CAPTURE'],
		['AUTHPROCESS', 'PAYFAIL'],
		['CAPTURE_ACCEPTED', 'CAPTURE'],
		['CAPTURE_ACCEPTED', 'PAYFAIL'],
		['AUTH', 'SALES'],
		['AUTH', 'RETURN'],
		['AUTH', 'AUTO_CANCELLED'],
		['SALES', 'RETURN'],
		['CAPTURE', 'CANCEL']
	] as const)('from %s to %s goes forward, steps in between may be missing', (from, to) => {
		expect(backward(from, to)).toBe(false);
	});

	it.each([
		['AUTH', 'AUTHPROCESS'],
		['SALES', 'AUTH'],
		['CAPTURE', 'CAPTURE_ACCEPTED'],
		['AUTH', 'CAPTURE'],
		['AUTO_CANCELLED', 'AUTH'],
		['CANCEL', 'SALES'],
		['PAYFAIL', 'CAPTURE_ACCEPTED'],
		['EXPIRED', 'AUTH']
	] as const)('from %s to %s is late or out of order', (from, to) => {
		expect(backward(from, to)).toBe(true);
	});

	it('cannot end a pending amount change: it might be the one of the capture, late', () => {
		expect(backward('RETURN', 'SALES')).toBe(true);
		expect(backward('RETURN', 'CAPTURE')).toBe(true);
	});

	it('that repeats the state is not backward, it moves nothing', () => {
		for (const state of RECRUIT_STATES) expect(backward(state, state)).toBe(false);
	});
});
