import { randomUUID } from 'node:crypto';
import { and, eq, isNull, lte, or } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import { classifyErrors } from '../../contract/gateway-codes.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import { gatewayAccount } from '../db/schema/index.ts';
import type { ExchangeResult, Reading } from '../gateways/gateway.ts';
import { accountLabel } from '../orders/gateway-payment.ts';
import { readShopSettings } from './read-shop-settings.ts';
import { contractSubject, recordSettingChange } from './record-setting-change.ts';
import type { Settler, ShopContext } from './shop-context.ts';

/** A gateway locks out whoever knocks too often. */
const PAUSE_MS = 5_000;

/**
 * Makes one inquiry, for a payment that cannot exist, and keeps what it came to. It reads no order and
 * changes none; nothing is repeated.
 *
 * @throws CodedError UNKNOWN_CONTRACT, SYSTEM_NOT_CONNECTED, CREDENTIALS_MISSING, TOO_MANY_REQUESTS
 */
export async function testCredentials(
	context: ShopContext,
	request: { shop: string; system: PaymentSystem; actor: Settler }
): Promise<ShopSettings> {
	const { db, sealer, effects } = context;
	const { shop, system, actor } = request;
	const isIt = and(eq(gatewayAccount.shop, shop), eq(gatewayAccount.system, system));
	const gateway = context.gatewayOf(system);
	if (!gateway) {
		throw new CodedError('SYSTEM_NOT_CONNECTED', { field: 'system', params: { system } });
	}
	const [found] = await db.select().from(gatewayAccount).where(isIt);
	if (!found) throw new CodedError('UNKNOWN_CONTRACT', { field: 'system' });
	if (found.secretSetAt === null) {
		throw new CodedError('CREDENTIALS_MISSING', { field: 'shopPass' });
	}

	// The claim: of two presses at once one goes out.
	const now = effects.now();
	const [account] = await db
		.update(gatewayAccount)
		.set({ testedAt: now, testCode: null })
		.where(
			and(isIt, or(isNull(gatewayAccount.testedAt), lte(gatewayAccount.testedAt, now - PAUSE_MS)))
		)
		.returning();
	if (!account) {
		throw new CodedError('TOO_MANY_REQUESTS', { params: { seconds: PAUSE_MS / 1000 } });
	}

	const { result } = await gateway.inquire({
		endpoint: account.endpoint,
		gatewayShopId: account.gatewayShopId,
		shopPass: sealer.open(accountLabel(account), account.shopPass),
		gatewayOrderId: `TEST-${randomUUID().replaceAll('-', '').slice(0, 20)}`,
		access: null,
		wireStatus: account.wireStatus
	});
	const code = codeOf(result);
	return db.transaction(async (tx) => {
		// Settled anew meanwhile: then this was about something else.
		const written = await tx
			.update(gatewayAccount)
			.set({ testedAt: effects.now(), testCode: code })
			.where(and(isIt, eq(gatewayAccount.version, account.version)))
			.returning({ system: gatewayAccount.system });
		if (written.length > 0) {
			await recordSettingChange(tx, {
				at: effects.now(),
				actor,
				event: 'contract:credentials-tested',
				subject: contractSubject(shop, system),
				changes: { testCode: [found.testCode, code] }
			});
		}
		return readShopSettings(tx, shop);
	});
}

/** What the exchange came to in one word: of several ErrInfo the most telling. */
function codeOf(result: ExchangeResult<Reading>): string {
	switch (result.kind) {
		case 'answered':
			return 'ANSWERED';
		case 'refused': {
			const [first, ...rest] = result.codes;
			return first === undefined ? 'ANSWER_EMPTY' : classifyErrors([first, ...rest]).code;
		}
		default:
			return result.reason;
	}
}
