import type { EligibilityErrorParams } from '../../contract/eligibility-error.ts';
import type { RefusalParams } from '../../domain/orders/refusal.ts';
import type { WarningParams } from '../../domain/orders/verdict.ts';
import { clockMinute, exactInstant, type DateStyle } from '../format/instant.ts';
import { jstTime } from '../../domain/calendar.ts';

type Params = RefusalParams & WarningParams & EligibilityErrorParams;
export type SentenceCode = keyof Params;

/** One sentence per code, as a function of what it tells: a missing one does not compile. */
export type RefusalSentences = {
	readonly [Code in SentenceCode]: (params: Params[Code]) => string;
};

/** A code with its parameters. */
export type Telling = {
	readonly [Code in SentenceCode]: { readonly code: Code; readonly params: Params[Code] };
}[SentenceCode];

/** The sentence of a refusal, a warning or an input error in the language of the catalogue. */
export function sentenceOf(sentences: RefusalSentences, { code, params }: Telling): string {
	const sentence = sentences[code] as (params: Telling['params']) => string;
	return sentence(params);
}

/** Date and time, named as JST; seconds only where there are any. */
export function moment(at: number, style: DateStyle): string {
	if (at % 60_000 !== 0) return exactInstant(at, style);
	return `${style.full(jstTime(at))} ${clockMinute(at)} JST`;
}
