import { getTableColumns } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { blankContract } from '../../src/lib/contract/settings/contract-fields.ts';
import { BLANK_MAIL_DATA } from '../../src/lib/contract/settings/mail-data.ts';
import { loadText } from '../../src/lib/i18n/text.ts';
import { orders } from '../../src/lib/server/db/schema/index.ts';
import { BOOKKEEPING } from '../../src/lib/server/orders/change-order.ts';

/** Columns that are written once, with the order. */
const NEVER_CHANGE = ['id', 'version', 'createdAt'];
/** Told by a column beside them. */
const SAID_BESIDE = ['assigneeId'];

const FIELDS = [
	...Object.keys(getTableColumns(orders)).filter(
		(column) =>
			!BOOKKEEPING.has(column) && !NEVER_CHANGE.includes(column) && !SAID_BESIDE.includes(column)
	),
	...Object.keys(blankContract('recruit')),
	...Object.keys(BLANK_MAIL_DATA).map((key) => `mail.${key}`)
];

it.each(['ja', 'en'] as const)(
	'the trail names every field that can change (%s)',
	async (locale) => {
		const { audit } = await loadText(locale);
		expect(FIELDS.filter((field) => audit.field[field] === undefined)).toEqual([]);
	}
);
