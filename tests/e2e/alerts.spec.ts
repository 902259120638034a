import type { Page } from '@playwright/test';
import { startDesk, type Desk } from '../support/desk.ts';
import { expect, test, type SharedDesk } from '../support/e2e.ts';
import { mark, openOrder, sell, signIn, untilLive } from '../support/shop-floor.ts';
import { accessibilityFaults, overflow } from '../support/sightings.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

/** Of a contract of seven days the last one has begun: it lapses at the next midnight. */
const SIX_DAYS = 6 * 86_400_000;

function shared(desk: Desk): SharedDesk {
	if (desk.simulatorUrl === null) throw new Error('the desk under test has no simulator');
	return { url: desk.url, simulatorUrl: desk.simulatorUrl, apiKey: desk.apiKey };
}

const bell = (page: Page) => page.getByRole('button', { name: /^アラート/ });
const panel = (page: Page) => page.getByRole('dialog', { name: 'アラート' });
/** Lines of the history of the order that is open. */
const lines = (page: Page, text: string | RegExp) =>
	page.getByRole('main').getByRole('listitem').filter({ hasText: text });
const told = (page: Page) => lines(page, /アラート\s*失効まで/);

test('told once, also across a restart; taken note of on one screen, named on the other', async ({
	browser
}) => {
	test.slow();
	const folder = await makeTemporaryFolder();
	const options = { dataDir: folder.path, env: { SIMULATOR_REPLAY_ORDERS: '20' } };
	const first = await startDesk(options);
	const order = await sell(shared(first), { shop: 'fresh', agoMs: SIX_DAYS });
	const before = await openOrder(await signIn(browser, shared(first), 'demo-viewer'), order);
	await expect(told(before)).toHaveCount(1);
	await before.context().close();
	await first.kill('SIGTERM');

	const second = await startDesk(options);
	const desk = shared(second);
	const [acting, watching] = await Promise.all([
		signIn(browser, desk, 'demo-operator'),
		signIn(browser, desk, 'demo-viewer')
	]);
	const there = await openOrder(watching, order);
	const here = await acting.newPage();
	await here.goto('/');
	await untilLive(here);
	const isUntouched = await mark(there);
	// Long enough for several looks of the desk.
	await here.waitForTimeout(3_500);
	await expect(told(there)).toHaveCount(1);
	const waiting = await countOf(there);
	expect(waiting).toBeGreaterThan(0);

	await bell(here).focus();
	await here.keyboard.press('Enter');
	const item = panel(here).getByRole('listitem').filter({ hasText: order.number });
	await expect(item).toContainText('実売上してください');
	await item.getByRole('link').focus();
	await here.keyboard.press('a');
	await expect(item).toContainText('髙橋 誠が確認');
	await expect(there.getByRole('main')).toContainText('髙橋 誠が確認', { timeout: 5_000 });
	await expect.poll(() => countOf(there)).toBe(waiting - 1);
	await expect.poll(() => countOf(here)).toBe(waiting - 1);
	await expect(lines(there, 'アラートを確認')).toHaveCount(1);
	await expect(told(there)).toHaveCount(1);
	expect(await isUntouched()).toBe(true);

	await here.keyboard.press('Escape');
	await expect(panel(here)).toBeHidden();
	await expect(bell(here)).toBeFocused();
	await second.kill('SIGTERM');
	await folder.remove();
});

for (const [colorScheme, viewport] of [
	['light', { width: 1440, height: 900 }],
	['dark', { width: 390, height: 844 }]
] as const) {
	test(`the panel is within reach of everybody: ${colorScheme}, ${viewport.width}`, async ({
		browser,
		desk
	}) => {
		test.slow();
		const order = await sell(desk, { shop: 'fresh', agoMs: SIX_DAYS });
		const context = await signIn(browser, desk, 'demo-supervisor', { colorScheme, viewport });
		const page = await context.newPage();
		await page.goto('/');
		await untilLive(page);
		await bell(page).click();
		const item = panel(page).getByRole('listitem').filter({ hasText: order.number });
		await item.getByRole('button').click();
		await expect(item).toContainText(/が確認/);
		expect(await accessibilityFaults(page)).toEqual([]);
		expect(await overflow(page)).toBe(0);
		const box = await panel(page).boundingBox();
		expect(box?.x).toBeGreaterThanOrEqual(0);
		expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
		await context.close();
	});
}

/** What the bell says; alerts of other orders may come meanwhile, so it is only ever compared soon. */
async function countOf(page: Page): Promise<number> {
	const name = await bell(page).getAttribute('aria-label');
	return Number(/\d+/.exec(name ?? '')?.[0] ?? 0);
}
