import { and, arrayContains, exists, gt, isNull, or, sql } from 'drizzle-orm';
import { trialVerdict } from '../../contract/settings/credential-trial.ts';
import type { SetupState } from '../../contract/settings/shop-settings.ts';
import type { Database } from '../db/client.ts';
import { apiKey, notification, orders } from '../db/schema/index.ts';
import { listShopSettings } from './read-shop-settings.ts';

/**
 * What still stands between this installation and its first order.
 * @param realNow epoch ms of real time, on which keys run
 */
export async function readSetup(db: Database, realNow: number): Promise<SetupState> {
	const key = db
		.select({ one: sql`1` })
		.from(apiKey)
		.where(
			and(
				arrayContains(apiKey.scopes, ['orders:write']),
				isNull(apiKey.revokedAt),
				or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, realNow))
			)
		);
	const order = db.select({ one: sql`1` }).from(orders);
	const notified = db.select({ one: sql`1` }).from(notification);
	const [shops, [found]] = await Promise.all([
		listShopSettings(db),
		db
			.select({
				key: exists(key).mapWith(Boolean),
				order: exists(order).mapWith(Boolean),
				notification: exists(notified).mapWith(Boolean)
			})
			.from(sql`(select 1) as one`)
	]);
	const open = shops.filter(({ closedAt }) => closedAt === null);
	const contracts = open.flatMap(({ code, contracts }) =>
		contracts.map((contract) => ({ shop: code, ...contract }))
	);
	const [first] = contracts;
	const works = contracts.find(
		({ secret, trial }) => secret && trial?.code && trialVerdict(trial.code) === 'accepted'
	);
	const shown = works ?? first;
	return {
		shop: open.length > 0,
		contract: contracts.length > 0,
		credentials: works !== undefined,
		key: found?.key ?? false,
		order: found?.order ?? false,
		notification: found?.notification ?? false,
		example: shown ? { shop: shown.shop, gatewayShopId: shown.gatewayShopId } : null,
		shopCode: shown?.shop ?? open[0]?.code ?? null
	};
}
