import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { signIn, untilLive } from '../support/shop-floor.ts';
import { accessibilityFaults, complaintsOf, overflow } from '../support/sightings.ts';

const SHOP = '/settings/shops/digital';

async function looksRight(page: Page, place: string): Promise<void> {
	expect.soft(await accessibilityFaults(page), place).toEqual([]);
	expect.soft(await overflow(page), place).toBeLessThanOrEqual(0);
}

test('two people settle one shop: the second keeps every word, and sees whose is there', async ({
	browser,
	desk
}) => {
	const [first, second] = await Promise.all([
		signIn(browser, desk, 'demo-supervisor'),
		signIn(browser, desk, 'demo-admin')
	]);
	const [lee, sato] = [await first.newPage(), await second.newPage()];
	await Promise.all([lee.goto(SHOP), sato.goto(SHOP)]);
	await Promise.all([untilLive(lee), untilLive(sato)]);

	await lee.getByLabel('電話番号').fill('03-1111-1111');
	await lee.getByLabel('受付時間').fill('平日 9:00〜18:00');
	await lee.keyboard.press('ControlOrMeta+Enter');
	await expect(lee.getByText('保存しました')).toBeVisible();

	await sato.getByLabel('電話番号').fill('03-2222-2222');
	await expect(sato.getByText('未保存の変更があります')).toBeVisible();
	await sato.keyboard.press('ControlOrMeta+Enter');
	await expect(sato.getByText('李 俊 さんが先に保存しました')).toBeVisible();
	await expect(sato.getByRole('definition')).toHaveText(['03-1111-1111']);
	await expect(sato.getByLabel('電話番号')).toHaveValue('03-2222-2222');
	await expect(sato.getByLabel('受付時間')).toHaveValue('平日 9:00〜18:00');
	await looksRight(sato, 'a conflict');
	await sato.getByRole('button', { name: '自分の入力で保存' }).click();
	await expect(sato.getByText('保存しました')).toBeVisible();

	// The other way round, and the other answer.
	await lee.getByLabel('電話番号').fill('03-3333-3333');
	await lee.keyboard.press('ControlOrMeta+Enter');
	await expect(lee.getByText('佐藤 花 さんが先に保存しました')).toBeVisible();
	await lee.getByRole('button', { name: '保存済みの内容にする' }).click();
	await expect(lee.getByLabel('電話番号')).toHaveValue('03-2222-2222');
	await expect(lee.getByText('未保存の変更があります')).toHaveCount(0);
	await Promise.all([first.close(), second.close()]);
});

test('what is typed is not left behind without a word', async ({ browser, desk }) => {
	const context = await signIn(browser, desk, 'demo-supervisor');
	const page = await context.newPage();
	await page.goto(SHOP);
	await page.getByLabel('ショップ名').fill('書きかけ');
	await page.getByRole('link', { name: '要対応' }).click();
	await expect(page.getByRole('dialog')).toContainText('保存していない変更があります');
	await looksRight(page, 'leaving');
	await page.keyboard.press('Escape');
	await expect(page.getByLabel('ショップ名')).toHaveValue('書きかけ');
	await page.getByRole('link', { name: '要対応' }).click();
	await page.getByRole('button', { name: '保存せずに移動' }).click();
	await page.waitForURL('/tasks');
	await context.close();
});

for (const pass of [
	{ colorScheme: 'dark', locale: 'en-US', viewport: { width: 390, height: 844 } },
	{ colorScheme: 'light', locale: 'ja-JP', viewport: { width: 1440, height: 900 } }
] as const) {
	test(`settings are within reach: ${pass.locale}, ${pass.colorScheme}, ${String(pass.viewport.width)} px`, async ({
		browser,
		desk
	}) => {
		const [admin, supervisor] = await Promise.all([
			signIn(browser, desk, 'demo-admin', pass),
			signIn(browser, desk, 'demo-supervisor', pass)
		]);
		const complaints = complaintsOf(admin);
		const page = await admin.newPage();
		const dialog = page.getByRole('dialog');
		for (const path of [
			'/settings',
			'/settings/shops/main',
			'/settings/keys',
			'/settings/people'
		]) {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
			await looksRight(page, path);
		}

		// People: what ends somebody's sessions asks first; the last administrator stays.
		const own = page.getByRole('row').filter({ hasText: 'sato.hana@demo.invalid' });
		await own.getByRole('combobox').selectOption('viewer');
		await expect(dialog).toBeVisible();
		await looksRight(page, 'another role');
		await dialog.getByRole('button').last().click();
		await expect(dialog).toContainText(/最後の管理者|last administrator/);
		await page.keyboard.press('Escape');
		await expect(own.getByRole('combobox')).toHaveValue('admin');
		await page.getByRole('button', { name: /メンバーを招待|Invite somebody/ }).click();
		await dialog.getByRole('button').last().click();
		await looksRight(page, 'an invitation with problems');
		await dialog.getByRole('textbox').nth(0).fill('新人 遥');
		await dialog.getByRole('textbox').nth(1).fill(`new-${pass.locale}-${Date.now()}@example.jp`);
		await page.keyboard.press('ControlOrMeta+Enter');
		await expect(page.locator('textarea[data-once]')).toHaveValue(
			/^http:\/\/\S+\/setup\?token=[\w-]{43}$/
		);
		await looksRight(page, 'an invitation');

		// Who may not set a password sees that it is set, and why it is not theirs to change.
		const other = await supervisor.newPage();
		await other.goto('/settings/shops/main');
		await expect(other.getByText(/変更できるのは管理者です|Only the role “Admin”/)).toBeVisible();
		await expect(other.locator('input[type="password"]')).toHaveCount(0);
		await expect(other.getByLabel(/接続先 URL|Gateway address/)).not.toBeEditable();
		await looksRight(other, 'a shop as a supervisor sees it');
		// The browser itself notes that the last administrator was not let go.
		expect(complaints.filter((text) => !text.includes('409 (Conflict)'))).toEqual([]);
		await Promise.all([admin.close(), supervisor.close()]);
	});
}
