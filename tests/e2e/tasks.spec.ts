import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect, test, type SharedDesk } from '../support/e2e.ts';
import { mark, openOrder, sell, signIn, untilLive, type SoldOrder } from '../support/shop-floor.ts';
import { accessibilityFaults, complaintsOf, overflow } from '../support/sightings.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const PROOF = '管理画面で取引が残っていないことを確認しました';

test('a cancel that does not reach the gateway is finished by people on two screens', async ({
	browser,
	desk
}) => {
	test.slow();
	const [one, two] = await Promise.all([
		openTasks(browser, desk, 'demo-operator'),
		openTasks(browser, desk, 'demo-supervisor')
	]);
	const isUntouched = await mark(two);
	const order = await sell(desk, { stopAt: 'fail' });
	await cancel(await openOrder(one.context(), order));

	// It appears on both, without a reload, and belongs to nobody.
	for (const page of [one, two]) {
		await expect(item(page, order)).toContainText('管理画面で取消を確認する');
	}
	await item(one, order).getByRole('button', { name: '引き受ける' }).click();
	await expect(item(two, order)).toContainText('髙橋 誠');

	// Done with a proof, which is required.
	await item(one, order)
		.getByRole('button', { name: /完了にする/ })
		.click();
	const dialog = one.getByRole('dialog');
	await dialog.getByRole('button', { name: '完了にする' }).click();
	await expect(dialog).toContainText('したことを書いてください');
	await dialog.getByRole('textbox').fill(PROOF);
	await dialog.getByRole('button', { name: '完了にする' }).click();
	await expect(dialog).toBeHidden();

	// The other screen says who finished it and how.
	await expect(item(two, order)).toContainText('髙橋 誠 が完了');
	await expect(item(two, order)).toContainText(PROOF);
	expect(await isUntouched()).toBe(true);
	await two.getByRole('link', { name: /^完了/ }).click();
	await expect(item(two, order)).toContainText(PROOF);
	await expect((await openOrder(two.context(), order)).getByRole('main')).toContainText(PROOF);
});

test('two people close the same work: the second hears who was first and keeps what was typed', async ({
	browser,
	desk
}) => {
	const order = await sell(desk, { stopAt: 'fail' });
	const [one, two] = await Promise.all([
		openTasks(browser, desk, 'demo-operator'),
		openTasks(browser, desk, 'demo-supervisor')
	]);
	await cancelByCall(one.context(), desk, order);
	for (const page of [one, two]) {
		await item(page, order)
			.getByRole('button', { name: /完了にする/ })
			.click();
	}
	const [first, second] = [one.getByRole('dialog'), two.getByRole('dialog')];
	await second.getByRole('textbox').fill('二人目の記録');
	await first.getByRole('textbox').fill(PROOF);
	await first.getByRole('textbox').press('Control+Enter');
	await expect(first).toBeHidden();
	await expect(second).toContainText('髙橋 誠 の変更が先に入りました');
	await expect(second).toContainText(PROOF);
	await expect(second.getByRole('textbox')).toHaveValue('二人目の記録');
});

test('an inquiry that shows the payment ended closes the work by itself', async ({
	browser,
	desk
}) => {
	const page = await openTasks(browser, desk, 'demo-operator');
	// 要求成功 lasts as long as the shop allows; then the gateway ends it.
	const order = await sell(desk, { stopAt: 'execute', paymentTermSeconds: 10 });
	await cancelByCall(page.context(), desk, order);
	await expect(item(page, order)).toBeVisible();
	const inquire = item(page, order).getByRole('button', { name: /^照会/ });
	await expect(async () => {
		if (await inquire.isVisible()) await inquire.click({ timeout: 1_000 });
		await expect(item(page, order)).toContainText('照会で「期限切れ」を確認して完了', {
			timeout: 1_000
		});
	}).toPass({ timeout: 40_000 });
	await page.goto('/tasks?list=closed');
	await expect(item(page, order)).toContainText('照会で「期限切れ」を確認して完了');
});

for (const look of [
	{ colorScheme: 'light', locale: 'ja-JP' },
	{ colorScheme: 'dark', locale: 'en-US', ...PHONE }
] as const) {
	test(`nothing of the list is out of reach: ${look.colorScheme}, ${look.locale}`, async ({
		browser,
		desk
	}) => {
		test.slow();
		const order = await sell(desk, { stopAt: 'fail' });
		const context = await signIn(browser, desk, 'demo-operator', look);
		const complaints = complaintsOf(context);
		await cancelByCall(context, desk, order);
		const page = await context.newPage();
		await page.goto('/tasks');
		await untilLive(page);
		await expect(item(page, order)).toBeVisible();
		expect(await accessibilityFaults(page)).toEqual([]);
		expect(await overflow(page)).toBe(0);
		// Its own item: another test may close the first one of the list at any moment.
		await expect(async () => {
			await page.keyboard.press('j');
			await expect(item(page, order)).toHaveAttribute('aria-selected', 'true', { timeout: 300 });
		}).toPass();
		for (const key of ['h', 'd']) {
			await page.keyboard.press(key);
			await expect(page.getByRole('dialog').locator('form:not([aria-busy="true"])')).toBeVisible();
			expect(await accessibilityFaults(page)).toEqual([]);
			await page.keyboard.press('Escape');
			await expect(page.getByRole('dialog')).toBeHidden();
		}
		await page.goto('/tasks?list=overdue');
		await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
		expect(await accessibilityFaults(page)).toEqual([]);
		expect(complaints).toEqual([]);
	});
}

test('who may only read sees the work and why nothing can be pressed', async ({
	browser,
	desk
}) => {
	const order = await sell(desk, { stopAt: 'fail' });
	const operator = await signIn(browser, desk, 'demo-operator');
	await cancelByCall(operator, desk, order);
	const page = await openTasks(browser, desk, 'demo-viewer');
	const take = item(page, order).getByRole('button', { name: '引き受ける' });
	await expect(take).toHaveAttribute('aria-disabled', 'true');
	await expect(take).toHaveAttribute('data-tip', /閲覧のみ/);
});

async function openTasks(
	browser: Browser,
	desk: SharedDesk,
	person: Parameters<typeof signIn>[2]
): Promise<Page> {
	const context = await signIn(browser, desk, person);
	const page = await context.newPage();
	await page.goto('/tasks');
	await untilLive(page);
	return page;
}

/** Cancels on the order's page; the page is closed when the desk has recorded it. */
async function cancel(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^キャンセル/ }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /キャンセルする/ })
		.click();
	await expect(page.getByRole('main')).toContainText('注文キャンセル');
	await page.close();
}

/** The same without a page: for tests that are about what comes after. */
async function cancelByCall(
	{ request }: BrowserContext,
	desk: SharedDesk,
	{ shop, number }: SoldOrder
): Promise<void> {
	const input = encodeURIComponent(JSON.stringify({ shop, number }));
	const read = await request.get(`/trpc/orders.get?input=${input}`);
	const { result } = (await read.json()) as {
		result: { data: { row: { version: number } } };
	};
	const { version } = result.data.row;
	const answer = await request.post('/trpc/orders.cancel', {
		data: { id: randomUUID(), shop, number, version },
		headers: { origin: new URL(desk.url).origin }
	});
	if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
}

function item(page: Page, order: SoldOrder): Locator {
	return page.getByRole('row').filter({ hasText: order.number });
}
