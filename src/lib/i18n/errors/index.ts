import type { CodedError, ErrorCode } from '../../contract/errors.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { About } from './sentence.ts';

export type { About } from './sentence.ts';

const SENTENCES = { ja, en } as const;

/** The sentence of an error code for a person. */
export function errorSentence(
	locale: 'ja' | 'en',
	code: ErrorCode,
	about: Partial<About> = {}
): string {
	return SENTENCES[locale][code]({ field: about.field ?? null, params: about.params ?? {} });
}

/** Both sentences, as every REST door answers them. */
export function errorMessage(error: Pick<CodedError, 'code' | 'field' | 'params'>): {
	ja: string;
	en: string;
} {
	return {
		ja: errorSentence('ja', error.code, error),
		en: errorSentence('en', error.code, error)
	};
}
