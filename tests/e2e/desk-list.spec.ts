import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { sell, signIn, untilLive } from '../support/shop-floor.ts';
import { accessibilityFaults, complaintsOf, overflow } from '../support/sightings.ts';

const WIDE = { viewport: { width: 1440, height: 900 } } as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

const rows = (page: Page) => page.locator('[role="row"][data-id]');
const row = (page: Page, number: string) => rows(page).filter({ hasText: number });
const current = (page: Page) => page.locator('[role="row"].current');
const search = (page: Page) => page.getByRole('search').getByRole('textbox');
/** Opens the menu of filters by its key; it is fetched when it is first asked for. */
async function menu(page: Page): Promise<void> {
	await page.keyboard.press('f');
	await expect(page.getByRole('dialog').getByRole('button').first()).toBeFocused();
}
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

test('filters are put on, changed and taken off by keyboard, and the address holds them', async ({
	browser,
	desk
}) => {
	const order = await sell(desk, { amount: 61_234 });
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	const page = await context.newPage();
	await page.goto('/?tab=all');
	await untilLive(page);

	await menu(page);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('checkbox', { name: '要確認' })).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Space');
	await expect.poll(() => query(page)).toEqual({ tab: 'all', status: 'authorized' });
	await page.keyboard.press('Escape');
	const chip = page.getByRole('button', { name: '状態(ショップ) 仮売上', exact: true });
	await expect(chip).toBeVisible();

	// By the menu again: from 61,000 as people type it.
	await menu(page);
	for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
	await page.keyboard.type('６１，０００');
	await page.keyboard.press('Enter');
	await expect
		.poll(() => query(page))
		.toEqual({ tab: 'all', status: 'authorized', amount: '61000-' });
	await page.keyboard.press('Escape');
	await expect(row(page, order.number)).toBeVisible();

	// The whole view comes with the address, in another window too, and the way back leads back.
	const other = await context.newPage();
	await other.goto(page.url());
	await untilLive(other);
	await expect(row(other, order.number)).toBeVisible();
	expect(await rows(other).count()).toBe(await rows(page).count());
	await other.close();
	await page.goBack();
	await expect.poll(() => query(page)).toEqual({ tab: 'all', status: 'authorized' });

	await chip.click();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: '「状態(ショップ): 仮売上」を外す' }).press('Enter');
	await expect.poll(() => query(page)).toEqual({ tab: 'all' });
	await expect(page.getByRole('button', { name: '絞り込みを追加' })).toBeFocused();
	await context.close();
});

test('the search finds variants, widths and pasted text, and says what it looks for', async ({
	browser,
	desk
}) => {
	const order = await sell(desk);
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	const page = await context.newPage();
	const complaints = complaintsOf(context);
	await page.goto('/?tab=all');
	await untilLive(page);

	await page.keyboard.press('/');
	await expect(search(page)).toBeFocused();
	await page.keyboard.insertText('髙橋');
	await expect.poll(() => query(page)['q']).toBe('髙橋');
	const found = await rows(page).count();
	expect(found).toBeGreaterThan(0);
	await expect(page.getByText('高橋 を検索')).toBeVisible();
	await search(page).fill('高橋');
	await expect.poll(() => query(page)['q']).toBe('高橋');
	await expect(rows(page)).toHaveCount(found);

	await search(page).fill('高');
	await expect(page.getByText('2文字以上で検索します')).toBeVisible();
	await expect.poll(() => query(page)['q']).toBeUndefined();

	const wide = order.number.replaceAll(/[!-~]/g, (letter) =>
		String.fromCharCode(letter.charCodeAt(0) + 0xfee0)
	);
	await search(page).evaluate((input, text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		(input as HTMLInputElement).select();
		input.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	}, `  ${wide}\r\n`);
	await expect(rows(page)).toHaveCount(1);
	await expect(row(page, order.number)).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('grid')).toBeFocused();
	await expect(current(page)).toContainText(order.number);

	await page.keyboard.press('/');
	await search(page).fill('あ'.repeat(500));
	await expect(page.getByText('長すぎるため、はじめの200文字で検索しています')).toBeVisible();
	await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(search(page)).toHaveValue('');
	await expect.poll(() => query(page)).toEqual({ tab: 'all' });
	expect(complaints).toEqual([]);
	await context.close();
});

