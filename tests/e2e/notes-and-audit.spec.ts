import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/e2e.ts';
import { openOrder, sell, signIn, untilLive } from '../support/shop-floor.ts';
import { accessibilityFaults, complaintsOf, overflow } from '../support/sightings.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

test('an order is handed over with a note, and the receiver hears of it on another screen', async ({
	browser,
	desk
}) => {
	test.slow();
	const order = await sell(desk);
	const [giver, receiver] = await Promise.all([
		signIn(browser, desk, 'demo-operator'),
		signIn(browser, desk, 'demo-supervisor')
	]);
	const other = await receiver.newPage();
	await other.goto('/tasks');
	await untilLive(other);
	const page = await openOrder(giver, order);
	const line = page.locator('.assignee');

	// One key takes it.
	await page.keyboard.press('q');
	await expect(line).toContainText('髙橋 誠');
	await expect(line).toContainText('自分');

	// g, the name, Enter, the note with a name in it, Ctrl + Enter.
	await page.keyboard.press('g');
	const dialog = page.getByRole('dialog');
	await expect(dialog.locator('form:not([aria-busy="true"])')).toBeVisible();
	await page.keyboard.type('李');
	await page.keyboard.press('Enter');
	await page.keyboard.type('午後に電話があります。@佐');
	await expect(dialog.getByRole('listbox', { name: '呼びかける人' })).toContainText('佐藤 花');
	await page.keyboard.press('Enter');
	await expect(dialog).toContainText('佐藤 花 に知らせます');
	await page.keyboard.press('Control+Enter');
	await expect(dialog).toBeHidden();
	await expect(line).toContainText('李 俊');
	await expect(page.getByRole('region', { name: /^メモ/ })).toContainText('@佐藤 花');

	// Live on the other screen, which follows no order; opened by keyboard, and seen thereby.
	const mark = other.getByRole('button', { name: /未読の知らせ/ });
	await expect(mark).toBeVisible();
	await other.keyboard.press('@');
	const item = other.locator('[data-notice]').filter({ hasText: order.number });
	await expect(item).toContainText('髙橋 誠 が注文を渡しました');
	await expect(item).toContainText('午後に電話があります。@佐藤 花');
	await expect(async () => {
		await other.keyboard.press('j');
		await expect(item).toBeFocused({ timeout: 200 });
	}).toPass();
	await other.keyboard.press('Enter');
	await other.waitForURL(`/orders/${order.shop}/${order.number}`);
	await expect(other.getByRole('main')).toContainText('午後に電話があります');
	await expect(other.locator('.assignee')).toContainText('自分');
	await expect(other.getByRole('button', { name: '知らせはありません' })).toBeVisible();
	await Promise.all([giver.close(), receiver.close()]);
});

test('two take an order at once: the second hears who has it', async ({ browser, desk }) => {
	const order = await sell(desk);
	const [one, two] = await Promise.all([
		signIn(browser, desk, 'demo-operator').then((context) => openOrder(context, order)),
		signIn(browser, desk, 'demo-supervisor').then((context) => openOrder(context, order))
	]);
	// The second screen hears nothing of the first press before its own.
	await two.route('**/trpc/orders.assign**', async (route) => {
		await one.keyboard.press('q');
		await expect(one.locator('.assignee')).toContainText('自分');
		await route.continue();
	});
	await two.keyboard.press('q');
	await expect(two.locator('.assignee')).toContainText('髙橋 誠 さんの担当になりました');
	await Promise.all([one.context().close(), two.context().close()]);
});

test('a note waits while another order is looked at, and is withdrawn by its author', async ({
	browser,
	desk
}) => {
	const [order, another] = [await sell(desk), await sell(desk)];
	const context = await signIn(browser, desk, 'demo-operator');
	const page = await context.newPage();
	await page.goto('/?tab=all');
	await untilLive(page);
	const turnTo = async (number: string) => {
		await page.getByRole('row').filter({ hasText: number }).getByText(number).click();
		await expect(page.getByRole('complementary')).toContainText(number);
	};
	const notes = page.getByRole('region', { name: /^メモ/ });
	await turnTo(order.number);
	await page.keyboard.press('w');
	await expect(notes.getByRole('textbox')).toBeFocused();
	await page.keyboard.type('書きかけ');
	await turnTo(another.number);
	await expect(notes.getByRole('textbox')).toHaveCount(0);
	await turnTo(order.number);
	await expect(notes.getByRole('textbox')).toHaveValue('書きかけ');
	await notes.getByRole('textbox').press('Control+Enter');
	await expect(notes.getByRole('listitem')).toContainText('書きかけ');
	await notes.getByRole('button', { name: '取り下げる' }).focus();
	await page.keyboard.press('Enter');
	await expect(notes.getByRole('group')).toContainText('本文は監査の記録にだけ残ります');
	await notes.getByRole('group').getByRole('button', { name: '取り下げる' }).press('Enter');
	await expect(notes.getByRole('listitem')).toContainText('髙橋 誠 が取り下げました');
	await expect(notes).not.toContainText('書きかけ');
	await context.close();
});

