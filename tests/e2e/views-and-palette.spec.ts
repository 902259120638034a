import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { sell, signIn, untilLive } from '../support/shop-floor.ts';
import { accessibilityFaults, complaintsOf, overflow } from '../support/sightings.ts';

const WIDE = { viewport: { width: 1440, height: 900 } } as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const AMOUNT = 77_000;
const VIEW = `tab=all&amount=${AMOUNT}-${AMOUNT + 99}`;
const PALETTE_MS = 100;

let named = 0;
const nameOf = (what: string) => `${what} ${process.pid}-${(named += 1)}`;
const tab = (page: Page, name: string) =>
	page.getByRole('navigation', { name: /一覧の種類|Lists?/ }).getByRole('link', { name });

test('a view is saved by keyboard, is a tab for everybody at once, and says when it was changed', async ({
	browser,
	desk
}) => {
	test.slow();
	await sell(desk, { amount: AMOUNT + 1 });
	const supervisor = await signIn(browser, desk, 'demo-supervisor', WIDE);
	const operator = await signIn(browser, desk, 'demo-operator', WIDE);
	const [one, two] = await Promise.all([supervisor.newPage(), operator.newPage()]);
	await Promise.all([one.goto(`/?${VIEW}`), two.goto('/')]);
	await Promise.all([untilLive(one), untilLive(two)]);
	const name = nameOf('高額');

	await runByName(one, 'ビューを保存');
	const dialog = one.getByRole('dialog', { name: 'ビューを保存' });
	await expect(dialog.getByRole('textbox')).toBeFocused();
	await one.keyboard.press('Enter');
	await expect(dialog.getByRole('alert')).toContainText('名前を入力してください');
	await one.keyboard.insertText(name);
	await one.keyboard.press('Tab');
	await one.keyboard.press('ArrowRight');
	await one.keyboard.press('Enter');
	await one.waitForURL(/\?view=\d+$/);
	await expect(tab(one, name)).toHaveAttribute('aria-current', 'page');
	await expect(tab(one, name)).toContainText(/\d/);

	// Somebody else has it without a reload, with its count, which follows the orders.
	await expect(tab(two, name)).toBeVisible();
	await expect(tab(two, name)).toContainText(/[1-9]/);
	const before = Number((await tab(two, name).innerText()).match(/(\d+)\s*$/)?.[1]);
	await sell(desk, { amount: AMOUNT + 2 });
	await expect(tab(two, name)).toContainText(String(before + 1), { timeout: 15_000 });

	// What it shows is changed, and changed back.
	const changed = one.getByRole('button', { name: '変更あり' });
	await expect(changed).toHaveCount(0);
	await one.keyboard.press('/');
	await one.keyboard.insertText('NOBODY-IS-CALLED-SO');
	await expect(changed).toBeVisible();
	expect(new URL(one.url()).searchParams.get('view')).not.toBeNull();
	await one.keyboard.press('Escape');
	await expect(changed).toHaveCount(0);

	// Two people change it: the second hears who was first.
	const address = new URL(one.url()).pathname + new URL(one.url()).search;
	const third = await supervisor.newPage();
	await third.goto(address);
	await untilLive(third);
	for (const page of [one, third]) {
		await page.locator('[data-filter-bar] input').fill(page === one ? 'first' : 'second');
		await expect(page.getByRole('button', { name: '変更あり' })).toBeVisible();
	}
	const save = (page: Page) =>
		page.getByRole('button', { name: new RegExp(`${name}.*上書き保存`) });
	await one.getByRole('button', { name: '変更あり' }).click();
	await expect(save(one)).toBeFocused();
	await one.keyboard.press('Enter');
	await expect(one.getByRole('button', { name: '変更あり' })).toHaveCount(0);
	await third.getByRole('button', { name: '変更あり' }).click();
	await save(third).click();
	await expect(third.getByRole('alert')).toContainText('先にこのビューを変更しました');

	// Deleted, its link still shows what it listed.
	await runByName(one, 'ビューの管理');
	await one.getByRole('button', { name: `「${name}」を削除` }).click();
	await expect(one.getByRole('button', { name: '元に戻す' })).toBeVisible();
	await one.keyboard.press('Escape');
	await expect(tab(two, name)).toHaveCount(0);
	await two.goto(address);
	await expect(two.getByRole('main')).toContainText(`「${name}」は削除されました`);
	await two.goto('/?view=999999999');
	await expect(two.getByRole('main')).toContainText('このリンクのビューはありません');
	await Promise.all([supervisor.close(), operator.close()]);
});

