import { linkProblem } from '../../contract/settings/contract-fields.ts';
import type { ShopMailData } from '../../contract/settings/mail-data.ts';
import { MAIL_LIMITS } from '../../contract/settings/mail-limits.ts';

export type MailProblem = 'address' | 'website' | 'too_long';

/** Roughly an address: the server is the one that knows. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** Every field that cannot stand, before anything is sent. */
export function mailProblems(mail: ShopMailData): Partial<Record<keyof ShopMailData, MailProblem>> {
	const found: Partial<Record<keyof ShopMailData, MailProblem>> = {};
	for (const field of Object.keys(mail) as (keyof ShopMailData)[]) {
		const text = mail[field].trim();
		if (text.length > MAIL_LIMITS[field]) found[field] = 'too_long';
		else if (text === '') continue;
		else if ((field === 'fromAddress' || field === 'replyTo') && !ADDRESS.test(text))
			found[field] = 'address';
		else if (field === 'website' && (text.startsWith('/') || linkProblem(text) === 'bad'))
			found[field] = 'website';
	}
	return found;
}
