import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/support/browser.ts';
import { readSharedDesk } from './tests/support/e2e.ts';

const launchOptions = await findBrowser();
// The workers load this file again after the global setup has started the desk.
const desk = process.env.YOSHIN_TEST_DESK === undefined ? null : readSharedDesk();

export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/support/e2e-setup.ts',
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [['list']],
	use: {
		browserName: 'chromium',
		launchOptions,
		locale: 'ja-JP',
		timezoneId: 'Asia/Tokyo',
		// A trace of every test, thrown away when it passes, takes a third of the two cores.
		screenshot: 'only-on-failure',
		...(desk === null ? {} : { baseURL: desk.url })
	}
});
