import type { ErrorCode } from '../../contract/errors.ts';

/** What a sentence may speak of: the field at fault and the parameters of the error. */
export interface About {
	field: string | null;
	params: Readonly<Record<string, string | number>>;
}

/** One sentence per error code: a missing one does not compile. */
export type ErrorSentences = { readonly [Code in ErrorCode]: (about: About) => string };
