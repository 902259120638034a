import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { openOrder, readOrder, sell, signIn } from '../support/shop-floor.ts';
import { accessibilityFaults, overflow } from '../support/sightings.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

test('an amount is edited, stays unsent, and goes with the capture in one step', async ({
	browser,
	desk
}) => {
	const order = await sell(desk, { amount: 5_000, coupon: { amount: 500, threshold: 4_500 } });
	const page = await openOrder(await signIn(browser, desk, 'demo-operator'), order);
	await page.keyboard.press('e');
	const field = page.getByLabel('新しい金額');
	await expect(field).toBeFocused();
	await field.fill('いくら');
	await expect(page.getByText('金額は数字で入力してください')).toBeVisible();
	await field.fill('10,000,000');
	await expect(page.getByText('¥10,000,000 は指定できません')).toBeVisible();
	await field.fill('￥４，０００');
	await expect(page.getByText(/クーポンの利用条件/)).toBeVisible();
	expect(await accessibilityFaults(page)).toEqual([]);
	await field.press('Enter');

	const main = page.getByRole('main');
	await expect(main).toContainText('未送信 −¥1,000');
	await expect(main).toContainText('金額の調整');
	await expect(item(page, 'capture')).toContainText('未送信の金額変更があります');
	await page.keyboard.press('s');
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('対象のクーポン: クーポン(¥500 引き)');
	await expect(dialog).toContainText('購入者にメールが届きます');
	await expect(
		dialog.getByRole('button', { name: '送信して ¥4,000 を実売上にする' })
	).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(main).toContainText('決済完了');
	await expect(main).not.toContainText('未送信 −¥1,000');
	await expect(main).toContainText('変更を送信、続けて実売上を送信');
	expect(await readOrder(desk, order)).toMatchObject({ gatewayState: 'SALES', amount: 4_000 });
	await page.context().close();
});

test('lines are edited with the total in sight, on a phone, and taken back', async ({
	browser,
	desk
}) => {
	const order = await sell(desk, { amount: 5_000 });
	const page = await openOrder(await signIn(browser, desk, 'demo-operator', PHONE), order);
	await page.locator('[data-action="changeContent"]').tap();
	const editor = page.getByRole('form', { name: '注文内容の変更' });
	const quantity = editor.getByLabel(/^数量/).first();
	await quantity.fill('0');
	await expect(editor).toContainText('数量は 1〜9,999');
	await quantity.fill('２');
	await expect(editor.getByRole('button', { name: '¥10,000 で保存' })).toBeVisible();
	await editor.getByRole('button', { name: '商品を追加' }).tap();
	await editor.getByLabel('商品名: 新しい商品').fill('ギフト包装');
	await editor.getByLabel('商品コード: ギフト包装').fill('gift');
	await editor.getByLabel('単価: ギフト包装').fill('300');
	expect(await overflow(page)).toBe(0);
	expect(await accessibilityFaults(page)).toEqual([]);
	await editor.getByRole('button', { name: '¥10,300 で保存' }).tap();

	const main = page.getByRole('main');
	await expect(main).toContainText('未送信 +¥5,300');
	await expect(page.getByRole('row').filter({ hasText: 'ギフト包装' })).toContainText(
		'追加した商品'
	);
	await page.locator('[data-action="discardChange"]').tap();
	await page.getByRole('dialog').getByRole('button', { name: '¥5,000 に戻す' }).tap();
	await expect(main).not.toContainText('未送信 +¥5,300');
	await expect(main.getByRole('table')).not.toContainText('ギフト包装');
	await page.context().close();
});

