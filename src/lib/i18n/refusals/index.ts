import type { Message, Said } from '../../contract/eligibility.ts';
import { errorMessage } from '../errors/index.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { sentenceOf, type Telling } from './sentence.ts';

/**
 * Both sentences of a refusal, a warning or an input error. Screens load `./ja.ts` or `./en.ts` alone
 * and ask `sentenceOf`.
 */
export function messageOf(said: Said): Message {
	if (isTelling(said)) return { ja: sentenceOf(ja, said), en: sentenceOf(en, said) };
	return errorMessage(said);
}

/** The others are errors of every door, told by their own catalogue. */
function isTelling(said: Said): said is Extract<Said, Telling> {
	return Object.hasOwn(ja, said.code);
}
