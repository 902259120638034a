import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { DemoPersonId } from '../../src/lib/server/auth/demo/demo-people.ts';
import type { SharedDesk } from './e2e.ts';

/** A signed-in browser of its own, in a language and a size. */
export async function signIn(
	browser: Browser,
	desk: SharedDesk,
	person: DemoPersonId,
	options: Parameters<Browser['newContext']>[0] = {}
): Promise<BrowserContext> {
	const context = await browser.newContext({ baseURL: desk.url, locale: 'ja-JP', ...options });
	const page = await context.newPage();
	await page.goto('/sign-in');
	await page.locator(`button[name="person"][value="${person}"]`).click();
	await page.waitForURL('/');
	await page.close();
	return context;
}

/** An order that a buyer just paid, on the desk. */
export interface SoldOrder {
	shop: 'main' | 'fresh' | 'digital';
	number: string;
	gatewayOrderId: string;
}

let sold = 0;

/** A buyer pays at the simulated gateway, and the shop puts the order on the desk. */
export async function sell(
	desk: SharedDesk,
	options: {
		shop?: SoldOrder['shop'];
		amount?: number;
		/** Of an immediate sale: from the acceptance to the confirmation, ms. */
		confirmationMs?: number;
		/** No result notification of it ever comes. */
		silent?: boolean;
		stopAt?: 'confirm' | 'execute' | 'fail' | 'capture';
		pointsOnly?: boolean;
		/** Yen, and the total below which the gateway withdraws it. */
		coupon?: { amount: number; threshold: number };
		/** So many places, each with a line of its own. */
		destinations?: number;
		buyer?: { name: string; kana: string };
		/** How long the buyer has to begin, s. */
		paymentTermSeconds?: number;
		/** It was paid so long ago, ms. */
		agoMs?: number;
		/** The capture was so long ago, ms. */
		lastStepAgoMs?: number;
	} = {}
): Promise<SoldOrder> {
	sold += 1;
	const { shop = 'main', silent = false, ...more } = options;
	const number = `T${process.pid}-${Date.now().toString(36).toUpperCase()}-${sold}`;
	const gatewayOrderId = `${number}-1`;
	if (silent)
		await ask(`${desk.simulatorUrl}/control/faults`, {
			kind: 'withhold',
			api: 'Notification',
			orderId: gatewayOrderId
		});
	await ask(`${desk.simulatorUrl}/control/orders`, {
		shop,
		orderId: gatewayOrderId,
		amount: 4_980,
		putOnDesk: true,
		...more
	});
	await untilOnDesk(desk, { shop, number });
	return { shop, number, gatewayOrderId };
}

/** The order as the public API tells it; null while the desk does not know it. */
export async function readOrder(
	desk: SharedDesk,
	order: { shop: string; number: string }
): Promise<{ gatewayState: string; paymentStatus: string; amount: number } | null> {
	const answer = await fetch(`${desk.url}/api/v1/orders/${order.shop}/${order.number}`, {
		headers: { authorization: `Bearer ${desk.apiKey}` }
	});
	if (answer.status === 404) return null;
	return (await answer.json()) as { gatewayState: string; paymentStatus: string; amount: number };
}

async function untilOnDesk(
	desk: SharedDesk,
	order: { shop: string; number: string }
): Promise<void> {
	for (let attempt = 0; attempt < 600; attempt++) {
		const found = await readOrder(desk, order);
		if (found && found.gatewayState !== 'UNPROCESSED') return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`${order.shop}/${order.number} never came to the desk`);
}

/** The demo shop "main" at the simulated gateway. */
const ACCOUNT = { ShopID: 'tshop00000001', ShopPass: 'demopass01' } as const;

/** Somebody captures or cancels a payment of the shop "main" at the gateway's console. */
export async function atTheConsole(
	desk: SharedDesk,
	order: SoldOrder,
	api: 'RecruitSales' | 'RecruitCancel'
): Promise<void> {
	const payment = { ...ACCOUNT, OrderID: order.gatewayOrderId };
	const trade = await call(desk, 'SearchTradeMulti', { ...payment, PayType: '24' });
	const money = { Amount: trade.get('Amount') ?? '', Tax: trade.get('Tax') ?? '0' };
	const access = {
		AccessID: trade.get('AccessID') ?? '',
		AccessPass: trade.get('AccessPass') ?? ''
	};
	const cancelled = { CancelAmount: money.Amount, CancelTax: money.Tax };
	const answer = await call(desk, api, {
		...payment,
		...access,
		...(api === 'RecruitSales' ? money : cancelled)
	});
	if (answer.has('ErrCode')) throw new Error(`${api}: ${answer.toString()}`);
}

async function call(
	desk: SharedDesk,
	api: string,
	fields: Record<string, string>
): Promise<URLSearchParams> {
	const body = new URLSearchParams(fields);
	const answer = await fetch(`${desk.simulatorUrl}/payment/${api}.idPass`, {
		method: 'POST',
		body
	});
	return new URLSearchParams(await answer.text());
}

/** Opens an order's page and waits until it follows the stream. */
export async function openOrder(context: BrowserContext, order: SoldOrder): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`/orders/${order.shop}/${order.number}`);
	await untilLive(page);
	return page;
}

/** The screen says that everything has arrived. */
export async function untilLive(page: Page): Promise<void> {
	await page.locator('[role="status"][data-state="live"]').waitFor();
}

/** Marks a page so that a reload would be noticed. */
export async function mark(page: Page): Promise<() => Promise<boolean>> {
	await page.evaluate(() => {
		document.documentElement.dataset['marked'] = 'yes';
	});
	return () => page.evaluate(() => document.documentElement.dataset['marked'] === 'yes');
}

async function ask(url: string, body: unknown): Promise<void> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}