test('every order is reached by scrolling, with a screen of rows in the page', async ({
	browser,
	desk
}) => {
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	const page = await context.newPage();
	await page.goto('/?tab=all&sort=number');
	await untilLive(page);
	const total = await page.getByRole('grid').getAttribute('aria-rowcount');
	const walked = await page.getByRole('grid').evaluate(async (list) => {
		const seen = new Set<string>();
		let most = 0;
		let last = -1;
		while (list.scrollTop !== last) {
			last = list.scrollTop;
			for (let wait = 0; wait < 300; wait += 1) {
				await new Promise((resolve) => requestAnimationFrame(resolve));
				// The list draws in the frame after the one in which it was scrolled.
				if (wait > 0 && list.getAttribute('aria-busy') !== 'true') break;
			}
			const drawn = [...list.querySelectorAll('[role="row"][data-id]')];
			most = Math.max(most, drawn.length);
			for (const one of drawn) seen.add(one.getAttribute('aria-rowindex') ?? '');
			list.scrollTop += 600;
		}
		return { seen: seen.size, most };
	});
	expect(walked.seen).toBeGreaterThanOrEqual(Number(total) - 1);
	expect(walked.seen).toBeGreaterThan(600);
	expect(walked.most).toBeLessThan(60);

	// Dropped in the middle, from the end: what is on its way has its place, then the rows are there.
	const list = page.getByRole('grid');
	await list.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
	await expect(list).toHaveAttribute('aria-busy', 'false');
	await expect(rows(page).nth(20)).toBeVisible();
	const numbers = await rows(page).locator('[role="rowheader"]').allInnerTexts();
	const byPlace = await rows(page).evaluateAll((all) =>
		all.map((one) => Number(one.getAttribute('aria-rowindex')))
	);
	const inOrder = byPlace
		.map((place, index) => ({ place, number: numbers[index] ?? '' }))
		.sort((a, b) => a.place - b.place)
		.map(({ number }) => number);
	expect(inOrder).toEqual([...inOrder].sort());
	await context.close();
});

test('columns, their order and the height of rows come along into another browser', async ({
	browser,
	desk
}) => {
	const context = await signIn(browser, desk, 'demo-supervisor', WIDE);
	const page = await context.newPage();
	await page.goto('/?tab=all');
	await untilLive(page);
	await page.getByRole('button', { name: '表示: 列・並び順・行の高さ' }).click();
	await page.getByRole('radio', { name: 'ゆったり' }).check({ force: true });
	await page.getByRole('checkbox', { name: 'ショップ' }).uncheck();
	await page.getByRole('checkbox', { name: 'カナ' }).check();
	await page.getByRole('checkbox', { name: '注文番号' }).press('Alt+ArrowUp');
	const saved = page.waitForResponse((answer) => answer.url().includes('preferences.setDesk'));
	await page.getByRole('checkbox', { name: '注文番号' }).press('ArrowDown');
	expect((await saved).ok()).toBe(true);
	await context.close();

	const elsewhere = await signIn(browser, desk, 'demo-supervisor', WIDE);
	const there = await elsewhere.newPage();
	await there.goto('/?tab=all');
	await untilLive(there);
	const heads = () => there.getByRole('columnheader').allInnerTexts();
	expect((await heads()).slice(1, 3)).toEqual(['注文番号', '次の期限']);
	expect(await heads()).toContain('カナ');
	expect(await heads()).not.toContain('ショップ');
	expect((await rows(there).first().boundingBox())?.height).toBe(40);

	// An address that names columns goes first, and leaves the person's own alone.
	await there.goto('/?tab=all&columns=number,amount');
	await untilLive(there);
	expect((await heads()).slice(1)).toEqual(['注文番号', '金額']);
	await there.goto('/?tab=all');
	await there.getByRole('button', { name: '表示: 列・並び順・行の高さ' }).click();
	const reset = there.waitForResponse((answer) => answer.url().includes('preferences.setDesk'));
	await there.getByRole('radio', { name: '詰める' }).check({ force: true });
	await there.getByRole('button', { name: '初期設定に戻す' }).click();
	await reset;
	expect(await heads()).toContain('ショップ');
	await elsewhere.close();
});

