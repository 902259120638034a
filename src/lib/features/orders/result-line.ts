import type { ActionState } from '../../client/order-action.svelte.ts';
import type { Failure } from '../../client/trpc.ts';
import { isUnsent } from '../../contract/desk/matches-view.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { TimelineEntry } from '../../contract/timeline.ts';
import { sentenceOf } from '../../i18n/refusals/sentence.ts';
import type { Text } from '../../i18n/text.ts';
import { statusLook, type StatusLook } from './status-look.ts';

/** What became of a press, in one title and what else there is to say. */
export interface ResultLine extends StatusLook {
	title: string;
	body: string | null;
	/** Codes of the gateway, each with a sentence of its own. */
	gatewayCodes: readonly string[];
	/** What an unexpected error is called in the log. */
	errorId: string | null;
}

const GOOD = { glyph: 'paid', tone: 'ok' } as const;
const BAD = { glyph: 'failed', tone: 'alarm' } as const;

/**
 * @param row the order as it is now
 * @param timeline its history, newest first: it tells how an outcome that was unknown came out
 * @returns null where there is nothing to say, or the order itself tells it
 */
export function resultLine(
	t: Text,
	state: ActionState,
	row: OrderRow,
	timeline: readonly TimelineEntry[]
): ResultLine | null {
	if (state.kind === 'idle') return null;
	const { action } = state.demand;
	const word = t.words.action[action];
	const say = (look: StatusLook, title: string, more: Partial<ResultLine> = {}): ResultLine => ({
		...look,
		title,
		body: null,
		gatewayCodes: [],
		errorId: null,
		...more
	});
	switch (state.kind) {
		case 'sending':
			if (row.operation !== null) return null;
			return say({ glyph: 'busy', tone: 'accent' }, t.order.actions.sending(word));
		case 'lost': {
			const look = { glyph: 'unknown', tone: 'alarm' } as const;
			// Nobody knows whether it was done: it is not called undone.
			return say(look, t.order.operation.unknown(word), { body: t.order.result.lost });
		}
		case 'refused': {
			const { failure } = state;
			const more = { body: told(t, failure), errorId: failure.id };
			return say(BAD, t.order.result.failed(word), more);
		}
		case 'answered':
			break;
	}
	const { answer, seen } = state;
	const { operation } = answer;
	if (operation === null) {
		// What could be read has another instant of confirmation than what was known.
		const wasRead = answer.row.confirmedAt !== seen.confirmedAt;
		return wasRead
			? say(GOOD, t.order.result.inquired)
			: say(BAD, t.order.result.notInquired, { body: t.order.result.notInquiredBody });
	}
	const failed = (code: unknown, gatewayCodes: readonly string[]): ResultLine => {
		const body = isKnownCode(t, code) ? t.order.result.codes[code] : null;
		const title =
			code === 'STOPPED_BEFORE_CAPTURE' ? t.order.result.stopped : t.order.result.failed(word);
		return say(BAD, title, { body, gatewayCodes });
	};
	switch (operation.state) {
		case 'succeeded':
			return say(GOOD, doneTitle(t, action, answer.row));
		case 'failed':
		case 'not_executed':
			return failed(operation.code, operation.gatewayCodes);
		case 'in_flight':
		case 'unknown':
			break;
	}
	if (row.operation !== null) return null;
	const since = timeline.filter(
		({ event, at }) => at >= seen.updatedAt && event.startsWith(`${action}:`)
	);
	const end = since.find(({ event }) => isEndOf(action, event));
	if (end !== undefined && !end.event.endsWith(':succeeded')) {
		// The codes stand where the answer came, the end where an inquiry made sure.
		const codes = [...operation.gatewayCodes, ...since.flatMap((entry) => entry.codes)];
		return failed(end.detail.code, [...new Set(codes)]);
	}
	const title = t.order.result.settled(word, t.words.paymentStatus[row.paymentStatus]);
	return say(statusLook(row), title);
}

function isEndOf(action: string, event: string): boolean {
	return [':succeeded', ':failed', ':not_executed'].some((end) => event === action + end);
}

function doneTitle(t: Text, action: string, row: OrderRow): string {
	const { recorded, nothingUnsent, succeeded } = t.order.result;
	const isEdit = action === 'changeAmount' || action === 'changeContent';
	if (isEdit && !isUnsent(row)) return nothingUnsent;
	const sentences: Readonly<Record<string, string>> = recorded;
	const words: Readonly<Record<string, string>> = t.words.action;
	return sentences[action] ?? succeeded(words[action] ?? action);
}

function isKnownCode(t: Text, code: unknown): code is keyof Text['order']['result']['codes'] {
	return typeof code === 'string' && Object.hasOwn(t.order.result.codes, code);
}

/** A conflict is told by its own notice, a rule by its own sentence. */
function told(t: Text, { code, params, field, refusal }: Failure): string {
	if (code === null || isConflict(code)) return '';
	if (refusal) return sentenceOf(t.refusals, refusal);
	return t.errors[code]({ field, params });
}

/** Somebody else was first. */
export function isConflict(code: Failure['code']): boolean {
	return code === 'VERSION_CONFLICT' || code === 'OPERATION_UNDER_WAY';
}