test('the audit is filtered by its address, opened line by line, and exported as it stands', async ({
	browser,
	desk
}) => {
	const order = await sell(desk);
	const context = await signIn(browser, desk, 'demo-operator');
	const written = await openOrder(context, order);
	await written.keyboard.press('q');
	await expect(written.locator('.assignee')).toContainText('自分');
	const page = await context.newPage();
	await page.goto(`/audit?of=${order.number}`);
	await untilLive(page);
	const lines = page.locator('[data-line]');
	await expect(lines.filter({ hasText: '担当を変更' })).toContainText('髙橋 誠');
	const all = await lines.count();
	expect(all).toBeGreaterThan(1);

	await page.getByLabel('何を').selectOption('people');
	await page.waitForURL(/what=people/);
	await expect(lines).toHaveCount(1);
	await page.locator('[data-line] [aria-expanded]').focus();
	await page.keyboard.press('j');
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-line] dl')).toContainText('髙橋 誠');

	// What is recorded meanwhile waits until it is wanted.
	await written.keyboard.press('g');
	await expect(written.getByRole('dialog').locator('form:not([aria-busy="true"])')).toBeVisible();
	await written.getByRole('dialog').getByRole('button', { name: '担当を外す' }).press('Enter');
	await expect(written.locator('.assignee')).toContainText('なし');
	const pill = page.getByRole('button', { name: '新しい記録 1件' });
	await expect(pill).toBeVisible();
	await page.keyboard.press('n');
	await expect(lines).toHaveCount(2);

	await page.getByRole('button', { name: '書き出す' }).press('Enter');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'CSV (UTF-8)' }).click()
	]);
	const rows = (await readFile(await file.path(), 'utf8')).split('\r\n').slice(0, -1);
	expect(rows[0]).toMatch(/^\ufeff記録番号,日時,/);
	expect(rows.slice(1).map((row) => row.split(',').slice(-3, -1))).toEqual([
		['髙橋 誠', ''],
		['', '髙橋 誠']
	]);
	expect(rows.slice(1).every((row) => row.includes(order.number))).toBe(true);

	await page.goto('/audit?who=gone&from=2026-02-31&what=%3Cb%3E');
	await expect(page.getByRole('heading', { name: '該当する記録はありません' })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('読み取れない条件を外しました');
	await context.close();
});

for (const look of [
	{ colorScheme: 'light', locale: 'ja-JP' },
	{ colorScheme: 'dark', locale: 'en-US', ...PHONE }
] as const) {
	test(`nothing of notes and audit is out of reach: ${look.colorScheme}, ${look.locale}`, async ({
		browser,
		desk
	}) => {
		test.slow();
		const order = await sell(desk);
		const context = await signIn(browser, desk, 'demo-operator', look);
		const complaints = complaintsOf(context);
		const page = await openOrder(context, order);
		const faultless = async (place: string) => {
			expect.soft(await accessibilityFaults(page), place).toEqual([]);
			expect.soft(await overflow(page), place).toBe(0);
		};
		await page.keyboard.press('w');
		await page.keyboard.type('@');
		await expect(page.getByRole('listbox')).toBeVisible();
		await faultless('a note with its menu');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Control+Enter');
		await expect(page.locator('.notes li')).toHaveCount(1);
		await page.keyboard.press('g');
		await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
		await faultless('handing over');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toBeHidden();
		await page.keyboard.press('@');
		await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
		await faultless('notices');
		await page.goto(`/audit?of=${order.number}`);
		await untilLive(page);
		await page.locator('[data-line] [aria-expanded]').first().click();
		await faultless('audit');
		await page.goto('/audit?who=gone');
		await faultless('nothing in the audit');
		expect(complaints).toEqual([]);
		await context.close();
	});
}
