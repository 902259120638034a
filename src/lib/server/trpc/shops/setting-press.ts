import { z } from 'zod';
import { isShopCode } from '../../../contract/order-name.ts';
import {
	ALERT_LEVELS_LIMIT,
	OPEN_WIRE_STATUSES
} from '../../../contract/settings/contract-fields.ts';
import { PAYMENT_SYSTEMS } from '../../../domain/orders/vocabulary.ts';
import type { Person } from '../../auth/principal.ts';
import type { Settler } from '../../shops/shop-context.ts';

/** A change of a shop's settings: of which, and the version that the person saw. */
export const shopPress = z.strictObject({
	shop: z.string().refine(isShopCode),
	version: z.int().min(1)
});

export const contractPress = shopPress.extend({ system: z.enum(PAYMENT_SYSTEMS) });

/** The shape of a contract; what its values may be is the method's affair. */
export const contractFields = z.strictObject({
	endpoint: trimmed(300),
	gatewayShopId: trimmed(64),
	consoleUrl: trimmed(300)
		.transform((text) => (text === '' ? null : text))
		.nullable(),
	validityDays: z.int().nullable(),
	extensionDays: z.int().nullable(),
	extensionEnabled: z.boolean(),
	linkedCancelAfterCapture: z.boolean(),
	immediate: z.boolean(),
	recurringStartsAt: z.int().min(0).max(253_402_300_799_999).nullable(),
	alertHours: z.array(z.int()).max(ALERT_LEVELS_LIMIT * 4),
	wireStatus: z.strictObject(
		Object.fromEntries(OPEN_WIRE_STATUSES.map((name) => [name, trimmed(15).min(1).optional()]))
	)
});

function trimmed(limit: number) {
	return z
		.string()
		.refine((text) => text.isWellFormed() && !text.includes('\0'))
		.trim()
		.max(limit);
}

/** The person who calls, as the audit names them. */
export function settlerOf({ id, name }: Person): Settler {
	return { kind: 'person', id, name };
}
