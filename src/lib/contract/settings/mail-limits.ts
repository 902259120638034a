import type { ShopMailData } from './mail-data.ts';

/** Longest values, in characters. */
export const MAIL_LIMITS: Readonly<Record<keyof ShopMailData, number>> = {
	displayName: 100,
	fromAddress: 254,
	replyTo: 254,
	phone: 32,
	hours: 100,
	seller: 500,
	website: 300,
	signature: 1000
};
