import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../../../tests/support/coded.ts';
import {
	BENCH_SHOP,
	createOrderBench,
	incomingOrder,
	type OrderBench
} from '../../../../tests/support/order-bench.ts';
import {
	about,
	aboutContract,
	conflictOf,
	contractOf,
	CONTRACT_FIELDS,
	fieldsOf,
	MORI,
	SATO,
	settled
} from '../../../../tests/support/settled-shop.ts';
import type { ContractFields } from '../../contract/settings/contract-fields.ts';
import { BLANK_MAIL_DATA } from '../../contract/settings/mail-data.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import { audit } from '../db/schema/index.ts';
import { receiveOrders } from '../orders/receive-orders.ts';
import { changeContract } from './change-contract.ts';
import { changeMailData } from './change-mail-data.ts';
import { closeShop } from './close-shop.ts';
import { createContract } from './create-contract.ts';
import { createShop } from './create-shop.ts';
import { readShopSettings } from './read-shop-settings.ts';
import { readSetup } from './read-setup.ts';
import { renameShop } from './rename-shop.ts';
import { reopenShop } from './reopen-shop.ts';

let bench: OrderBench;
let count = 0;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());

const tellings = (subject: string) =>
	bench.db
		.select({ event: audit.event, by: audit.actorName, changes: audit.changes })
		.from(audit)
		.where(eq(audit.subject, subject))
		.orderBy(asc(audit.id));

async function receive(shop: ShopSettings, number: string, payment: Record<string, unknown> = {}) {
	const [receipt] = await receiveOrders(
		bench,
		[
			incomingOrder(number, bench.clock.now(), {
				shop: shop.code,
				payment: {
					gatewayShopId: contractOf(shop).gatewayShopId,
					gatewayOrderIds: [`${number}-1`],
					...payment
				}
			})
		],
		{ kind: 'shop', id: 'key', name: 'bench' }
	);
	return receipt;
}

async function order(number: string) {
	const found = await bench.db.query.orders.findFirst({
		where: (orders, { eq: is }) => is(orders.number, number)
	});
	if (!found) throw new Error(`no ${number}`);
	return found;
}

describe('a shop', () => {
	it('is made once, renamed, and every change is told old → new', async () => {
		const made = await createShop(bench, { code: 'kitchen', name: '台所', actor: SATO });
		expect(made).toMatchObject({ version: 1, closedAt: null, contracts: [] });
		expect(await codeOf(createShop(bench, { code: 'kitchen', name: '別', actor: SATO }))).toBe(
			'SHOP_CODE_TAKEN'
		);
		const renamed = await renameShop(bench, { ...about(made), name: '台所道具' });
		expect(renamed).toMatchObject({ name: '台所道具', version: 2, changed: { by: '佐藤 花' } });
		expect(await tellings('shop:kitchen')).toEqual([
			{ event: 'shop:created', by: '佐藤 花', changes: { name: [null, '台所'] } },
			{ event: 'shop:renamed', by: '佐藤 花', changes: { name: ['台所', '台所道具'] } }
		]);
		expect(await codeOf(renameShop(bench, { ...about(made), shop: 'nowhere', name: 'x' }))).toBe(
			'UNKNOWN_SHOP'
		);
	});

	it('answers the second of two editors with what the first saved, and by whom', async () => {
		const seen = await settled(bench);
		const theirs = await renameShop(bench, { ...about(seen, MORI), name: '森の店' });
		const conflict = await conflictOf(renameShop(bench, { ...about(seen), name: '花の店' }));
		expect(conflict.params).toEqual({ actor: '森 葵' });
		expect(conflict.shop).toEqual(theirs);
		expect((await readShopSettings(bench.db, seen.code)).name).toBe('森の店');
		// Having seen it, the second may.
		await renameShop(bench, { ...about(theirs), name: '花の店' });
		// The same save once more, because its answer was lost, is no conflict and no change.
		const again = await renameShop(bench, { ...about(theirs), name: '花の店' });
		expect(again).toMatchObject({ name: '花の店', version: 3 });
	});

	it('of two saves at the same instant takes one', async () => {
		const seen = await settled(bench);
		const outcomes = await Promise.allSettled(
			['甲', '乙', '丙', '丁'].map((name) => renameShop(bench, { ...about(seen), name }))
		);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await readShopSettings(bench.db, seen.code)).version).toBe(2);
	});

	it('that is closed takes no new orders, and goes on with those it has', async () => {
		const open = await settled(bench);
		expect(await receive(open, 'CLOSING-1')).toMatchObject({ ok: true, result: 'created' });
		const closed = await closeShop(bench, about(open));
		const refused = await receive(open, 'CLOSING-2');
		expect(refused).toMatchObject({ ok: false, error: { code: 'SHOP_CLOSED', field: 'shop' } });
		expect(await receive(open, 'CLOSING-1')).toMatchObject({ ok: true, result: 'unchanged' });
		await reopenShop(bench, about(closed));
		expect(await receive(open, 'CLOSING-2')).toMatchObject({ ok: true });
	});

	it('keeps what its mails say, field by field in the audit', async () => {
		const seen = await settled(bench);
		const mail = { ...BLANK_MAIL_DATA, displayName: '丸山道具店', phone: '03-0000-0000' };
		const saved = await changeMailData(bench, { ...about(seen), mail });
		expect(saved.mail).toEqual(mail);
		expect((await tellings(`shop:${seen.code}`)).at(-1)).toEqual({
			event: 'shop:mail-changed',
			by: '佐藤 花',
			changes: { 'mail.displayName': ['', '丸山道具店'], 'mail.phone': ['', '03-0000-0000'] }
		});
	});
});

