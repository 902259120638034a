import { expect, test } from '../support/e2e.ts';
import { openOrder, sell, signIn } from '../support/shop-floor.ts';
import { accessibilityFaults, complaintsOf, overflow } from '../support/sightings.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

for (const look of [
	{ colorScheme: 'light', locale: 'ja-JP' },
	{ colorScheme: 'dark', locale: 'en-US' }
] as const) {
	test(`what a word means is a few keys away: ${look.colorScheme}, ${look.locale}`, async ({
		browser,
		desk
	}) => {
		const order = await sell(desk);
		const context = await signIn(browser, desk, 'demo-operator', look);
		const complaints = complaintsOf(context);
		const page = await openOrder(context, order);

		// Every action explains itself, the closed ones too.
		const actions = page.getByRole('region', { name: /^(操作|Actions)$/ });
		await page.keyboard.press('h');
		await expect(actions).toContainText(
			/実売上にして初めて、ショップに入金されます|Only the capture pays the shop/
		);
		expect.soft(await accessibilityFaults(page)).toEqual([]);
		await page.keyboard.press('h');
		await expect(actions).not.toContainText(/初めて|Only the capture/);

		// The status explains itself; Esc closes the explanation, not the order.
		const status = page.getByRole('button', { name: /^(仮売上|Authorized)/ });
		await status.focus();
		await page.keyboard.press('Enter');
		const popover = page.getByRole('dialog');
		await expect(popover).toContainText(/まだ請求されていません|Nothing is charged yet/);
		expect.soft(await accessibilityFaults(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await expect(popover).toBeHidden();
		await expect(status).toBeFocused();

		// From there to the rules, with the order's shop and state.
		await page.keyboard.press('Enter');
		await expect(popover.getByRole('link')).toBeVisible();
		await page.keyboard.press('Tab');
		await expect(popover.getByRole('link')).toBeFocused();
		await page.keyboard.press('Enter');
		await page.waitForURL('/rules?system=recruit&shop=main&state=AUTH');
		const grid = page.getByRole('grid');
		await expect(grid.locator('[data-state="AUTH"] [role="rowheader"]')).toHaveAttribute(
			'aria-expanded',
			'true'
		);
		expect.soft(await accessibilityFaults(page)).toEqual([]);

		// Into the grid with one Tab stop, through it with arrows; the reason stands beside it.
		const about = page.getByRole('complementary');
		await grid.locator('[tabindex="0"]').focus();
		await page.keyboard.press('ArrowRight');
		await expect(about).toContainText(/決済会社へ連動します|It reaches the gateway/);
		await expect(about).toContainText('[001 §4-2]');

		// A condition changes the answer: unsent, it cannot be captured.
		await page.getByLabel(/^(未送信の変更|Unsent change)$/).selectOption('lower');
		await expect(page).toHaveURL(/unsent=lower/);
		await expect(grid.locator('[data-state="AUTH"] [data-action="capture"]')).toContainText(
			/未送信の金額変更があります|A change of the amount was not sent/
		);

		const tab = page.getByRole('link', { name: /^(SGPカード|SGP card)$/ });
		await tab.focus();
		await page.keyboard.press('Enter');
		await expect(grid.locator('[data-state="CHECK"]')).toBeVisible();
		await expect(tab).toBeFocused();
		await expect(tab).toHaveAttribute('aria-current', 'page');
		expect(complaints).toEqual([]);
		await context.close();
	});
}

test('in one hand a state unfolds with every reason', async ({ browser, desk }) => {
	const context = await signIn(browser, desk, 'demo-viewer', PHONE);
	const page = await context.newPage();
	await page.goto('/rules?system=paygent-carrier&carrier=softbank&state=nonsense&delivery=lost');
	const row = page.locator('[data-state="AUTH_OK"]');
	await expect(row.locator('[data-action="cancel"]')).toBeHidden();
	await row.getByRole('rowheader').tap();
	await expect(row.locator('[data-action="cancel"]')).toContainText('SoftBank');
	await expect(row.locator('[data-action="capture"]')).toContainText(
		'閲覧のみの権限では操作できません'
	);
	expect(await overflow(page)).toBe(0);
	expect(await accessibilityFaults(page)).toEqual([]);
	await context.close();
});
