import { and, asc, desc, eq, exists, inArray, ne, sql } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type {
	ContractSettings,
	LastChange,
	ShopSettings
} from '../../contract/settings/shop-settings.ts';
import type { Executor } from '../db/client.ts';
import { audit, gatewayAccount, gatewayOrder, shop } from '../db/schema/index.ts';
import { contractSubject, shopSubject } from './record-setting-change.ts';

/** Every shop with its settings, by code. Passwords are not even read. */
export async function listShopSettings(db: Executor): Promise<ShopSettings[]> {
	return readShops(db);
}

/**
 * One shop with its settings.
 * @throws CodedError UNKNOWN_SHOP
 */
export async function readShopSettings(db: Executor, code: string): Promise<ShopSettings> {
	const [found] = await readShops(db, code);
	if (!found) throw new CodedError('UNKNOWN_SHOP', { field: 'shop' });
	return found;
}

async function readShops(db: Executor, only?: string): Promise<ShopSettings[]> {
	const [shops, contracts] = await Promise.all([
		db
			.select()
			.from(shop)
			.where(only === undefined ? undefined : eq(shop.code, only))
			.orderBy(asc(shop.code)),
		db
			.select({ ...CONTRACT_COLUMNS, inUse: exists(ordersOf(db)).mapWith(Boolean) })
			.from(gatewayAccount)
			.where(only === undefined ? undefined : eq(gatewayAccount.shop, only))
			.orderBy(asc(gatewayAccount.system))
	]);
	const changes = await readLastChanges(db, [
		...shops.map(({ code }) => shopSubject(code)),
		...contracts.map(({ shop: code, system }) => contractSubject(code, system))
	]);
	return shops.map((one) => ({
		...one,
		changed: changes.get(shopSubject(one.code)) ?? null,
		contracts: contracts
			.filter(({ shop: code }) => code === one.code)
			.map((contract) =>
				settingsOf(contract, changes.get(contractSubject(one.code, contract.system)) ?? null)
			)
	}));
}

/** All but the password. */
const CONTRACT_COLUMNS = {
	shop: gatewayAccount.shop,
	system: gatewayAccount.system,
	version: gatewayAccount.version,
	endpoint: gatewayAccount.endpoint,
	gatewayShopId: gatewayAccount.gatewayShopId,
	consoleUrl: gatewayAccount.consoleUrl,
	validityDays: gatewayAccount.validityDays,
	extensionDays: gatewayAccount.extensionDays,
	extensionEnabled: gatewayAccount.extensionEnabled,
	linkedCancelAfterCapture: gatewayAccount.linkedCancelAfterCapture,
	immediate: gatewayAccount.immediate,
	recurringStartsAt: gatewayAccount.recurringStartsAt,
	alertHours: gatewayAccount.alertHours,
	wireStatus: gatewayAccount.wireStatus,
	secretSetAt: gatewayAccount.secretSetAt,
	secretSetByName: gatewayAccount.secretSetByName,
	testedAt: gatewayAccount.testedAt,
	testCode: gatewayAccount.testCode
};

function ordersOf(db: Executor) {
	return db
		.select({ one: sql`1` })
		.from(gatewayOrder)
		.where(eq(gatewayOrder.gatewayShopId, gatewayAccount.gatewayShopId));
}

type ContractRow = Pick<typeof gatewayAccount.$inferSelect, keyof typeof CONTRACT_COLUMNS> & {
	inUse: boolean;
};

function settingsOf(row: ContractRow, changed: LastChange | null): ContractSettings {
	const { shop: _, secretSetAt, secretSetByName, testedAt, testCode, ...fields } = row;
	return {
		...fields,
		secret: secretSetAt === null ? null : { at: secretSetAt, by: secretSetByName },
		trial: testedAt === null ? null : { at: testedAt, code: testCode },
		changed
	};
}

async function readLastChanges(
	db: Executor,
	subjects: readonly string[]
): Promise<Map<string, LastChange>> {
	if (subjects.length === 0) return new Map();
	const rows = await db
		.selectDistinctOn([audit.subject], {
			subject: audit.subject,
			at: audit.at,
			by: audit.actorName
		})
		.from(audit)
		.where(
			and(inArray(audit.subject, [...subjects]), ne(audit.event, 'contract:credentials-tested'))
		)
		.orderBy(audit.subject, desc(audit.id));
	return new Map(rows.map(({ subject, at, by }) => [subject ?? '', { at, by }]));
}
