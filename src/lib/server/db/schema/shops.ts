import { boolean, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { RecruitStatusOverrides } from '../../../contract/gateway-codes.ts';
import type { PaymentSystem } from '../../../domain/orders/vocabulary.ts';
import { BLANK_MAIL_DATA, type ShopMailData } from '../../../contract/settings/mail-data.ts';
import { instant, sealed } from './columns.ts';

/** A shop whose orders stand on the desk. */
export const shop = pgTable('shop', {
	code: text().primaryKey(),
	name: text().notNull(),
	/** Grows with every change; who changes it names the version they saw. */
	version: integer().notNull().default(1),
	/** What mails to buyers say about the shop. */
	mail: jsonb().$type<ShopMailData>().notNull().default(BLANK_MAIL_DATA),
	/** Set: takes no new orders; those it has stay on the desk. */
	closedAt: instant('closed_at')
});

/**
 * A shop's contract with one payment system: where its gateway answers, who it is there, and the
 * terms that decide its deadlines. An order keeps the terms it came with.
 */
export const gatewayAccount = pgTable(
	'gateway_account',
	{
		shop: text()
			.notNull()
			.references(() => shop.code),
		system: text().$type<PaymentSystem>().notNull(),
		endpoint: text().notNull(),
		gatewayShopId: text('gateway_shop_id').notNull(),
		/** ShopPass, encrypted under SECRET_KEY. */
		shopPass: sealed('shop_pass').notNull(),
		consoleUrl: text('console_url'),
		/** Grows with every change; who changes it names the version they saw. */
		version: integer().notNull().default(1),
		secretSetAt: instant('secret_set_at'),
		secretSetByName: text('secret_set_by_name'),
		/** The last harmless inquiry that tried the credentials, and its code; null: never tried. */
		testedAt: instant('tested_at'),
		testCode: text('test_code'),
		/** Sales are final at once (即時売上) unless the order says otherwise. */
		immediate: boolean().notNull().default(false),
		/** When the gateway's recurring service begins for the shop; null: it has, or is not used. */
		recurringStartsAt: instant('recurring_starts_at'),
		validityDays: integer('validity_days'),
		extensionDays: integer('extension_days'),
		extensionEnabled: boolean('extension_enabled').notNull().default(false),
		linkedCancelAfterCapture: boolean('linked_cancel_after_capture').notNull().default(false),
		/** Hours before an authorization's expiry at which the desk raises an alert. */
		alertHours: integer('alert_hours').array().notNull().default([24, 3, 1]),
		/** Wire codes that no public source gives, as this gateway spells them. */
		wireStatus: jsonb('wire_status').$type<RecruitStatusOverrides>().notNull().default({})
	},
	(t) => [primaryKey({ columns: [t.shop, t.system] }), unique().on(t.system, t.gatewayShopId)]
);
