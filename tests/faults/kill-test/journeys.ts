import type { Demand } from '../../../src/lib/server/orders/action-request.ts';
import type { Random } from '../../support/random.ts';

/** The total (yen) that every order of the test begins with, and its one line. */
export const TOTAL = 4_980;
const LINE = { sku: 'nabe-01', name: 'おなべ', unitPrice: 4_000, quantity: 1, taxRate: 10 };

/** Where an order stands when the test begins, as the simulator is asked for it. */
export interface Start {
	shop: 'main' | 'fresh';
	stopAt: 'enter' | 'execute' | 'start' | 'confirm' | 'fail' | 'capture' | 'cancel';
	/** How long ago (ms); sales that may be changed were made days ago. */
	agoMs: number;
	lastStepAgoMs?: number;
}

/**
 * One thing that a person wants of an order, with the presses that it takes. The wire dates to the
 * second: a step whose work only a new date can prove waits until the last one is over.
 */
export interface Step {
	kind: string;
	presses: Demand[];
	waitsForNewSecond?: boolean;
}

export interface Journey {
	number: string;
	start: Start;
	steps: Step[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AUTHORIZED: Start = { shop: 'main', stopAt: 'confirm', agoMs: HOUR };
const SOLD: Start = { shop: 'main', stopAt: 'capture', agoMs: 5 * DAY, lastStepAgoMs: 3 * DAY };
/** This shop has turned on the linked cancel of sales. */
const SOLD_LINKED: Start = { ...SOLD, shop: 'fresh' };
const LAPSED: Start = { shop: 'main', stopAt: 'confirm', agoMs: 40 * DAY };

type Simple = Exclude<Demand['action'], 'changeAmount' | 'changeContent' | 'recordExpiry'>;

function simple(action: Simple, kind: string = action): Step {
	return { kind, presses: [{ action }] };
}

const capture = simple('capture');
const linkedCancel = simple('cancel', 'linked cancel');
const localCancel = simple('cancel', 'cancel not linked');
const deliver = simple('deliver');
const takeBack = simple('return');
const detach = simple('changePaymentMethod');
const extend: Step = { ...simple('extend'), waitsForNewSecond: true };

function amount(newAmount: number, then: 'sendChange' | 'sendThenCapture', kind: string): Step {
	return { kind, presses: [{ action: 'changeAmount', newAmount }, { action: then }] };
}

const up = (by: number) => amount(TOTAL + by, 'sendChange', 'change up + send');
const down = (by: number) => amount(TOTAL - by, 'sendChange', 'change down + send');
const saleDown = (by: number) => amount(TOTAL - by, 'sendChange', 'sale amount down');
const sendAndCapture = (by: number) => amount(TOTAL + by, 'sendThenCapture', 'send then capture');

function content(quantity: number, then: 'sendChange' | 'sendThenCapture'): Step {
	const lines = [{ ...LINE, quantity, from: 0, destination: 0 }];
	const kind = then === 'sendChange' ? 'content + send' : 'content, send then capture';
	return { kind, presses: [{ action: 'changeContent', lines }, { action: then }] };
}

/** Another name and the same total: only the gateway's date tells that it was sent. */
const renamed: Step = {
	kind: 'content of the same total + send',
	presses: [
		{
			action: 'changeContent',
			lines: [{ ...LINE, name: 'おなべ（青）', from: 0, destination: 0 }]
		},
		{ action: 'sendChange' }
	],
	waitsForNewSecond: true
};

const JOURNEYS: readonly { start: Start; steps: readonly Step[] }[] = [
	{ start: AUTHORIZED, steps: [capture, deliver, takeBack, localCancel] },
	{ start: AUTHORIZED, steps: [linkedCancel, detach] },
	{ start: AUTHORIZED, steps: [up(1_000), capture] },
	{ start: AUTHORIZED, steps: [down(700), linkedCancel] },
	{ start: AUTHORIZED, steps: [content(2, 'sendChange'), capture, deliver] },
	{ start: AUTHORIZED, steps: [renamed, capture] },
	{ start: AUTHORIZED, steps: [sendAndCapture(500), deliver] },
	{ start: AUTHORIZED, steps: [content(3, 'sendThenCapture')] },
	{ start: AUTHORIZED, steps: [extend, sendAndCapture(-300)] },
	{ start: AUTHORIZED, steps: [extend, extend, up(20), capture] },
	{ start: AUTHORIZED, steps: [capture, deliver] },
	{ start: SOLD, steps: [saleDown(100), saleDown(250)] },
	{ start: SOLD, steps: [deliver, takeBack, localCancel] },
	{ start: SOLD_LINKED, steps: [linkedCancel] },
	{ start: SOLD_LINKED, steps: [saleDown(80), linkedCancel] },
	{ start: { ...AUTHORIZED, stopAt: 'execute' }, steps: [localCancel, detach] },
	{ start: { ...AUTHORIZED, stopAt: 'fail' }, steps: [detach] },
	{ start: { ...AUTHORIZED, stopAt: 'fail' }, steps: [localCancel] },
	{ start: { ...AUTHORIZED, stopAt: 'cancel' }, steps: [detach] },
	{ start: LAPSED, steps: [localCancel] },
	{ start: AUTHORIZED, steps: [sendAndCapture(900)] }
];

/** Journeys of so many steps in all, every kind as often as the others, in an order of chance. */
export function drawJourneys(operations: number, random: Random): Journey[] {
	const drawn: Journey[] = [];
	let left = operations;
	for (let at = 0; left > 0; at++) {
		const pattern = JOURNEYS[at % JOURNEYS.length];
		if (!pattern) throw new Error('no journeys');
		const steps = pattern.steps.slice(0, left);
		left -= steps.length;
		drawn.push({ number: `KILL-${String(at).padStart(5, '0')}`, start: pattern.start, steps });
	}
	for (let at = drawn.length - 1; at > 0; at--) {
		const other = random.between(0, at);
		const [one, two] = [drawn[at], drawn[other]];
		if (one && two) [drawn[at], drawn[other]] = [two, one];
	}
	return drawn;
}
