import { z } from 'zod';
import { keepable } from '../orders-intake.ts';
import { linkProblem } from './contract-fields.ts';
import type { ShopMailData } from './mail-data.ts';
import { MAIL_LIMITS } from './mail-limits.ts';

/** One line: what ends up in a header of a mail must not begin another one. */
const line = (field: keyof ShopMailData) =>
	keepable
		.transform((text) => text.normalize('NFC').trim())
		.pipe(
			z
				.string()
				.max(MAIL_LIMITS[field])
				.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)
		);
const lines = (field: keyof ShopMailData) =>
	keepable
		.transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
		.pipe(
			z
				.string()
				.max(MAIL_LIMITS[field])
				.regex(/^[^\p{Cc}]*(\n[^\p{Cc}]*)*$/u)
		);
const address = (field: keyof ShopMailData) =>
	line(field).refine((text) => text === '' || z.email().safeParse(text).success);

/** What a form sends: every field, empty where nothing is filled in. */
export const mailData: z.ZodType<ShopMailData, ShopMailData> = z.strictObject({
	displayName: line('displayName'),
	fromAddress: address('fromAddress'),
	replyTo: address('replyTo'),
	phone: line('phone'),
	hours: line('hours'),
	seller: lines('seller'),
	website: line('website').refine(
		(text) => text === '' || (!text.startsWith('/') && linkProblem(text) !== 'bad')
	),
	signature: lines('signature')
});
