import { MINUTE_MS } from '../../calendar.ts';
import type { RandomStream } from '../../randomness.ts';
import { meansOf, type OrderDraft } from '../draft-order.ts';
import type { Step } from './planned-order.ts';

const SECOND_MS = 1000;

/** The shop enters and executes within the second in which the buyer orders. */
export function enteredOnly(orderedAt: number): Step[] {
	return [{ at: orderedAt, act: 'enter' }];
}

export function executedOnly(orderedAt: number): Step[] {
	return [...enteredOnly(orderedAt), { at: orderedAt + 300, act: 'execute' }];
}

/** The buyer opens the authentication page a little later. */
export function startedOnly(orderedAt: number, random: RandomStream): Step[] {
	const startedAt = orderedAt + random.between(2, 20) * SECOND_MS;
	return [...executedOnly(orderedAt), { at: startedAt, act: 'start' }];
}

function lastInstant(steps: readonly Step[]): number {
	return Math.max(...steps.map(({ at }) => at));
}

/** The card is refused on the page. */
export function failed(orderedAt: number, random: RandomStream): Step[] {
	const steps = startedOnly(orderedAt, random);
	const failedAt = lastInstant(steps) + random.between(20, 200) * SECOND_MS;
	return [...steps, { at: failedAt, act: 'fail' }];
}

export interface ConfirmedSteps {
	readonly steps: Step[];
	/** When the buyer confirmed. */
	readonly confirmedAt: number;
}

/** The buyer logs in, hesitates and confirms, within some minutes. */
export function confirmed(
	orderedAt: number,
	random: RandomStream,
	draft: OrderDraft,
	ending: { readonly confirmationMs?: number; readonly captureWillFail?: boolean } = {}
): ConfirmedSteps {
	const steps = startedOnly(orderedAt, random);
	const confirmedAt = lastInstant(steps) + random.between(15, 6 * 60) * SECOND_MS;
	const confirmation: Step = { at: confirmedAt, act: 'confirm', means: meansOf(draft), ...ending };
	return { steps: [...steps, confirmation], confirmedAt };
}

/** How long after a failed attempt a buyer pays again. */
export function secondAttemptAt(orderedAt: number, random: RandomStream): number {
	return orderedAt + random.between(5, 15) * MINUTE_MS;
}
