import { PRESSABLE_ACTIONS, type PressableAction } from '../../client/order-action.svelte.ts';
import { may } from '../../domain/access/index.ts';
import type { Role } from '../../domain/access/index.ts';
import type { Verdict } from '../../domain/orders/verdict.ts';
import type { Action } from '../../domain/orders/vocabulary.ts';

/** How an action is offered. To offer one more, add it to the pressable actions and give it a line here. */
const OFFER: Readonly<
	Record<PressableAction, { key: string; tone: 'primary' | 'plain'; confirms: boolean }>
> = {
	capture: { key: 'c', tone: 'primary', confirms: true },
	cancel: { key: 'v', tone: 'plain', confirms: true },
	inquire: { key: 'i', tone: 'plain', confirms: false }
};

/** Why an action is closed for this person on this page, although the rules may allow it. */
export type Obstacle = 'read-only' | 'supervisor-only' | 'offline';

export interface ActionEntry {
	action: PressableAction;
	key: string;
	tone: 'primary' | 'plain';
	confirms: boolean;
	verdict: Verdict;
	obstacle: Obstacle | null;
	open: boolean;
}

/** All actions of an order as this person may use them, the open ones first. */
export function actionEntries(
	verdicts: Readonly<Record<Action, Verdict>>,
	circumstances: { role: Role; isLive: boolean; isCaptured: boolean }
): ActionEntry[] {
	const entries = PRESSABLE_ACTIONS.map((action) => {
		const verdict = verdicts[action];
		const obstacle = obstacleOf(action, verdict, circumstances);
		return {
			action,
			...OFFER[action],
			verdict,
			obstacle,
			open: verdict.allowed && obstacle === null
		};
	});
	return [...entries.filter(({ open }) => open), ...entries.filter(({ open }) => !open)];
}

function obstacleOf(
	action: PressableAction,
	verdict: Verdict,
	{ role, isLive, isCaptured }: { role: Role; isLive: boolean; isCaptured: boolean }
): Obstacle | null {
	if (!may(role, 'orders.act')) return 'read-only';
	const isLinkedCancel = action === 'cancel' && isCaptured && verdict.linked === true;
	if (isLinkedCancel && !may(role, 'orders.cancelCaptured')) return 'supervisor-only';
	return isLive ? null : 'offline';
}
