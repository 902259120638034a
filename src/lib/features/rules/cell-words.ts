import type { Role } from '../../domain/access/index.ts';
import { leastRole } from '../../domain/access/index.ts';
import type { Source } from '../../domain/orders/refusal.ts';
import { dayAndMinute } from '../../i18n/format/instant.ts';
import type { HelpText } from '../../i18n/help/index.ts';
import { moment, sentenceOf } from '../../i18n/refusals/sentence.ts';
import type { Text } from '../../i18n/text.ts';
import type { GridCell } from './rules-grid.ts';

type CellKind = keyof HelpText['rules']['cells'];

/** One cell of the grid in words: one for the eye, a few more beneath it, and whole sentences. */
export interface CellWords {
	kind: CellKind;
	word: string;
	notes: string[];
	/** Work is left behind: worth a second look. */
	leavesWork: boolean;
	sentences: string[];
	source: Source;
}

/** @param now epoch ms */
export function cellWords(
	cell: GridCell,
	t: Text,
	rules: HelpText['rules'],
	now: number
): CellWords {
	const { source } = cell.verdict;
	return cell.open
		? { ...openWords(cell, t, rules, now), source }
		: { ...closedWords(cell, t, rules, now), source };
}

function openWords(
	{ action, verdict }: GridCell,
	t: Text,
	rules: HelpText['rules'],
	now: number
): Omit<CellWords, 'source'> {
	const { linked, leavesTask, warnings, closesAt, newExpiry } = verdict;
	const isEdit = action === 'changeAmount' || action === 'changeContent';
	const how = action === 'inquire' ? 'reads' : linked === true && !isEdit ? 'linked' : 'desk';
	const notes: string[] = [];
	const sentences: string[] = [];
	if (isEdit && linked === true) {
		notes.push(rules.notes.sendLater);
		sentences.push(rules.sentences.sendLater);
	} else sentences.push(rules.sentences[how]);
	if (leavesTask !== null) {
		const task = t.words.task[leavesTask.kind];
		notes.push(rules.notes.task);
		sentences.push(
			leavesTask.dueAt === null
				? rules.sentences.task(task)
				: rules.sentences.taskDue(task, moment(leavesTask.dueAt, t.time.dates))
		);
	}
	for (const warning of warnings) {
		// An edit mails nobody: the send does.
		if (isEdit && warning.code === 'BUYER_WILL_BE_MAILED') continue;
		if (warning.code === 'BUYER_WILL_BE_MAILED') notes.push(rules.notes.mail);
		sentences.push(sentenceOf(t.refusals, warning));
	}
	if (newExpiry !== null) sentences.push(rules.sentences.expiry(moment(newExpiry, t.time.dates)));
	if (closesAt !== null && closesAt > now)
		sentences.push(rules.sentences.until(moment(closesAt, t.time.dates)));
	return { kind: how, word: rules.cells[how], notes, leavesWork: leavesTask !== null, sentences };
}

function closedWords(
	{ verdict, obstacle }: GridCell,
	t: Text,
	rules: HelpText['rules'],
	now: number
): Omit<CellWords, 'source'> {
	const { refusal, opensAt } = verdict;
	const closed = { kind: 'closed', word: rules.cells.closed, leavesWork: false } as const;
	if (refusal === null) {
		const sentence =
			obstacle === 'supervisor-only'
				? t.order.actions.noPermission(roleWord(t, leastRole('orders.cancelCaptured')))
				: t.order.actions.readOnly;
		return { ...closed, notes: [], sentences: [sentence] };
	}
	const willOpen =
		opensAt !== null && opensAt > now && Object.values<unknown>(refusal.params).includes(opensAt);
	return {
		...closed,
		notes: willOpen ? [rules.notes.from(dayAndMinute(opensAt, now, t.time.dates))] : [],
		sentences: [
			sentenceOf(t.refusals, refusal),
			...(willOpen ? [rules.sentences.opens(moment(opensAt, t.time.dates))] : [])
		]
	};
}

const roleWord = (t: Text, role: Role) => t.words.role[role];
