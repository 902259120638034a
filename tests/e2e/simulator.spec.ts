import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { openOrder, sell, signIn, untilLive, type SoldOrder } from '../support/shop-floor.ts';
import { accessibilityFaults, complaintsOf, overflow } from '../support/sightings.ts';

const WIDE = { viewport: { width: 1440, height: 900 } } as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

test('an answer that is lost after the capture: in doubt, told by the ledger, then settled by itself', async ({
	browser,
	desk
}) => {
	test.slow();
	const order = await sell(desk);
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	const simulator = await context.newPage();
	await simulator.goto('/');
	await simulator.getByRole('link', { name: 'シミュレータ' }).click();
	await expect(simulator.getByRole('heading', { level: 1 })).toHaveText('シミュレータ');
	await untilLive(simulator);

	const form = simulator.getByRole('form', { name: '個別に加える' });
	await form.getByLabel('注文番号').fill('NO-SUCH-ORDER');
	await form.getByLabel('最大回数').fill('1');
	await form.getByRole('button', { name: '加える' }).click();
	await expect(simulator.getByText('その注文は見つかりませんでした')).toBeVisible();
	await form.getByLabel('注文番号').fill(order.number);
	await form.getByRole('button', { name: '加える' }).click();
	const faults = simulator.getByRole('listitem').filter({ hasText: order.gatewayOrderId });
	const fault = faults.filter({ hasText: '実行後に応答を失う' });
	await expect(fault).toContainText('まだ作用していません');

	// Nothing may tell the desk before its own inquiries do, and the first of them sees the past.
	await form.getByLabel('種類').selectOption('staleInquiry');
	await form.getByLabel('注文番号').fill(order.number);
	await form.getByRole('button', { name: '加える' }).click();
	await expect(faults).toHaveCount(2);
	await simulator.getByLabel('注文番号または取引 ID').fill(order.number);
	await simulator.getByRole('button', { name: 'この注文の通知を止める' }).click();
	await expect(faults).toHaveCount(3);

	const page = await openOrder(context, order);
	await page.getByRole('button', { name: /^実売上/ }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /実売上/ })
		.click();
	await expect(page.getByRole('main')).toContainText('結果が分かりません');
	await expect(fault).toContainText('1回作用');
	const difference = rowOf(simulator, order);
	await expect(difference).toContainText('状態が違う');
	await expect(difference).toContainText('結果不明');
	await expect(difference).toContainText('実売上');

	await expect(page.getByRole('main')).toContainText('決済完了', { timeout: 30_000 });
	await expect(difference).toHaveCount(0);
	await expect(
		simulator.getByRole('region', { name: '台帳の合計' }).getByRole('definition').nth(2)
	).toHaveText(/^0/);
	for (let left = 3; left > 0; left -= 1) {
		await expect(faults).toHaveCount(left);
		await faults.first().getByRole('button').click();
	}
	await expect(faults).toHaveCount(0);
	await context.close();
});

test('who may only read is not led to the simulator, and not let in', async ({ browser, desk }) => {
	const context = await signIn(browser, desk, 'demo-viewer', WIDE);
	const page = await context.newPage();
	await page.goto('/');
	await expect(
		page.getByRole('navigation').getByRole('link', { name: '要対応', exact: true })
	).toBeVisible();
	await expect(page.getByRole('link', { name: 'シミュレータ' })).toHaveCount(0);
	const answer = await page.goto('/simulator');
	expect(answer?.status()).toBe(403);
	await expect(page.getByRole('main')).toContainText('この操作をする権限がありません');
	await context.close();
});

for (const pass of [
	{ colorScheme: 'light', locale: 'ja-JP', size: WIDE },
	{ colorScheme: 'dark', locale: 'en-US', size: PHONE }
] as const) {
	test(`nothing of the simulator is out of reach: ${pass.colorScheme}, ${pass.locale}`, async ({
		browser,
		desk
	}) => {
		const { size, ...look } = pass;
		const order = await sell(desk);
		const context = await signIn(browser, desk, 'demo-operator', { ...size, ...look });
		const complaints = complaintsOf(context);
		const page = await context.newPage();
		await page.goto('/simulator');
		await untilLive(page);
		const form = page.getByRole('form', { name: /個別に加える|One by one/ });
		await form.getByLabel(/注文番号|Order number/).fill(order.number);
		// By keyboard alone: Enter in a field sends the form.
		await page.keyboard.press('Enter');
		const fault = page.getByRole('listitem').filter({ hasText: order.gatewayOrderId });
		await expect(fault).toBeVisible();
		expect(await accessibilityFaults(page)).toEqual([]);
		expect(await overflow(page)).toBe(0);
		await fault.getByRole('button').focus();
		await page.keyboard.press('Enter');
		await expect(fault).toHaveCount(0);
		expect(complaints, 'the browser complains').toEqual([]);
		await context.close();
	});
}

function rowOf(page: Page, order: SoldOrder) {
	return page.locator(`tr[data-gateway-order="${order.gatewayOrderId}"]`);
}
