import type { Locale } from '../locale.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

export type AccessText = typeof ja;

/** The words of sign-in and setup in one language. */
export function accessText(locale: Locale): AccessText {
	return locale === 'ja' ? ja : en;
}
