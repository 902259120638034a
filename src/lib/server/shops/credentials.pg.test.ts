import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../../../tests/support/coded.ts';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import {
	aboutContract,
	contractOf,
	fieldsOf,
	MORI,
	SATO,
	settled
} from '../../../../tests/support/settled-shop.ts';
import { shows } from '../../../../tests/support/scripted-gateway.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import { audit, gatewayAccount } from '../db/schema/index.ts';
import { accountLabel } from '../orders/gateway-payment.ts';
import { changeContract } from './change-contract.ts';
import { listShopSettings } from './read-shop-settings.ts';
import { setCredentials } from './set-credentials.ts';
import { testCredentials } from './test-credentials.ts';

const PASS = 'SettingsPw1';

let bench: OrderBench;
beforeAll(async () => {
	bench = await createOrderBench();
});
afterAll(() => bench.close());

describe('credentials', () => {
	const sealedOf = async (shop: ShopSettings) => {
		const [row] = await bench.db
			.select()
			.from(gatewayAccount)
			.where(and(eq(gatewayAccount.shop, shop.code), eq(gatewayAccount.system, 'recruit')));
		if (!row) throw new Error('no account');
		return row;
	};

	it('go in sealed and come out nowhere', async () => {
		const shop = await settled(bench);
		const saved = await setCredentials(bench, { ...aboutContract(shop), shopPass: PASS });
		expect(contractOf(saved).secret).toMatchObject({ by: '佐藤 花' });
		const row = await sealedOf(shop);
		expect(Buffer.from(row.shopPass).includes(PASS)).toBe(false);
		expect(bench.sealer.open(accountLabel(row), row.shopPass)).toBe(PASS);
		const told = JSON.stringify([
			saved,
			await listShopSettings(bench.db),
			await bench.db.select().from(audit)
		]);
		expect(told).toContain('contract:credentials-set');
		expect(told).not.toContain(PASS);
	});

	it('stay where they are sent, unless an administrator moves them', async () => {
		const shop = await settled(bench);
		const saved = await setCredentials(bench, { ...aboutContract(shop), shopPass: PASS });
		const fields = { ...fieldsOf(saved), endpoint: 'https://elsewhere.example' };
		const move = (mayMoveSecret: boolean) =>
			changeContract(bench, { ...aboutContract(saved), fields, mayMoveSecret });
		expect(await codeOf(move(false))).toBe('SECRET_WOULD_MOVE');
		expect(contractOf(await move(true))).toMatchObject({
			endpoint: 'https://elsewhere.example',
			secret: { by: '佐藤 花' },
			trial: null
		});
	});

	it('are forgotten with their ShopID', async () => {
		const shop = await settled(bench);
		const saved = await setCredentials(bench, { ...aboutContract(shop), shopPass: PASS });
		const other = await changeContract(bench, {
			...aboutContract(saved),
			fields: { ...fieldsOf(saved), gatewayShopId: 'tshop66666666' },
			mayMoveSecret: true
		});
		expect(contractOf(other)).toMatchObject({ gatewayShopId: 'tshop66666666', secret: null });
		const row = await sealedOf(shop);
		expect(bench.sealer.open(accountLabel(row), row.shopPass)).toBe('');
	});

	it('are tried by one inquiry that changes no order', async () => {
		const shop = await settled(bench);
		const press = { shop: shop.code, system: 'recruit' as const, actor: SATO };
		expect(await codeOf(testCredentials(bench, press))).toBe('CREDENTIALS_MISSING');
		await setCredentials(bench, { ...aboutContract(shop), shopPass: PASS });
		bench.gateway.willShow({ kind: 'refused', codes: ['M01004002'] });
		const asked = bench.gateway.asked.length;
		const events = await bench.db.$count(audit);
		const tried = await testCredentials(bench, press);
		expect(bench.gateway.asked.slice(asked)).toEqual(['SearchTradeMulti']);
		expect(contractOf(tried).trial?.code).toBe('M01004002');
		expect(contractOf(tried).version).toBe(2);
		expect((await bench.db.$count(audit)) - events).toBe(1);
		// Whoever only tried is nobody who changed it.
		expect(contractOf(tried).changed?.by).toBe('佐藤 花');
		expect(await codeOf(testCredentials(bench, press))).toBe('TOO_MANY_REQUESTS');
		bench.clock.moveTo(5_000);
		bench.gateway.willShow({ kind: 'not_sent', reason: 'ENOTFOUND' });
		expect(contractOf(await testCredentials(bench, press)).trial?.code).toBe('ENOTFOUND');
	});

	it('are tried once when two press at the same instant', async () => {
		const shop = await settled(bench);
		await setCredentials(bench, { ...aboutContract(shop), shopPass: PASS });
		bench.gateway.willShow(shows('AUTH'));
		const asked = bench.gateway.asked.length;
		const press = { shop: shop.code, system: 'recruit' as const, actor: SATO };
		await Promise.allSettled([1, 2, 3].map(() => testCredentials(bench, press)));
		expect(bench.gateway.asked.length - asked).toBe(1);
	});

	it('that were set while a trial was out are not judged by it', async () => {
		const shop = await settled(bench);
		const saved = await setCredentials(bench, { ...aboutContract(shop), shopPass: PASS });
		bench.gateway.willShow(async () => {
			await setCredentials(bench, { ...aboutContract(saved, MORI), shopPass: 'Another1' });
			return { kind: 'refused', codes: ['E01030002'] };
		});
		const press = { shop: shop.code, system: 'recruit' as const, actor: SATO };
		expect(contractOf(await testCredentials(bench, press))).toMatchObject({
			trial: null,
			secret: { by: '森 葵' }
		});
	});
});
