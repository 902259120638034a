import { encodeWindows31J } from './windows-31j.ts';

/** An answer's fields, in the order in which they go out. */
export type Answer = ReadonlyArray<readonly [name: string, value: string]>;

export const ANSWER_CONTENT_TYPE = 'text/plain;charset=Windows-31J';

/** `ErrCode=…|…&ErrInfo=…|…`; ErrCode is the first three characters of its ErrInfo. */
export function refusal(...errInfos: readonly [string, ...string[]]): Answer {
	return [
		['ErrCode', errInfos.map((errInfo) => errInfo.slice(0, 3)).join('|')],
		['ErrInfo', errInfos.join('|')]
	];
}

/** The ErrInfo list of an answer; empty when it is a success. */
export function errInfoOf(answer: Answer): string {
	return answer.find(([name]) => name === 'ErrInfo')?.[1] ?? '';
}

/** One line `K=V&K=V`, values not percent-encoded. */
export function encodeAnswer(answer: Answer): Buffer {
	return encodeWindows31J(answer.map(([name, value]) => `${name}=${value}`).join('&'));
}