test('a head sorts and turns around; what an address asks in vain is said in words', async ({
	browser,
	desk
}) => {
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	const page = await context.newPage();
	await page.goto(
		'/?tab=nothing&status=authorized,gone&sort=taste&columns=deadline,number,amount,aura'
	);
	await untilLive(page);
	await expect(page.getByText('URLの次の指定は読み取れなかったため')).toContainText(
		'一覧の種類・状態(ショップ)・並び順・列'
	);
	await page.getByRole('button', { name: '閉じる' }).click();
	await expect(page.getByText('URLの次の指定は')).toHaveCount(0);

	await page.goto('/?tab=all');
	await untilLive(page);
	const head = page.getByRole('columnheader', { name: '金額' });
	await head.getByRole('button').click();
	await expect(head).toHaveAttribute('aria-sort', 'descending');
	await expect.poll(() => query(page)['sort']).toBe('-amount');
	const dearest = await rows(page).first().locator('.amount').first().innerText();
	await head.getByRole('button').press('Enter');
	await expect(head).toHaveAttribute('aria-sort', 'ascending');
	await expect(rows(page).first().locator('.amount').first()).not.toHaveText(dearest);
	await page.reload();
	await expect(head).toHaveAttribute('aria-sort', 'ascending');
	await context.close();
});

test('after an action the next order by deadline is one key away', async ({ browser, desk }) => {
	const order = await sell(desk);
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	const page = await context.newPage();
	await page.goto('/');
	await untilLive(page);
	await page.keyboard.press('/');
	await page.keyboard.insertText(order.number);
	await expect(rows(page)).toHaveCount(1);
	await search(page).fill('');
	await expect.poll(() => query(page)).toEqual({});
	await page.goto(`/?order=${order.shop}/${order.number}`);
	await untilLive(page);
	const panel = page.getByRole('complementary');
	await expect(panel).toContainText(order.number);
	await page.keyboard.press('c');
	await page.keyboard.press('Enter');
	await expect(panel).toContainText('決済完了');
	const offer = panel.getByRole('button', { name: /次に失効/ });
	await expect(offer).toBeVisible();
	const number = await offer.locator('b').innerText();
	expect(number).not.toBe(order.number);
	await page.keyboard.press('.');
	await expect(panel.getByRole('heading', { level: 2 })).toContainText(number);
	await expect(offer).toHaveCount(0);
	await expect(row(page, order.number)).toHaveCount(0);
	await expect(panel.getByText(/^\d+ \/ [\d,]+件/)).toBeVisible();
	await context.close();
});

for (const pass of [
	{ colorScheme: 'light', locale: 'ja-JP' },
	{ colorScheme: 'dark', locale: 'en-US' }
] as const) {
	test(`nothing that opens is out of reach: ${pass.colorScheme}, ${pass.locale}`, async ({
		browser,
		desk
	}) => {
		const context = await signIn(browser, desk, 'demo-operator', { ...WIDE, ...pass });
		const page = await context.newPage();
		await page.goto('/?tab=all&status=authorized&amount=1-2&q=ab&nonsense=1&within=x');
		await untilLive(page);
		expect(await accessibilityFaults(page), 'nothing found').toEqual([]);
		await page.goto('/?tab=all&delivery=unprocessed&assignee=somebody-who-left');
		await untilLive(page);
		await page.goto('/?tab=all&delivery=unprocessed');
		await untilLive(page);
		await menu(page);
		expect(await accessibilityFaults(page), 'menu of filters').toEqual([]);
		for (const step of [1, 5, 7]) {
			for (let at = 0; at < step; at += 1) await page.keyboard.press('ArrowDown');
			await page.keyboard.press('Enter');
			await expect(page.getByRole('dialog').locator('input').first()).toBeFocused();
			expect(await accessibilityFaults(page), `filter ${step}`).toEqual([]);
			await page.keyboard.press('Escape');
			await menu(page);
		}
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: /^(表示: 列|Display: columns)/ }).click();
		await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible();
		expect(await accessibilityFaults(page), 'columns').toEqual([]);
		await context.close();
	});
}

test('a hand’s width has the same filters, as a sheet', async ({ browser, desk }) => {
	const context = await signIn(browser, desk, 'demo-operator', PHONE);
	const page = await context.newPage();
	await page.goto('/?tab=all');
	await untilLive(page);
	await page.getByRole('button', { name: '絞り込みを追加' }).tap();
	const sheet = page.getByRole('dialog');
	await expect(sheet).toBeInViewport();
	await sheet.getByRole('button', { name: '配送' }).tap();
	await sheet.getByRole('checkbox', { name: '未処理' }).tap();
	await expect.poll(() => query(page)).toEqual({ tab: 'all', delivery: 'unprocessed' });
	expect(await overflow(page)).toBe(0);
	expect(await accessibilityFaults(page)).toEqual([]);
	await context.close();
});