test('the palette opens a pasted id, in any form, and acts as the order does', async ({
	browser,
	desk
}) => {
	const order = await sell(desk);
	const other = await sell(desk);
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const page = await context.newPage();
	await page.goto('/');
	await untilLive(page);
	const palette = page.getByRole('combobox', { name: 'コマンドパレット' });
	const options = page.getByRole('option');

	await page.keyboard.press('Control+k');
	await expect(palette).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(palette).toHaveCount(0);
	expect(await timeToOpen(page)).toBeLessThan(PALETTE_MS);

	// A gateway's id in full width, with blanks and a line break, as it comes out of a mail.
	const wide = order.gatewayOrderId.replace(/[0-9A-Z]/g, (sign) =>
		String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)
	);
	await paste(page, `  ${wide}\r\n`);
	await expect(options.first()).toContainText(order.number);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('complementary')).toContainText(order.number);

	// A column of ids: each is found, the missing one is named.
	await page.keyboard.press('Control+k');
	await paste(page, `${order.number}\n${other.gatewayOrderId}\nGHOST-00001`);
	await expect(page.getByRole('dialog')).toContainText('3件の番号のうち2件が見つかりました');
	await expect(page.getByRole('dialog')).toContainText('見つからない番号: GHOST-00001');
	await page.keyboard.press('Escape');
	await expect(page.locator('dialog')).toHaveCount(0);

	// Actions of the order beside the list: a closed one says why, an open one asks as its button does.
	await page.keyboard.press('Control+k');
	await expect(palette).toBeFocused();
	await page.keyboard.insertText('はいそう');
	await expect(options.filter({ hasText: /^配送完了/ })).toHaveAttribute('aria-disabled', 'true');
	await expect(options.filter({ hasText: /^配送完了/ })).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Enter');
	await expect(palette).toBeVisible();
	await palette.fill('じつうり');
	await expect(options.first()).toContainText('実売上');
	await page.keyboard.press('Enter');
	const question = page.getByRole('dialog').filter({ hasText: '実売上' });
	await expect(question).toBeVisible();
	await expect(palette).toHaveCount(0);
	await page.keyboard.press('Escape');

	// Half-composed Japanese keeps its Enter.
	await page.keyboard.press('Control+k');
	await palette.fill('要対応');
	await palette.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
	await expect(palette).toBeVisible();
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/tasks|tab=tasks/);
	await page.goto('/tasks');
	await untilLive(page);
	await page.keyboard.press('Control+k');
	await expect(palette).toBeFocused();
	await page.keyboard.insertText(other.number);
	await page.keyboard.press('Control+Enter');
	await page.waitForURL(`/orders/${other.shop}/${other.number}`);
	await context.close();
});

test('a file and a copy hold exactly what is listed', async ({ browser, desk }) => {
	const sum = 61_300 + (process.pid % 90);
	const sold = [await sell(desk, { amount: sum }), await sell(desk, { amount: sum })];
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const page = await context.newPage();
	await page.goto(`/?tab=all&amount=${sum}-${sum}&sort=number`);
	await untilLive(page);
	await page.keyboard.press('Shift+E');
	const dialog = page.getByRole('dialog', { name: '書き出す' });
	await expect(dialog).toContainText(/\d+件/);
	const wanted = ['注文番号', '金額（円）'];
	const boxes = dialog.getByRole('checkbox');
	const names = await dialog.getByRole('listitem').allInnerTexts();
	// The chosen ones stand first, so that every press moves some.
	for (const name of names.map((text) => text.trim())) {
		await dialog.getByRole('checkbox', { name, exact: true }).setChecked(wanted.includes(name));
	}
	await expect(boxes.and(dialog.locator(':checked'))).toHaveCount(2);
	await dialog.getByRole('radio', { name: /CP932/ }).check({ force: true });
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		dialog.getByRole('button', { name: 'CSVをダウンロード' }).click()
	]);
	const bytes = await readFile(await download.path());
	const lines = new TextDecoder('shift_jis').decode(bytes).trimEnd().split('\r\n');
	const listed = await page
		.getByRole('grid')
		.getByRole('rowheader')
		.evaluateAll((cells) => cells.map((cell) => cell.textContent.trim()));
	expect(lines[0]).toBe('注文番号,金額（円）');
	expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(listed);
	expect(lines.slice(1).every((line) => line.endsWith(`,${sum}`))).toBe(true);
	for (const { number } of sold) expect(listed).toContain(number);

	await dialog.getByRole('button', { name: 'コピー' }).click();
	await expect(dialog).toContainText(`${listed.length}件をコピーしました`);
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied.trimEnd().split('\n').slice(1)).toEqual(
		listed.map((number) => `${number}\t${sum}`)
	);

	// It is offered again as it was left.
	await page.reload();
	await untilLive(page);
	await page.keyboard.press('Shift+E');
	await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(2);
	await expect(dialog.getByRole('radio', { name: /CP932/ })).toBeChecked();
	await context.close();
});

