import type { OrderContent } from '../../contract/order-content.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import { dayAndMinute } from '../../i18n/format/instant.ts';
import { yen } from '../../i18n/format/yen.ts';
import { sentenceOf } from '../../i18n/refusals/sentence.ts';
import type { Text } from '../../i18n/text.ts';
import type { ActionEntry } from './action-entries.ts';
import { compareLines } from './compare-lines.ts';

/** What the order says now, and what the gateway was last told; null: on its way, or the same. */
export interface KnownContent {
	content: OrderContent | null;
	sentContent: OrderContent | null;
}

/** Everything that follows from an action, line by line. @param now epoch ms */
export function consequencesOf(
	t: Text,
	row: OrderRow,
	{ action, verdict }: Pick<ActionEntry, 'action' | 'verdict'>,
	{ content, sentContent }: KnownContent,
	now: number
): string[] {
	const { linked, leavesTask, warnings } = verdict;
	const gateway = t.words.gateway[row.facts.system];
	const words = t.order.confirm;
	if (action === 'discardChange') return [words.follows.discardChange];

	const lines = [
		linked === true ? linkedLine(t, action, gateway) : words.follows.notLinked(gateway)
	];
	if (action === 'return') lines[0] = t.order.actions.notLinked;
	if (action === 'sendChange' || action === 'sendThenCapture') {
		if (row.facts.amount === row.facts.localAmount) lines.push(words.contentOnly);
		if (content !== null && sentContent !== null) {
			const changes = compareLines(sentContent.lines, content.lines);
			lines.push(words.lines(changes.filter(({ kind }) => kind !== 'same').length));
		}
	}
	if (leavesTask !== null) {
		const task = t.words.task[leavesTask.kind];
		const { dueAt } = leavesTask;
		lines.push(
			dueAt === null
				? words.task(task)
				: words.taskDue(task, dayAndMinute(dueAt, now, t.time.dates))
		);
	}
	for (const warning of warnings) {
		lines.push(sentenceOf(t.refusals, warning));
		if (warning.code === 'COUPON_MAY_BE_WITHDRAWN' && content?.coupon) {
			lines.push(words.coupon(content.coupon.name, yen(content.coupon.amount)));
		}
	}
	if (!warnings.some(({ code }) => code === 'BUYER_WILL_BE_MAILED')) lines.push(words.noMail);
	return lines;
}

function linkedLine(t: Text, action: ActionEntry['action'], gateway: string): string {
	const told: Readonly<Partial<Record<string, (gateway: string) => string>>> = {
		capture: t.order.confirm.follows.capture,
		sendThenCapture: t.order.confirm.follows.sendThenCapture,
		sendChange: t.order.confirm.follows.sendChange,
		extend: t.order.confirm.follows.extend,
		cancel: t.order.confirm.follows.cancel
	};
	return told[action]?.(gateway) ?? t.order.actions.linked;
}
