import type { Deadline, NextDeadline } from '../../orders/verdict.ts';
import type { Method } from '../method.ts';
import { reportWindow, reregistrationWindow } from './windows.ts';

export const deadlines: Method['deadlines'] = (facts, terms, at) => {
	const listed: Deadline[] = [];
	const report = reportWindow(facts, terms, at);
	if (report !== null) listed.push({ kind: 'monthlyReport', ...report });
	const card = reregistrationWindow(facts);
	if (card !== null) listed.push({ kind: 'cardReregistration', ...card });
	return listed;
};

/** Until the delivery, what comes first: the end of the month, or of the time to register a card again. */
export const nextDeadline: Method['nextDeadline'] = ({ facts, terms, at, status }) => {
	if (status !== 'awaiting_delivery') return null;
	const [first] = deadlines(facts, terms, at)
		.filter(({ closesAt }) => at < closesAt)
		.toSorted((one, other) => one.closesAt - other.closesAt);
	return first === undefined ? null : closing(first);
};

const closing = ({ kind, closesAt }: Deadline): NextDeadline => ({
	kind,
	edge: 'closes',
	at: closesAt
});

/** A sale that misses its month's report is in the next one: nothing is lost. */
export const riskDeadline: Method['riskDeadline'] = () => null;
