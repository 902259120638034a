import type { PressableAction } from '../../client/order-action.svelte.ts';
import { isUnsent } from '../../contract/desk/matches-view.ts';
import type { LocalAction, OperationAction, OrderRow } from '../../contract/order-row.ts';
import { may } from '../../domain/access/index.ts';
import type { Role } from '../../domain/access/index.ts';
import { judgeSendThenCapture } from '../../domain/eligibility/send-then-capture.ts';
import type { Judgement, Verdict } from '../../domain/orders/verdict.ts';
import { ACTIONS, type Action } from '../../domain/orders/vocabulary.ts';

/** Recording an expiry has its own place, beside the deadlines. */
export type OfferedAction = Exclude<PressableAction, 'recordExpiry'>;
/** Done at once, after one question, or by editing what the order says. */
type Way = 'at-once' | 'asks' | 'edits';

/** How an action is offered, in the order in which people need them. */
const OFFER: Readonly<Record<OfferedAction, { key: string; way: Way }>> = {
	sendThenCapture: { key: 's', way: 'asks' },
	capture: { key: 'c', way: 'asks' },
	sendChange: { key: 't', way: 'asks' },
	deliver: { key: 'd', way: 'at-once' },
	changeAmount: { key: 'e', way: 'edits' },
	changeContent: { key: 'l', way: 'edits' },
	extend: { key: 'p', way: 'asks' },
	discardChange: { key: 'u', way: 'asks' },
	return: { key: 'r', way: 'asks' },
	cancel: { key: 'v', way: 'asks' },
	changePaymentMethod: { key: 'm', way: 'asks' },
	inquire: { key: 'i', way: 'at-once' }
};

/** The key of each action. */
export const ACTION_KEYS = (Object.keys(OFFER) as OfferedAction[]).map(
	(action) => [OFFER[action].key, action] as const
);

/** The one obvious next step is the first of these that is open. */
const NEXT_STEPS: readonly OfferedAction[] = [
	'sendThenCapture',
	'capture',
	'sendChange',
	'deliver'
];

/** Why an action is closed for this person on this page, although the rules may allow it. */
export type Obstacle = 'read-only' | 'supervisor-only' | 'offline';

export interface ActionEntry {
	action: OfferedAction;
	key: string;
	way: Way;
	isNextStep: boolean;
	verdict: Verdict;
	obstacle: Obstacle | null;
	open: boolean;
}

export interface ActionOffer {
	/** The open ones first. */
	entries: ActionEntry[];
	/** What the payment system does not know at all. */
	notOffered: Action[];
}

/** All actions of an order as this person may use them. @param at epoch ms */
export function actionOffer(
	row: OrderRow,
	judgement: Judgement,
	circumstances: { role: Role; isLive: boolean; at: number }
): ActionOffer {
	const { facts, terms } = row;
	const verdicts: Partial<Record<OfferedAction, Verdict>> = { ...judgement.actions };
	if (isUnsent(row)) {
		verdicts.discardChange = judgeDiscard(judgement.actions.changeContent);
		if (judgement.paymentStatus === 'authorized') {
			verdicts.sendThenCapture = judgeSendThenCapture(facts, terms, circumstances.at);
		}
	}
	const entries = (Object.keys(OFFER) as OfferedAction[]).flatMap((action): ActionEntry[] => {
		const verdict = verdicts[action];
		if (verdict === undefined || isUnknownToSystem(verdict)) return [];
		const obstacle = obstacleOf(action, verdict, row, circumstances);
		const open = verdict.allowed && obstacle === null;
		return [{ action, ...OFFER[action], isNextStep: false, verdict, obstacle, open }];
	});
	const next = NEXT_STEPS.find((step) =>
		entries.some(({ action, open }) => action === step && open)
	);
	const marked = entries.map((entry) => ({ ...entry, isNextStep: entry.action === next }));
	return {
		entries: [...marked.filter(({ open }) => open), ...marked.filter(({ open }) => !open)],
		notOffered: ACTIONS.filter((action) => isUnknownToSystem(judgement.actions[action]))
	};
}

function isUnknownToSystem({ refusal }: Verdict): boolean {
	return refusal?.code === 'NOT_OFFERED_BY_SYSTEM';
}

/** No action of the rules: only somebody at work on the order is in the way of taking back an edit. */
function judgeDiscard(content: Verdict): Verdict {
	const code = content.refusal?.code;
	const isBusy =
		code === 'HELD_BY_IMPORT' || code === 'OPERATION_IN_FLIGHT' || code === 'OUTCOME_UNKNOWN';
	if (isBusy) return content;
	return {
		allowed: true,
		refusal: null,
		linked: false,
		leavesTask: null,
		opensAt: null,
		closesAt: null,
		newExpiry: null,
		warnings: [],
		source: 'Yoshin'
	};
}

/** Why this person cannot do what the rules may allow. */
export function obstacleOf(
	action: OperationAction | LocalAction,
	verdict: Verdict,
	row: Pick<OrderRow, 'facts' | 'paymentStatus'>,
	{ role, isLive }: { role: Role; isLive: boolean }
): Obstacle | null {
	if (!may(role, 'orders.act')) return 'read-only';
	const isCaptured = row.facts.capturedAt !== null || row.paymentStatus === 'completed';
	const isLinkedCancel = action === 'cancel' && isCaptured && verdict.linked === true;
	if (isLinkedCancel && !may(role, 'orders.cancelCaptured')) return 'supervisor-only';
	return isLive ? null : 'offline';
}
