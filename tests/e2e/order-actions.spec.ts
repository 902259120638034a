import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { openOrder, readOrder, sell, signIn } from '../support/shop-floor.ts';

const DAY_MS = 86_400_000;

test('an authorization is extended, captured, delivered and returned, by keyboard', async ({
	browser,
	desk
}) => {
	const order = await sell(desk);
	const page = await openOrder(await signIn(browser, desk, 'demo-operator'), order);

	await page.keyboard.press('p');
	await expect(dialog(page)).toContainText('→');
	await expect(dialog(page)).toContainText('延長は失敗することがあります');
	await confirm(page);
	await expect(actions(page)).toContainText('期間延長が完了しました');
	await expect(page.getByRole('main')).toContainText('1回');

	await page.keyboard.press('c');
	await expect(dialog(page)).toContainText('¥4,980 を実売上にする');
	await confirm(page);
	await expect(actions(page)).toContainText('実売上が完了しました');
	await expect(primary(page)).toHaveText(/配送完了/);

	// The day of the capture is closed to every change of the amount, and the list says until when.
	await expect(closed(page, 'changeAmount')).toContainText('01:00');
	await page.keyboard.press('d');
	await expect(actions(page)).toContainText('配送完了にしました');
	await expect(closed(page, 'cancel')).toContainText('返送');
	await page.keyboard.press('r');
	await expect(dialog(page)).toContainText('元に戻せません');
	await confirm(page);
	await expect(actions(page)).toContainText('返送にしました');
	await page.keyboard.press('i');
	await expect(actions(page)).toContainText('ゲートウェイの状態を確認しました');

	// Captured, returned, and the shop's contract does not link: a person has to refund.
	await page.keyboard.press('v');
	await expect(dialog(page)).toContainText('作業が残ります: 購入者へ返金');
	await expect(dialog(page)).toContainText('期限');
	await confirm(page);
	await expect(page.getByRole('main')).toContainText('注文キャンセル');
	expect(await readOrder(desk, order)).toMatchObject({ gatewayState: 'SALES' });
	await page.context().close();
});

test('a cancel reaches the gateway, with all destinations or none', async ({ browser, desk }) => {
	const order = await sell(desk, { destinations: 2 });
	const page = await openOrder(await signIn(browser, desk, 'demo-operator'), order);
	await page.keyboard.press('v');
	await expect(dialog(page)).toContainText('2 件の配送先すべてがキャンセルされます');
	await confirm(page);
	await expect(actions(page)).toContainText('キャンセルが完了しました');
	expect(await readOrder(desk, order)).toMatchObject({ gatewayState: 'CANCEL' });
	await page.context().close();
});

test('another payment method detaches the payment, which stays in sight', async ({
	browser,
	desk
}) => {
	const order = await sell(desk, { stopAt: 'execute' });
	const page = await openOrder(await signIn(browser, desk, 'demo-operator'), order);
	await page.keyboard.press('m');
	await expect(dialog(page)).toContainText('手数料とポイントは再計算されません');
	await expect(dialog(page)).toContainText('作業が残ります: 管理画面で取り消す');
	await confirm(page);
	const main = page.getByRole('main');
	await expect(main).toContainText('この注文には今、決済がありません');
	const facts = main.getByRole('region', { name: '注文内容' });
	await expect(facts.getByRole('listitem')).toContainText('要求成功');
	await main.getByRole('button', { name: `${order.gatewayOrderId} を照会` }).click();
	await expect(main.getByText('ゲートウェイに照会').first()).toBeVisible();
	await page.context().close();
});

test('a paid amount goes down only, is sent, and an admin records the expiry of another order', async ({
	browser,
	desk
}) => {
	const paid = await sell(desk, {
		stopAt: 'capture',
		agoMs: 3 * DAY_MS,
		lastStepAgoMs: 2 * DAY_MS
	});
	const held = await sell(desk);
	const context = await signIn(browser, desk, 'demo-admin');
	const page = await openOrder(context, paid);
	await page.keyboard.press('e');
	const field = page.getByLabel('新しい金額');
	await field.fill('5000');
	await expect(page.getByText('売上の確定後は増額できません')).toBeVisible();
	await field.fill('4000');
	await field.press('Enter');
	await expect(actions(page)).toContainText('金額を変更しました');
	await page.keyboard.press('t');
	await expect(dialog(page)).toContainText('−¥980');
	await expect(dialog(page)).toContainText('購入者にメールが届きます');
	await confirm(page);
	await expect(page.getByRole('main')).not.toContainText('未送信 −¥980');
	await expect(page.getByRole('main')).toContainText('¥4,000');

	const other = await openOrder(context, held);
	await other.getByRole('button', { name: '管理画面で読んだ有効期限を記録' }).click();
	const day = other.getByLabel(/最終日/);
	await day.fill('2030-01-01');
	await expect(other.getByText('120 日目まで')).toBeVisible();
	const max = (await day.getAttribute('max')) ?? '';
	await day.fill(max);
	await day.press('Enter');
	await expect(other.getByRole('main')).toContainText('管理画面で読んだ日付です');
	await expect(other.getByRole('main')).toContainText('佐藤 花 が');
	await context.close();
});

function actions(page: Page): Locator {
	return page.getByRole('region', { name: '操作' });
}

function primary(page: Page): Locator {
	return actions(page).locator('button.primary');
}

function closed(page: Page, action: string): Locator {
	return actions(page)
		.getByRole('listitem')
		.filter({ has: page.locator(`[data-action="${action}"][aria-disabled]`) });
}

function dialog(page: Page): Locator {
	return page.getByRole('dialog');
}

/** The focus is on the button that does it. */
async function confirm(page: Page): Promise<void> {
	await page.keyboard.press('Enter');
	await expect(dialog(page)).toBeHidden();
}