test('no destination is left without goods, and points alone never go up', async ({
	browser,
	desk
}) => {
	const [several, points] = await Promise.all([
		sell(desk, { destinations: 2 }),
		sell(desk, { pointsOnly: true })
	]);
	const context = await signIn(browser, desk, 'demo-operator');
	const page = await openOrder(context, several);
	await page.keyboard.press('l');
	const editor = page.getByRole('form', { name: '注文内容の変更' });
	await editor
		.getByRole('button', { name: /を外す$/ })
		.last()
		.click();
	await expect(editor).toContainText('お届け先 2 の商品がなくなります');
	await expect(editor.getByRole('button', { name: /保存$/ })).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	// What was typed waits for whoever turns to something else.
	await page.getByRole('link', { name: '注文デスクへ戻る' }).click();
	await page.waitForURL('/');
	await page.goBack();
	await page.locator('[data-action="changeContent"]').click();
	await expect(editor).toContainText('前に入力した変更の続きです');
	await expect(editor).toContainText('お届け先 2 の商品がなくなります');
	await editor.getByRole('button', { name: /元に戻す$/ }).click();
	await expect(editor).toContainText('変更はまだありません');
	await page.keyboard.press('Escape');
	await expect(editor).toBeHidden();

	const other = await openOrder(context, points);
	await other.keyboard.press('e');
	await other.getByLabel('新しい金額').fill('5,000');
	await expect(other.getByText('ポイントのみで支払われた注文は増額できません')).toBeVisible();
	await context.close();
});

test('who comes second is told who was first, and nothing typed is lost', async ({
	browser,
	desk
}) => {
	const order = await sell(desk);
	const [one, two] = await Promise.all([
		signIn(browser, desk, 'demo-operator'),
		signIn(browser, desk, 'demo-supervisor')
	]);
	const [here, there] = await Promise.all([openOrder(one, order), openOrder(two, order)]);
	// The second screen hears nothing of the first: the server is the one to say so.
	await there.keyboard.press('e');
	const typed = there.getByLabel('新しい金額');
	await typed.fill('3,000');
	const held = new Promise<void>((go) => {
		void there.route('**/trpc/orders.changeAmount*', async (route) => {
			await here.keyboard.press('e');
			await here.getByLabel('新しい金額').fill('4,000');
			await here.getByLabel('新しい金額').press('Enter');
			await expect(here.getByRole('main')).toContainText('未送信 −¥980');
			await route.continue();
			go();
		});
	});
	await typed.press('Enter');
	await held;
	await there.unroute('**/trpc/orders.changeAmount*');
	await expect(there.getByText(/髙橋 誠 さんが .+前に金額を変更しました/)).toBeVisible();
	await expect(there.getByText('現在: ¥4,000 · 仮売上')).toBeVisible();
	await expect(typed).toHaveValue('3,000');
	await there.getByRole('button', { name: '今の注文に自分の変更を適用する' }).click();
	for (const page of [here, there]) {
		await expect(page.getByRole('main')).toContainText('未送信 −¥1,980');
	}

	// Lines that moved beneath an edit: mine over theirs, shown before it is saved.
	await there.keyboard.press('l');
	const editor = there.getByRole('form', { name: '注文内容の変更' });
	await editor.getByLabel(/^単価/).fill('2,500');
	await here.keyboard.press('l');
	const other = here.getByRole('form', { name: '注文内容の変更' });
	await other.getByRole('button', { name: /1 つ増やす/ }).click();
	await other.getByRole('button', { name: /で保存$/ }).click();
	await expect(editor.getByText(/髙橋 誠 さんが .+前に注文の内容を変更しました/)).toBeVisible();
	await editor.getByRole('button', { name: '今の内容に自分の変更を重ねる' }).click();
	await expect(editor.getByLabel(/^単価/)).toHaveValue('2,500');
	await expect(editor.getByLabel(/^数量/)).toHaveValue('2');
	await editor.getByRole('button', { name: '¥5,000 で保存' }).click();
	await expect(here.getByRole('main')).toContainText('未送信 +¥20');
	await Promise.all([one.close(), two.close()]);
});

function item(page: Page, action: string): Locator {
	return page.getByRole('listitem').filter({ has: page.locator(`[data-action="${action}"]`) });
}
