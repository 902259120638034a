import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** The desk that the whole browser run shares. */
export type SharedDesk = {
	readonly url: string;
	readonly simulatorUrl: string;
	readonly apiKey: string;
};

/** Playwright's `test` with the shared desk as a fixture; `page.goto('/')` opens it. */
export const test = base.extend<object, { desk: SharedDesk }>({
	desk: [
		async ({}, use) => {
			await use(readSharedDesk());
		},
		{ scope: 'worker' }
	]
});

/** Global setup hands the addresses to the workers through the environment. */
export function shareDesk(desk: SharedDesk): void {
	process.env.YOSHIN_TEST_DESK = JSON.stringify(desk);
}

export function readSharedDesk(): SharedDesk {
	const text = process.env.YOSHIN_TEST_DESK;
	if (text === undefined) throw new Error('The browser tests run through playwright.config.ts.');
	return JSON.parse(text) as SharedDesk;
}
