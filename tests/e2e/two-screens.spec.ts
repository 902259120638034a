import type { Page, WebSocketRoute } from '@playwright/test';
import { expect, test, type SharedDesk } from '../support/e2e.ts';
import {
	mark,
	openOrder,
	readOrder,
	sell,
	signIn,
	untilLive,
	type SoldOrder
} from '../support/shop-floor.ts';

test('an immediate-sale acceptance becomes an immediate sale on both screens without a reload', async ({
	browser,
	desk
}) => {
	const [one, two] = await Promise.all([
		signIn(browser, desk, 'demo-operator'),
		signIn(browser, desk, 'demo-viewer')
	]);
	const order = await sell(desk, { shop: 'digital', confirmationMs: 15_000 });
	const pages = await Promise.all([openOrder(one, order), openOrder(two, order)]);
	const marks = await Promise.all(pages.map(mark));
	for (const page of pages) {
		await expect(page.getByRole('main')).toContainText('即時売上受付');
	}
	for (const page of pages) {
		await expect(page.getByRole('main')).toContainText('決済完了', { timeout: 30_000 });
		await expect(page.getByRole('main')).toContainText('即時売上');
	}
	expect(await Promise.all(marks.map((isUntouched) => isUntouched()))).toEqual([true, true]);
});

test('a capture made on one screen is on the other', async ({ browser, desk }) => {
	const order = await sell(desk);
	const [acting, watching] = await Promise.all([
		signIn(browser, desk, 'demo-operator'),
		signIn(browser, desk, 'demo-supervisor')
	]);
	const [here, there] = await Promise.all([openOrder(acting, order), openOrder(watching, order)]);
	const isUntouched = await mark(there);
	await capture(here);
	await expect(here.getByRole('main')).toContainText('決済完了');
	await expect(there.getByRole('main')).toContainText('決済完了', { timeout: 5_000 });
	await expect(there.getByRole('main')).toContainText('髙橋 誠');
	expect(await isUntouched()).toBe(true);
	expect(await readOrder(desk, order)).toMatchObject({ gatewayState: 'SALES' });
});

test('a cut connection says so, and catches up without a gap', async ({ browser, desk }) => {
	const context = await signIn(browser, desk, 'demo-operator');
	const wire = new Wire();
	const page = await context.newPage();
	await page.routeWebSocket(/\/socket\.io\//, (socket) => {
		wire.carry(socket);
	});
	await page.goto('/?tab=all');
	await untilLive(page);
	const isUntouched = await mark(page);

	wire.cut();
	await expect(page.locator('[role="status"][data-state="offline"]')).toContainText('現在');
	const captured = await sell(desk);
	const missed: SoldOrder[] = [captured];
	for (let i = 0; i < 11; i++) missed.push(await sell(desk));
	const other = await openOrder(await signIn(browser, desk, 'demo-supervisor'), captured);
	await capture(other);
	await expect(other.getByRole('main')).toContainText('決済完了');
	await expect(row(page, captured)).toHaveCount(0);

	wire.mend();
	await untilLive(page);
	for (const order of missed) await expect(row(page, order)).toBeVisible();
	await expect(row(page, captured)).toContainText('決済完了');
	expect(await isUntouched()).toBe(true);
	await agreesWithDesk(page, desk);
});

test('a wrong PC clock raises the banner and changes no deadline', async ({ browser, desk }) => {
	const order = await sell(desk, { shop: 'fresh' });
	const right = await openOrder(await signIn(browser, desk, 'demo-viewer'), order);
	const wrongContext = await signIn(browser, desk, 'demo-viewer');
	await wrongContext.addInitScript(() => {
		const RealDate = Date;
		const SLOW_MS = 7 * 60_000;
		const now = () => RealDate.now() - SLOW_MS;
		globalThis.Date = new Proxy(RealDate, {
			construct: (target, parts: [number?]) =>
				parts.length === 0 ? new target(now()) : (Reflect.construct(target, parts) as Date),
			get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown))
		});
	});
	const wrong = await openOrder(wrongContext, order);
	await expect(wrong.getByText('このPCの時計は')).toContainText('7分');
	await expect(wrong.getByText('このPCの時計は')).toContainText('遅れて');
	await expect(right.getByText('このPCの時計は')).toHaveCount(0);

	// The clock that every deadline is counted by, and the deadline itself.
	const [before, shown, after] = [
		await secondsOfDay(right),
		await secondsOfDay(wrong),
		await secondsOfDay(right)
	];
	expect(shown).toBeGreaterThanOrEqual(before - 1);
	expect(shown).toBeLessThanOrEqual(after + 1);
	const deadline = (page: Page) => page.getByRole('main').locator('.time-left').first();
	await expect(deadline(wrong)).toHaveText(await deadline(right).innerText());
});

async function capture(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^実売上/ }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /実売上/ })
		.click();
}

function row(page: Page, order: SoldOrder) {
	return page.getByRole('row').filter({ hasText: order.number });
}

/** The desk's time as the page shows it, in seconds of the day; midnight is far enough away. */
async function secondsOfDay(page: Page): Promise<number> {
	const text = await page
		.getByRole('banner')
		.getByText(/\d\d:\d\d:\d\d/)
		.innerText();
	const [hours = 0, minutes = 0, seconds = 0] = (/\d\d:\d\d:\d\d/.exec(text)?.[0] ?? '')
		.split(':')
		.map(Number);
	return (hours * 60 + minutes) * 60 + seconds;
}

/** The first rows of the list are those of the public API, in its order. */
async function agreesWithDesk(page: Page, desk: SharedDesk): Promise<void> {
	await expect(async () => {
		const answer = await fetch(`${desk.url}/api/v1/orders?limit=10`, {
			headers: { authorization: `Bearer ${desk.apiKey}` }
		});
		const { orders } = (await answer.json()) as { orders: { orderNumber: string }[] };
		const texts = await page.getByRole('row').allInnerTexts();
		const shown = texts.filter((text) => orders.some((order) => text.includes(order.orderNumber)));
		const positions = orders.map(({ orderNumber }) =>
			shown.findIndex((text) => text.includes(orderNumber))
		);
		expect(positions).toEqual(orders.map((_, at) => at));
	}).toPass({ timeout: 10_000 });
}

/** A network that a test can cut: sockets end, and no new one comes up. */
class Wire {
	#isCut = false;
	readonly #sockets = new Set<WebSocketRoute>();

	carry(socket: WebSocketRoute): void {
		if (this.#isCut) {
			void socket.close();
			return;
		}
		socket.connectToServer();
		this.#sockets.add(socket);
	}

	cut(): void {
		this.#isCut = true;
		for (const socket of this.#sockets) void socket.close();
		this.#sockets.clear();
	}

	mend(): void {
		this.#isCut = false;
	}
}