describe('a contract', () => {
	it('is kept in one form, and made once', async () => {
		const shop = await settled(bench);
		expect(contractOf(shop)).toMatchObject({
			endpoint: 'https://pay.example.jp',
			alertHours: [24, 3, 1],
			secret: null,
			trial: null,
			inUse: false,
			version: 1
		});
		const again = createContract(bench, {
			...{ shop: shop.code, system: 'recruit', actor: MORI },
			fields: { ...CONTRACT_FIELDS, gatewayShopId: 'tshop99999999' }
		});
		expect((await conflictOf(again)).params).toEqual({ actor: '佐藤 花' });
	});

	it.each([
		['sgp-card', {}, 'SYSTEM_NOT_CONNECTED', 'system'],
		['recruit', { endpoint: '' }, 'MISSING_FIELD', 'endpoint'],
		['recruit', { endpoint: 'http://pay.example.jp' }, 'BAD_FIELD', 'endpoint'],
		['recruit', { endpoint: 'https://a:b@pay.example.jp' }, 'BAD_FIELD', 'endpoint'],
		['recruit', { gatewayShopId: 'tshop-1' }, 'BAD_FIELD', 'gatewayShopId'],
		['recruit', { gatewayShopId: BENCH_SHOP.gatewayShopId }, 'GATEWAY_SHOP_TAKEN', 'gatewayShopId'],
		['recruit', { consoleUrl: 'javascript:alert(1)' }, 'BAD_FIELD', 'consoleUrl'],
		['recruit', { consoleUrl: '//evil.example' }, 'BAD_FIELD', 'consoleUrl'],
		['recruit', { validityDays: null }, 'MISSING_FIELD', 'validityDays'],
		['recruit', { validityDays: 61 }, 'BAD_FIELD', 'validityDays'],
		['recruit', { extensionDays: 120 }, 'BAD_FIELD', 'extensionDays'],
		['recruit', { extensionDays: null }, 'MISSING_FIELD', 'extensionDays'],
		['recruit', { alertHours: [] }, 'MISSING_FIELD', 'alertHours'],
		['recruit', { alertHours: [0] }, 'BAD_FIELD', 'alertHours'],
		['recruit', { alertHours: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, 'BAD_FIELD', 'alertHours'],
		['recruit', { recurringStartsAt: 1 }, 'BAD_FIELD', 'recurringStartsAt'],
		['recruit', { wireStatus: { AUTO_CANCELLED: 'auto cancel' } }, 'BAD_FIELD', 'wireStatus']
	] as const)('of %s with %j is refused: %s', async (system, wrong, code, field) => {
		const shop = `bad-${String((count += 1))}`;
		await createShop(bench, { code: shop, name: '店', actor: SATO });
		const fields: ContractFields = {
			...CONTRACT_FIELDS,
			gatewayShopId: `t${String(count)}`,
			...(wrong as Partial<ContractFields>)
		};
		const work = createContract(bench, { shop, system, fields, actor: SATO });
		await expect(work).rejects.toMatchObject({ code, field });
		expect((await readShopSettings(bench.db, shop)).contracts).toEqual([]);
	});

	it('that is settled anew holds for orders to come; open ones keep the terms they came with', async () => {
		const shop = await settled(bench, { validityDays: 30 });
		await receive(shop, 'TERMS-1');
		const before = await order('TERMS-1');
		const changed = await changeContract(bench, {
			...aboutContract(shop, MORI),
			fields: {
				...fieldsOf(shop),
				...{ validityDays: 7, extensionDays: 10, linkedCancelAfterCapture: true, immediate: true }
			}
		});
		await receive(shop, 'TERMS-2');
		// The shop says TERMS-1 once more, without a word about how it is sold.
		await receive(shop, 'TERMS-1');
		const [old, fresh] = [await order('TERMS-1'), await order('TERMS-2')];
		expect(old.terms).toEqual(before.terms);
		expect(old.terms).toMatchObject({ validityDays: 30, linkedCancelAfterCapture: false });
		expect(old.content.immediate).toBe(false);
		expect(fresh.terms).toMatchObject({
			...{ validityDays: 7, extensionDays: 10, linkedCancelAfterCapture: true }
		});
		expect(fresh.content.immediate).toBe(true);
		expect((await tellings(`contract:${shop.code}/recruit`)).at(-1)).toEqual({
			event: 'contract:changed',
			by: '森 葵',
			changes: {
				validityDays: [30, 7],
				extensionDays: [30, 10],
				linkedCancelAfterCapture: [false, true],
				immediate: [false, true]
			}
		});
		expect(contractOf(changed)).toMatchObject({ version: 2, inUse: true });
	});

	it('tells an order’s own word about how it is sold from the contract’s', async () => {
		const shop = await settled(bench, { immediate: true });
		await receive(shop, 'SOLD-1', { immediate: false });
		await receive(shop, 'SOLD-2');
		expect((await order('SOLD-1')).content.immediate).toBe(false);
		expect((await order('SOLD-2')).content.immediate).toBe(true);
	});

	it('answers the second of two editors with what the first saved', async () => {
		const seen = await settled(bench);
		await changeContract(bench, {
			...aboutContract(seen, MORI),
			fields: { ...fieldsOf(seen), validityDays: 14 }
		});
		const late = changeContract(bench, {
			...aboutContract(seen),
			fields: { ...fieldsOf(seen), alertHours: [48] }
		});
		const conflict = await conflictOf(late);
		expect(conflict.params).toEqual({ actor: '森 葵' });
		expect(contractOf(conflict.shop)).toMatchObject({ validityDays: 14, alertHours: [24, 3, 1] });
	});

	it('keeps a ShopID that orders came with', async () => {
		const shop = await settled(bench);
		await receive(shop, 'STAYS-1');
		const work = changeContract(bench, {
			...aboutContract(shop),
			fields: { ...fieldsOf(shop), gatewayShopId: 'tshop77777777' }
		});
		expect(await codeOf(work)).toBe('GATEWAY_SHOP_IN_USE');
	});
});

describe('what is still missing', () => {
	it('is told step by step', async () => {
		expect(await readSetup(bench.db, Date.now())).toMatchObject({
			shop: true,
			contract: true,
			key: false,
			order: true
		});
	});
});
