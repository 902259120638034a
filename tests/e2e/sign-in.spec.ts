import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { form, send } from '../support/raw-http.ts';
import { accessibilityFaults } from '../support/sightings.ts';

/** What the browser refused because of the page's policy, and what a script complained about. */
function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	return complaints;
}

for (const [theme, locale, width] of [
	['light', 'ja-JP', 1440],
	['dark', 'en-US', 390]
] as const) {
	test.describe(`in ${locale}, ${theme}, ${width} px`, () => {
		test.use({ colorScheme: theme, locale, viewport: { width, height: 844 } });

		test('is accessible, within its policy, and fits the screen', async ({ page }) => {
			const complaints = complaintsOf(page);
			await page.goto('/orders/MS-1?from=mail');
			await expect(page).toHaveURL('/sign-in?next=%2Forders%2FMS-1%3Ffrom%3Dmail');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(
				locale === 'ja-JP' ? 'サインイン' : 'Sign in'
			);
			await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
			expect(await accessibilityFaults(page)).toEqual([]);
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(overflow).toBeLessThanOrEqual(0);
			expect(complaints).toEqual([]);
		});
	});
}

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('says why it failed, keeps the address, and lets one in by one click', async ({ page }) => {
		await page.goto('/sign-in?next=%2F%3Ftab%3Dall');
		await page.getByLabel('メールアドレス').fill('nobody@example.jp');
		await page.getByLabel('パスワード').fill('not the password');
		await page.getByRole('button', { name: 'サインイン' }).click();
		await expect(page.getByRole('alert')).toContainText(
			'メールアドレスまたはパスワードが違います。'
		);
		await expect(page.getByLabel('メールアドレス')).toHaveValue('nobody@example.jp');
		await expect(page.getByLabel('パスワード')).toHaveValue('');
		await page.getByRole('button', { name: /髙橋 誠/ }).click();
		await expect(page).toHaveURL('/?tab=all');
		await page.goto('/sign-in');
		await expect(page).toHaveURL('/');
	});

	test('speaks the other language for as long as one wants it', async ({ page }) => {
		await page.goto('/sign-in?next=%2F%3Ftab%3Dall');
		await page.getByRole('button', { name: 'English' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
		await page.getByRole('button', { name: /Mary Auditor/ }).click();
		await expect(page).toHaveURL('/?tab=all');
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	});
});

test('one click is for this machine only', async ({ desk }) => {
	const { port } = new URL(desk.url);
	const click = (headers: Record<string, string>) =>
		send(
			desk.url,
			'/sign-in?/demo',
			form({ person: 'demo-admin' }, { accept: 'text/html', ...headers })
		);
	for (const [what, headers, code] of [
		['no origin', {}, 'FORBIDDEN_ORIGIN'],
		['a foreign page', { origin: 'https://evil.example' }, 'FORBIDDEN_ORIGIN'],
		[
			'a rebound name',
			{ origin: `http://evil.example:${port}`, host: `evil.example:${port}` },
			'FORBIDDEN_ORIGIN'
		],
		[
			'a rebound name and our origin',
			{ origin: desk.url, host: `evil.example:${port}` },
			'FORBIDDEN'
		],
		['a proxy on this machine', { origin: desk.url, 'x-forwarded-for': '127.0.0.1' }, 'FORBIDDEN'],
		['a proxy of another kind', { origin: desk.url, forwarded: 'for=127.0.0.1' }, 'FORBIDDEN']
	] as const) {
		const answer = await click(headers);
		expect([answer.status, answer.code], what).toEqual([403, code]);
		expect(answer.setCookies, what).toEqual([]);
	}
	const nobody = await send(
		desk.url,
		'/sign-in?/demo',
		form({ person: 'nobody' }, { origin: desk.url, accept: 'text/html' })
	);
	expect([nobody.status, nobody.code]).toEqual([404, 'UNKNOWN_PERSON']);
	const page = await send(desk.url, '/sign-in', {
		headers: { host: `evil.example:${port}`, accept: 'text/html' }
	});
	expect(page.text).not.toContain('demo-admin');
	const here = await click({ origin: desk.url });
	expect([here.status, here.setCookies.length]).toEqual([303, 1]);
});

test('the demo’s people have no password', async ({ desk }) => {
	for (const password of ['demo', 'demo-admin', '', ' ']) {
		const fields = { email: 'sato.hana@demo.invalid', password };
		const answer = await send(
			desk.url,
			'/sign-in?/password',
			form(fields, { origin: desk.url, accept: 'text/html' })
		);
		expect(answer.code).toBe(password === '' ? 'MISSING_FIELD' : 'SIGN_IN_FAILED');
	}
});
