import { expect, it } from 'vitest';
import { FAULT_FIGURES, FAULT_KINDS, type ActiveFault } from '../../contract/simulator.ts';
import { loadSimulatorText } from '../../i18n/simulator-text.ts';
import { faultBounds } from './fault-words.ts';
import { PRESET_NAMES, PRESETS } from './presets.ts';

const [ja, en] = [await loadSimulatorText('ja'), await loadSimulatorText('en')];
const fault: ActiveFault = {
	id: 1,
	kind: 'dropAfter',
	target: 'operations',
	gatewayOrderId: null,
	percent: 15,
	times: null,
	code: null,
	figure: null,
	hits: 0,
	until: null
};

it('tells what binds a fault, and nothing that does not', () => {
	expect(faultBounds(fault, ja, null)).toEqual(['操作(売上・取消・変更・延長)', '15 % の確率']);
	const bound = {
		kind: 'refuse',
		target: 'RecruitSales',
		code: 'RC1000112',
		gatewayOrderId: 'MS-1-1',
		percent: 100,
		times: 1000
	} as const;
	expect(faultBounds({ ...fault, ...bound }, en, null)).toEqual([
		'RC1000112',
		'Capture',
		'only MS-1-1',
		'every time',
		'at most 1,000×'
	]);
	const timed = { kind: 'maintenance', target: 'any', percent: 100 } as const;
	expect(faultBounds({ ...fault, ...timed }, ja, '23:20')).toEqual([
		'すべての API',
		'毎回',
		'23:20 まで'
	]);
});

it('asks in every preset for what the server accepts', () => {
	for (const wish of PRESET_NAMES.flatMap((name) => [...PRESETS[name]])) {
		expect(FAULT_KINDS).toContain(wish.kind);
		expect(wish.figure === null).toBe(FAULT_FIGURES[wish.kind] === undefined);
		expect(wish.code === null).toBe(wish.kind !== 'refuse');
	}
});
