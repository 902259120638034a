import {
	FAULT_FIGURES,
	type FaultKind,
	type FaultPhase,
	type FaultWish,
	FAULT_PHASES
} from '../../contract/simulator.ts';

/** Only these faults ask which call they strike; the others know it by what they are. */
const WITH_TARGET: readonly FaultPhase[] = ['arrival', 'answer'];

/** Whether the fault strikes requests of one API, so that one can be chosen. */
export function hasTarget(kind: FaultKind): boolean {
	return WITH_TARGET.some((phase) => FAULT_PHASES[phase].some((known) => known === kind));
}

/** A kind with its usual figure, for everybody, every time, on what a person can do to a payment. */
export function usualWish(kind: FaultKind, more: Partial<FaultWish> = {}): FaultWish {
	return {
		kind,
		target: hasTarget(kind) && kind !== 'maintenance' ? 'operations' : 'any',
		order: null,
		percent: 100,
		times: null,
		code: kind === 'refuse' ? 'E92000001' : null,
		figure: FAULT_FIGURES[kind]?.usual ?? null,
		...more
	};
}

/** What is asked for most, at one press. */
export const PRESETS = {
	lostAnswers: [usualWish('dropAfter', { percent: 15 })],
	maintenance: [usualWish('maintenance')],
	burst: [usualWish('refuse', { times: 5 })],
	captureTwice: [usualWish('captureTwice')],
	cardRefuses: [usualWish('cardRefuses')],
	shuffled: [usualWish('shuffle')],
	repeated: [usualWish('duplicate')],
	withheld: [usualWish('withhold', { percent: 10 })],
	storm: [
		usualWish('refuse', { percent: 10 }),
		usualWish('captureTwice'),
		usualWish('dropAfter', { percent: 15 }),
		usualWish('status', { percent: 5 }),
		usualWish('late', { percent: 5 }),
		usualWish('resetAfter', { percent: 2 }),
		usualWish('malformed', { percent: 2 }),
		usualWish('staleInquiry', { percent: 30 }),
		usualWish('withhold', { percent: 10 }),
		usualWish('duplicate', { percent: 30 }),
		usualWish('shuffle')
	]
} as const satisfies Record<string, readonly FaultWish[]>;

export type Preset = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as readonly Preset[];
