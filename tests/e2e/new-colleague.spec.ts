import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { readOrder, sell, signIn, untilLive } from '../support/shop-floor.ts';

const DAY = 86_400_000;

/**
 * The first quarter of an hour of somebody new: find what presses, put it right, and pass it on. The hands
 * never leave the keyboard, and every key is one that the screen shows beside what it does.
 */
test('a new colleague finds, corrects, sends, captures and hands over an order by keyboard alone', async ({
	browser,
	desk
}) => {
	test.slow();
	const buyer = { name: '髙橋 さゆり', kana: 'タカハシ サユリ' };
	await sell(desk, { buyer, agoMs: 20 * DAY });
	await sell(desk, { buyer, agoMs: 29 * DAY });
	const context = await signIn(browser, desk, 'demo-operator');
	const page = await context.newPage();
	await page.goto('/');
	await untilLive(page);
	const hands = countedKeys(page);
	const panel = page.getByRole('complementary');
	const dialog = page.getByRole('dialog');

	// The desk opens with what lapses next on top; the common character finds the uncommon one.
	await hands.press('/');
	await hands.type('高橋');
	const rows = page.getByRole('row').filter({ hasText: '髙橋' });
	await expect(rows.first()).toBeVisible();
	await expect(page.getByRole('row').filter({ hasNotText: '髙橋' })).toHaveCount(1);
	await hands.press('Enter');
	await hands.press('Enter');
	await expect(panel).toContainText('髙橋');
	const [shop = '', number = ''] = (new URL(page.url()).searchParams.get('order') ?? '').split('/');
	await expect(rows.first()).toContainText(number);
	const before = (await readOrder(desk, { shop, number }))?.amount ?? 0;
	const right = before - 100;

	await hands.press('e');
	await expect(page.getByLabel('新しい金額')).toBeFocused();
	await hands.type(String(right));
	await hands.press('Enter');
	await expect(panel).toContainText('未送信 −¥100');

	// Sent first, then captured: each asks once, and Enter does what it asks for.
	await hands.press('t');
	await expect(dialog).toContainText('購入者');
	await hands.press('Enter');
	await expect(panel).not.toContainText('未送信 −');
	await expect.poll(async () => (await readOrder(desk, { shop, number }))?.amount).toBe(right);
	await expect(panel.locator('[data-action="capture"]:not([aria-disabled])')).toBeVisible();
	await hands.press('c');
	await expect(dialog).toContainText('実売上');
	await hands.press('Enter');
	await expect(panel).toContainText('決済完了');

	await hands.press('g');
	await expect(dialog.locator('form:not([aria-busy="true"])')).toBeVisible();
	await hands.type('佐藤');
	await hands.press('Enter');
	await hands.type('金額を直して実売上まで済みました。発送をお願いします。');
	await hands.press('Control+Enter');
	await expect(dialog).toBeHidden();
	await expect(panel.locator('.assignee')).toContainText('佐藤 花');

	expect(await readOrder(desk, { shop, number })).toMatchObject({
		gatewayState: 'SALES',
		amount: right
	});
	// What the desk claims of itself: so few keys, beside the words that were typed.
	test.info().annotations.push({ type: 'keys', description: `${hands.pressed()} keys` });
	console.log(`new colleague: ${hands.pressed()} keys beside ${hands.typed()} characters typed`);
	expect(hands.pressed()).toBe(12);
	await context.close();
});

/** Hands on a keyboard, which count what they press. */
function countedKeys(page: Page) {
	let keys = 0;
	let characters = 0;
	return {
		async press(key: string): Promise<void> {
			keys += 1;
			await page.keyboard.press(key);
		},
		async type(text: string): Promise<void> {
			characters += Array.from(text).length;
			await page.keyboard.type(text);
		},
		pressed: () => keys,
		typed: () => characters
	};
}
