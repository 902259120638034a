import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { openOrder, sell, signIn, untilLive } from '../support/shop-floor.ts';
import { accessibilityFaults, complaintsOf, overflow } from '../support/sightings.ts';

const LANGUAGES = ['ja-JP', 'en-US'] as const;
/** Contrast depends on the theme and names on the language, so two passes see all of both. */
const PASSES = [
	{ colorScheme: 'light', locale: 'ja-JP' },
	{ colorScheme: 'dark', locale: 'en-US' }
] as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
/** What Recruit offers for an order on which nothing is unsent. */
const ACTIONS = 10;
const WIDE = { viewport: { width: 1440, height: 900 } } as const;

for (const pass of PASSES) {
	test(`nothing is out of reach: ${pass.colorScheme}, ${pass.locale}`, async ({
		browser,
		desk
	}) => {
		test.slow();
		const order = await sell(desk);
		const context = await signIn(browser, desk, 'demo-supervisor', { ...WIDE, ...pass });
		const complaints = complaintsOf(context);
		const page = await context.newPage();
		const look = async (place: string) =>
			expect.soft(await accessibilityFaults(page), place).toEqual([]);

		await page.goto('/?tab=all');
		await untilLive(page);
		await look('desk');
		await page.keyboard.press('j');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('complementary').getByRole('table')).toBeVisible();
		await page.keyboard.press('x');
		await look('desk with an order and a selection');
		await page.keyboard.press('Shift+?');
		await expect(page.getByRole('dialog')).toBeVisible();
		await look('shortcuts');
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: /^(設定とアカウント|Settings and account)$/ }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await look('menu');

		await page.goto('/?tab=capture_failed&status=reported');
		await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
		await look('empty list');

		await page.goto(`/orders/${order.shop}/${order.number}`);
		await untilLive(page);
		await look('order');
		for (const key of ['c', 'v', 'p']) {
			await page.keyboard.press(key);
			await expect(page.getByRole('dialog')).toBeVisible();
			await look(`confirmation by ${key}`);
			await page.keyboard.press('Escape');
			// Gone, not only out of sight: the page's keys keep still as long as it stands.
			await expect(page.locator('dialog')).toHaveCount(0);
		}
		expect(complaints, 'the browser complains').toEqual([]);

		await page.goto('/orders/main/NOT-THERE');
		await look('no such order');
		await context.clearCookies();
		await page.goto('/sign-in');
		await look('sign-in');
		await context.close();
	});
}

test('a hand’s width is enough for both screens, with the same actions', async ({
	browser,
	desk
}) => {
	const order = await sell(desk);
	for (const locale of LANGUAGES) {
		const context = await signIn(browser, desk, 'demo-operator', { ...PHONE, locale });
		const page = await context.newPage();
		await page.goto('/?tab=all');
		await untilLive(page);
		expect(await overflow(page)).toBe(0);
		expect(await accessibilityFaults(page)).toEqual([]);
		await page.getByRole('row').filter({ hasText: order.number }).getByText(order.number).tap();
		await page.waitForURL(`/orders/${order.shop}/${order.number}`);
		await expect(
			page.getByRole('region', { name: /操作|Actions/ }).locator('[data-action]')
		).toHaveCount(ACTIONS);
		expect(await overflow(page)).toBe(0);
		expect(await accessibilityFaults(page)).toEqual([]);
		await page.getByRole('button', { name: /^(実売上|Capture)/ }).tap();
		await expect(page.getByRole('dialog')).toBeInViewport();
		expect(await overflow(page)).toBe(0);
		await context.close();
	}
});

test('everything goes by keyboard, and the focus is never lost', async ({ browser, desk }) => {
	const order = await sell(desk);
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	const page = await context.newPage();
	await page.goto('/?tab=all');
	await untilLive(page);
	const current = page.locator('[role="row"].current');
	const panel = page.getByRole('complementary');

	// By their ids: orders go on arriving, and every one that does moves the rows one down.
	let at = '';
	const walk = async (key: string): Promise<string> => {
		await page.keyboard.press(key);
		await expect(current).not.toHaveAttribute('data-id', at);
		at = (await current.getAttribute('data-id')) ?? '';
		return at;
	};
	const first = await walk('j');
	expect(await walk('j')).not.toBe(first);
	expect(await walk('k')).toBe(first);
	await page.keyboard.press('Enter');
	await expect(panel).toContainText(await numberOf(page));
	expect(await walk('j')).not.toBe(first);
	await expect(panel).toContainText(await numberOf(page));
	await page.keyboard.press('Enter');
	await expect(panel.locator('h2')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(panel).toHaveCount(0);
	await expect(page.getByRole('grid')).toBeFocused();

	await page.keyboard.press('x');
	await expect(current).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Escape');
	await expect(page.locator('[aria-selected="true"]')).toHaveCount(0);

	await page.keyboard.press('/');
	await page.keyboard.type(order.number);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('grid')).toBeFocused();
	await expect(current).toContainText(order.number);
	await page.keyboard.press('o');
	await page.waitForURL(`/orders/${order.shop}/${order.number}`);
	await page.keyboard.press('c');
	await expect(page.getByRole('dialog').getByRole('button', { name: /実売上/ })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('main')).toContainText('仮売上');
	await page.keyboard.press('c');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main')).toContainText('決済完了');
	await page.keyboard.press('Escape');
	await page.waitForURL('/');
	await context.close();
});

test('theme and language switch at once and stay', async ({ browser, desk }) => {
	const context = await signIn(browser, desk, 'demo-viewer', { ...WIDE, colorScheme: 'light' });
	const page = await context.newPage();
	await page.goto('/');
	await untilLive(page);
	const paper = () =>
		page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	const light = await paper();
	await page.getByRole('button', { name: /^(設定とアカウント|Settings and account)$/ }).click();
	await page.getByRole('radio', { name: 'ダーク' }).check({ force: true });
	await expect.poll(paper).not.toBe(light);
	await page.getByRole('radio', { name: 'English' }).check({ force: true });
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Order desk');
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Order desk');
	expect(await paper()).not.toBe(light);
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await context.close();
});

test('a viewer sees every action and may press none', async ({ browser, desk }) => {
	const order = await sell(desk);
	const page = await openOrder(await signIn(browser, desk, 'demo-viewer', WIDE), order);
	const actions = page.getByRole('region', { name: '操作' });
	await expect(actions.locator('[data-action]')).toHaveCount(ACTIONS);
	await expect(actions.locator('[aria-disabled="true"]')).toHaveCount(ACTIONS);
	await expect(actions).toContainText('閲覧のみの権限では操作できません');
	await page.keyboard.press('c');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await page.context().close();
});

/** The order number of the row that the keyboard is on. */
async function numberOf(page: Page): Promise<string> {
	return page.locator('[role="row"].current [role="rowheader"]').innerText();
}
