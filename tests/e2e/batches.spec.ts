import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { atTheConsole, mark, readOrder, sell, signIn, untilLive } from '../support/shop-floor.ts';
import { accessibilityFaults, complaintsOf, overflow } from '../support/sightings.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

async function openBatches(context: Awaited<ReturnType<typeof signIn>>): Promise<Page> {
	const page = await context.newPage();
	await page.goto('/batches');
	await untilLive(page);
	return page;
}

test('a sync is seen by everybody to its end, and its report shows what changed', async ({
	browser,
	desk
}) => {
	test.slow();
	const changed = await sell(desk, { silent: true });
	await atTheConsole(desk, changed, 'RecruitCancel');
	expect(await readOrder(desk, changed)).toMatchObject({ gatewayState: 'AUTH' });

	const [leading, watching] = await Promise.all([
		signIn(browser, desk, 'demo-supervisor'),
		signIn(browser, desk, 'demo-operator')
	]);
	const complaints = complaintsOf(leading);
	const [here, there] = await Promise.all([openBatches(leading), openBatches(watching)]);
	const closed = there.getByRole('button', { name: '今すぐ同期' });
	await expect(closed).toHaveAttribute('aria-disabled', 'true');
	await expect(closed).toHaveAccessibleDescription('全件の同期はスーパーバイザーが開始できます');
	const untouched = await Promise.all([mark(here), mark(there)]);

	await here.keyboard.press('s');
	await expect(here.getByRole('dialog')).toContainText('件の注文を毎秒100件まで照会します');
	await here.keyboard.press('Enter');
	const rows = [here, there].map((page) =>
		page.getByRole('row').filter({ hasText: '李 俊' }).first()
	);
	for (const page of [here, there]) await expect(page.getByRole('progressbar')).toBeVisible();
	expect.soft(await accessibilityFaults(here), 'while it runs').toEqual([]);
	for (const row of rows) await expect(row).toContainText('完了', { timeout: 60_000 });
	for (const page of [here, there]) await expect(page.getByRole('progressbar')).toHaveCount(0);
	expect(await Promise.all(untouched.map((isUntouched) => isUntouched()))).toEqual([true, true]);
	expect(await rows[1]?.innerText()).toBe(await rows[0]?.innerText());

	await rows[1]?.getByRole('link').click();
	const line = there.getByRole('listitem').filter({ hasText: changed.number });
	await expect(line).toContainText('仮売上 → キャンセル');
	await expect(line).toContainText('仮売上 → 注文キャンセル');
	expect.soft(await accessibilityFaults(there), 'report').toEqual([]);
	const file = await there.request.get(`${there.url()}/report.csv`);
	expect((await file.text()).startsWith('\ufeff注文番号,')).toBe(true);
	expect(await file.text()).toContain(
		`${changed.number},main,ゲートウェイの状態,仮売上,キャンセル`
	);
	await line.getByRole('link').click();
	await expect(there.getByRole('main')).toContainText('注文キャンセル');
	expect(complaints, 'the browser complains').toEqual([]);
});

test('selected orders are inquired from the desk, by an operator, with the keyboard', async ({
	browser,
	desk
}) => {
	const order = await sell(desk, { silent: true });
	await atTheConsole(desk, order, 'RecruitSales');
	const context = await signIn(browser, desk, 'demo-operator');
	const page = await context.newPage();
	await page.goto('/?tab=all');
	await untilLive(page);
	const row = page.getByRole('row').filter({ hasText: order.number });
	await row.getByRole('button', { name: /選択/ }).click();
	await page.keyboard.press('Shift+I');
	await expect(page.getByRole('region', { name: '選択中' })).toContainText(
		'1件を照会しました · 変更 1'
	);
	await expect(row).toContainText('決済完了');
});

test('batches and a report fit a hand’s width, in English and in the dark', async ({
	browser,
	desk
}) => {
	const context = await signIn(browser, desk, 'demo-supervisor', {
		...PHONE,
		locale: 'en-US',
		colorScheme: 'dark'
	});
	const page = await openBatches(context);
	await expect(page.getByRole('heading', { name: 'Gateway sync' })).toBeVisible();
	expect(await overflow(page)).toBe(0);
	expect(await accessibilityFaults(page)).toEqual([]);
});
