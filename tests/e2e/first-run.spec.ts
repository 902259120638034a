import { expect, test, type Page } from '@playwright/test';
import { startEmbeddedPostgres } from '../../src/boot/embedded-postgres.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { type Desk, startDesk } from '../support/desk.ts';
import { accessibilityFaults, complaintsOf, overflow } from '../support/sightings.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

/*
 * As a shop's engineer would: the demo off, an empty PostgreSQL, nothing but the screens and the REST
 * door, from the link that the terminal prints to the first order on the desk.
 */
const SECRET_KEY = 'first run: a secret key, long enough';
/** The account of the shop "main" at the simulated gateway. */
const ACCOUNT = { shopId: 'tshop00000001', password: 'demopass01' };

let desk: Desk;
let gateway: Awaited<ReturnType<typeof startSimulator>>;
let ended: () => Promise<void>;
test.beforeAll(async () => {
	const folder = await makeTemporaryFolder();
	const database = await startEmbeddedPostgres({ dataDir: folder.path, database: 'yoshin_first' });
	gateway = await startSimulator({ replayOrders: 0 });
	desk = await startDesk({
		env: { DEMO: 'off', HOST: '127.0.0.1', DATABASE_URL: database.url, SECRET_KEY }
	});
	ended = async () => {
		await desk.stop();
		await gateway.stop();
		await database.stop();
		await folder.remove();
	};
});
test.afterAll(() => ended());

const step = (page: Page, name: string) => page.locator(`li[data-step="${name}"]`);

test('from the link in the terminal to the first order on the desk', async ({ browser }) => {
	const context = await browser.newContext({ baseURL: desk.url, locale: 'ja-JP' });
	const complaints = complaintsOf(context);
	const page = await context.newPage();
	const look = async (place: string) => {
		expect.soft(await accessibilityFaults(page), place).toEqual([]);
		expect.soft(await overflow(page), place).toBeLessThanOrEqual(0);
	};

	const [, link = ''] = /http:\/\/\S+?(\/setup\?token=[\w-]{43})\s/.exec(desk.output()) ?? [];
	await page.goto(link);
	await page.getByLabel('名前').fill('渡邉 愛');
	await page.getByLabel('メールアドレス').fill('ai@example.jp');
	await page.getByLabel('新しいパスワード').fill('はじめて決める秘密の言葉です');
	await page.keyboard.press('Enter');

	// The empty desk says what comes first.
	await expect(page.getByText('5 項目のうち 0 項目が完了')).toBeVisible();
	await look('empty desk');
	await step(page, 'shop').getByRole('link', { name: /^開く/ }).click();

	// The shop.
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('ショップコード').fill('Ｋｉｔｃｈｅｎ 1');
	await expect(dialog.getByText('英数字と - _ だけで')).toBeVisible();
	await dialog.getByLabel('ショップコード').fill('kitchen');
	await dialog.getByLabel('ショップ名').fill('丸山道具店');
	await look('new shop');
	await page.keyboard.press('Enter');
	await page.waitForURL('/settings/shops/kitchen');

	// Its contract: every field that cannot stand says so at once.
	await page.getByRole('button', { name: '契約を登録', exact: true }).click();
	await page.getByLabel('接続先 URL').fill('http://pay.example.jp');
	await page.getByLabel('仮売上の有効期間').fill('61');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText('https:// で始まる URL にしてください。')).toBeVisible();
	await expect(page.getByText('1〜60 日の整数で入力してください。')).toBeVisible();
	await expect(page.getByLabel('接続先 URL')).toBeFocused();
	await look('contract with problems');
	await page.getByLabel('接続先 URL').fill(gateway.url);
	await page.getByLabel('ゲートウェイのショップID').fill(ACCOUNT.shopId);
	await page.getByLabel('仮売上の有効期間').fill('３０');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('heading', { name: '接続情報' })).toBeVisible();

	// A wrong password is told from a right one, by one inquiry each.
	const password = page.getByLabel('ショップパスワード');
	await password.fill('wrongpass1');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: '接続を確認' }).click();
	await expect(page.getByText('認証できませんでした')).toBeVisible();
	await expect(page.getByText('E01030002')).toBeVisible();
	await page.getByLabel('新しいパスワード').fill(` ${ACCOUNT.password} `);
	await page.keyboard.press('Enter');
	await expect(page.getByText('まだ確認していません')).toBeVisible();
	await expect(page.getByText('渡邉 愛 さんが登録')).toBeVisible();
	await page.getByRole('button', { name: '接続を確認' }).click();
	await expect(page.getByText('接続できました')).toBeVisible();
	await look('shop, settled');

	// The key, shown once.
	await page.goto('/settings');
	await expect(step(page, 'credentials')).toContainText('完了');
	await step(page, 'key').getByRole('link', { name: /^開く/ }).click();
	await page.getByRole('dialog').getByLabel('名前').fill('EC サイト');
	await look('new key');
	await page.keyboard.press('Enter');
	const key = await page.locator('textarea[data-once]').inputValue();
	expect(key).toMatch(/^yoshin_[\w-]{43}$/);
	await look('key shown once');
	await page.keyboard.press('Escape');
	await expect(page.getByText(key)).toHaveCount(0);

	// A buyer pays at the gateway; then the request goes out as the guide shows it.
	await page.goto('/');
	await expect(page.getByText('5 項目のうち 4 項目が完了')).toBeVisible();
	const command = (await step(page, 'order').locator('pre').textContent()) ?? '';
	const [, url = ''] = /^curl -X POST (\S+) /.exec(command) ?? [];
	const [, body = ''] = /-d '([^']+)'$/.exec(command) ?? [];
	const { payment } = JSON.parse(body) as { payment: { gatewayOrderIds: [string] } };
	await ask(`${gateway.url}/control/orders`, {
		orders: [{ shop: 'main', orderId: payment.gatewayOrderIds[0], amount: 4_980 }]
	});
	const answer = await fetch(url, {
		method: 'POST',
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
		body
	});
	expect(answer.status, await answer.clone().text()).toBe(201);
	const row = page.getByText('TEST-000001').first();
	await expect(row).toBeVisible();
	await expect(page.getByText('仮売上').first()).toBeVisible();
	await expect(page.getByText('最初の受注まで')).toHaveCount(0);

	// The notification address of the guide is one that the gateway can reach.
	const told = await fetch(`${desk.url}/notify/gmo-pg`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: `ShopID=${ACCOUNT.shopId}&OrderID=${payment.gatewayOrderIds[0]}&Status=AUTH&PayType=24`
	});
	expect(await told.text()).toBe('0');
	expect(complaints).toEqual([]);
	await context.close();
});

async function ask(url: string, body: unknown): Promise<void> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	if (!answer.ok) throw new Error(await answer.text());
}
