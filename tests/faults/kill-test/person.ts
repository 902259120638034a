import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderRow } from '../../../src/lib/contract/order-row.ts';
import type { Demand } from '../../../src/lib/server/orders/action-request.ts';
import type { OperationResult } from '../../../src/lib/server/orders/operation.ts';
import type { Random } from '../../support/random.ts';
import type { MortalDesk } from '../mortal-desk.ts';
import type { Journey, Step } from './journeys.ts';

/** A person presses anew so often after a known failure. */
const ATTEMPTS = 3;
/** Refusals that pass by themselves. */
const PASSING = [
	'AMOUNT_CHANGE_PENDING',
	'OPERATION_IN_FLIGHT',
	'OUTCOME_UNKNOWN',
	'OPERATION_UNDER_WAY',
	'VERSION_CONFLICT'
];

interface Answer {
	row?: OrderRow;
	operation?: OperationResult;
	error?: string;
}

/** How each step ended, by kind: `succeeded`, or what it failed with. */
export type Tally = Map<string, Map<string, number>>;

export interface Person {
	desk: MortalDesk;
	random: Random;
	tally: Tally;
	/** Epoch ms; a broken arm never ends. */
	deadline: number;
}

/**
 * One person who wants everything of an order that its journey names, through a desk that dies under
 * their hands: a retry keeps its identity, and only a known failure is pressed anew.
 */
export async function travel(person: Person, { number, start, steps }: Journey): Promise<void> {
	const order = { shop: start.shop, number, version: 1 };
	for (const step of steps) {
		if (step.waitsForNewSecond) await sleep(1_100);
		const result = await take(person, order, step);
		const kinds = person.tally.get(step.kind) ?? new Map<string, number>();
		person.tally.set(step.kind, kinds.set(result, (kinds.get(result) ?? 0) + 1));
		if (Date.now() > person.deadline) return;
	}
}

interface Order {
	shop: string;
	number: string;
	/** The version that the person sees. */
	version: number;
}

async function take(person: Person, order: Order, step: Step): Promise<string> {
	for (const demand of step.presses) {
		const result = await insist(person, order, demand);
		if (result === 'succeeded') continue;
		// What could not be sent would be in the way of everything after it.
		if (step.presses.length > 1) await insist(person, order, { action: 'discardChange' });
		return result;
	}
	return 'succeeded';
}

async function insist(person: Person, order: Order, demand: Demand): Promise<string> {
	let last = '';
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		const { operation, error } = await press(person, order, demand);
		if (error !== undefined) return error;
		if (operation?.state === 'succeeded') return 'succeeded';
		last = operation?.code ?? operation?.state ?? 'TIME_IS_UP';
		if (Date.now() > person.deadline) break;
		// A capture that was refused leaves 売上失敗, which a look at the gateway repairs.
		await person.desk.ask('/inquire', order);
	}
	return last;
}

/** One press under one identity, until it is known what it came to. */
async function press(person: Person, order: Order, demand: Demand): Promise<Answer> {
	const { desk, random } = person;
	const id = randomUUID();
	while (Date.now() < person.deadline) {
		const body = { ...demand, id, ...order };
		const isDouble = random.next() < 0.1;
		const presses = [desk.ask('/press', body), ...(isDouble ? [desk.ask('/press', body)] : [])];
		const [answer] = (await Promise.all(presses)) as (Answer | null)[];
		if (!answer) continue;
		if (answer.row) order.version = answer.row.version;
		const { operation, error } = answer;
		if (operation && !['in_flight', 'unknown'].includes(operation.state)) return answer;
		if (error !== undefined && isFinal(error)) return answer;
		await sleep(operation ? 100 : 30);
	}
	return {};
}

/** A code that will not pass by itself; other words are a process in trouble. */
function isFinal(error: string): boolean {
	return /^[A-Z_]+$/.test(error) && !PASSING.includes(error);
}