for (const look of [
	{ colorScheme: 'light', locale: 'ja-JP', ...WIDE },
	{ colorScheme: 'dark', locale: 'en-US', ...PHONE }
] as const) {
	test(`nothing of the tools is out of reach: ${look.colorScheme}, ${look.locale}`, async ({
		browser,
		desk
	}) => {
		test.slow();
		const context = await signIn(browser, desk, 'demo-supervisor', look);
		const complaints = complaintsOf(context);
		const page = await context.newPage();
		await page.goto('/?tab=all&amount=1000-');
		await untilLive(page);
		const check = async (place: string) => {
			expect.soft(await accessibilityFaults(page), place).toEqual([]);
			expect.soft(await overflow(page), place).toBe(0);
		};
		await page.getByRole('button', { name: /^(ビューを保存|Save view)$/ }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await check('save');
		await page.keyboard.insertText(nameOf('axe'));
		await page.keyboard.press('Enter');
		await page.waitForURL(/view=/);
		await page.getByRole('button', { name: /(ほかの一覧とビュー|More lists and views)$/ }).click();
		await expect(page.getByRole('button', { name: /^(ビューの管理|Manage views)$/ })).toBeVisible();
		await check('menu');
		await page.getByRole('button', { name: /^(ビューの管理|Manage views)$/ }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await check('manage');
		await page
			.getByRole('button', { name: /axe.*(を削除)|Delete “axe/ })
			.last()
			.click();
		await expect(page.getByRole('button', { name: /^(元に戻す|Undo)$/ })).toBeVisible();
		await page.keyboard.press('Escape');
		await page.keyboard.press('Shift+E');
		await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible();
		await check('export');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Control+k');
		await expect(page.getByRole('option').first()).toBeVisible();
		await check('palette');
		await page.keyboard.insertText('MS-10');
		await expect(page.getByRole('option').first()).toContainText('MS-10');
		await check('palette with orders');
		await page.keyboard.insertText(' nothing is called so');
		await expect(page.getByRole('option')).toHaveCount(0);
		await check('palette without');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Shift+?');
		await expect(page.getByRole('dialog')).toBeVisible();
		await check('shortcuts');
		expect(complaints).toEqual([]);
		await context.close();
	});
}

/** Presses the first command of this name in the palette. */
async function runByName(page: Page, name: string): Promise<void> {
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+k');
	await page.getByRole('combobox', { name: 'コマンドパレット' }).fill(name);
	await expect(page.getByRole('option').first()).toContainText(name);
	await page.keyboard.press('Enter');
}

/** As from another program; the palette is open and stays so. */
async function paste(page: Page, text: string): Promise<void> {
	await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
	await page.keyboard.press('Control+v');
}

/** Milliseconds in the page from ⌘K to a palette that can be typed into; it stays open. */
function timeToOpen(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const startedAt = performance.now();
				window.dispatchEvent(
					new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true })
				);
				const look = () => {
					const isOpen = document.activeElement?.getAttribute('role') === 'combobox';
					if (isOpen) resolve(performance.now() - startedAt);
					else requestAnimationFrame(look);
				};
				look();
			})
	);
}
