import { gzipSync } from 'node:zlib';
import type { Page, WebSocketRoute } from '@playwright/test';
import { expect, test } from '../support/e2e.ts';
import { orderRow } from '../support/order-row.ts';
import { signIn, untilLive } from '../support/shop-floor.ts';

const WIDE = { viewport: { width: 1440, height: 900 } } as const;
/** Bytes, gzip; 146,100 were measured with filters, views and columns. Half of it is Kit, socket and words. */
const SCRIPT_BUDGET = 148_000;
/**
 * Alone the page has no task over 50 ms; here another browser and the desk share its two cores, and
 * 259 ms were seen. What this finds is a page that redraws its whole list with every frame.
 */
const LONG_TASK_MS = 1_000;

test('the scripts of the desk are light', async ({ browser, desk }) => {
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	const page = await context.newPage();
	const scripts = new Map<string, Promise<number>>();
	page.on('response', (response) => {
		const isScript = (response.headers()['content-type'] ?? '').includes('javascript');
		if (!isScript) return;
		scripts.set(
			response.url(),
			response.body().then((body) => gzipSync(body).length)
		);
	});
	await page.goto('/');
	await untilLive(page);
	const sizes = await Promise.all(scripts.values());
	page.removeAllListeners('response');
	await page.keyboard.press('j');
	await expect(page.locator('[role="row"].current')).toBeVisible();
	const total = sizes.reduce((sum, size) => sum + size, 0);
	console.log(`scripts until interactive: ${total} bytes gzip in ${sizes.length} files`);
	expect(sizes.length).toBeGreaterThan(3);
	expect(total).toBeLessThanOrEqual(SCRIPT_BUDGET);
	await context.close();
});

test('one timer counts down all rows, and nothing shifts', async ({ browser, desk }) => {
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	const page = await context.newPage();
	await page.addInitScript(() => {
		const seen = { intervals: 0, short: 0, shift: 0 };
		Object.assign(globalThis, { seen });
		const { setInterval: repeat, setTimeout: later } = globalThis;
		globalThis.setInterval = ((...parts: Parameters<typeof repeat>) => {
			seen.intervals += 1;
			return repeat(...parts);
		}) as typeof repeat;
		globalThis.setTimeout = ((...parts: Parameters<typeof later>) => {
			if ((parts[1] ?? 0) <= 1001 && (parts[1] ?? 0) > 300) seen.short += 1;
			return later(...parts);
		}) as typeof later;
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				const { value, hadRecentInput } = entry as PerformanceEntry & {
					value: number;
					hadRecentInput: boolean;
				};
				if (!hadRecentInput) seen.shift += value;
			}
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await page.goto('/');
	await untilLive(page);
	await expect(page.locator('[role="row"] .time-left').nth(15)).toBeVisible();
	const before = await sightings(page);
	await page.waitForTimeout(5_000);
	const after = await sightings(page);
	expect(after.intervals).toBe(0);
	// One a second, and a little for the demo's own traffic: a timer a row would be a hundred.
	expect(after.short - before.short).toBeLessThanOrEqual(15);
	expect(after.shift).toBeLessThan(0.01);
	await context.close();
});

test('a hundred changes a second leave the desk free to answer', async ({ browser, desk }) => {
	const context = await signIn(browser, desk, 'demo-operator', WIDE);
	const page = await context.newPage();
	const stream = new InjectedStream();
	await page.routeWebSocket(/\/socket\.io\//, (socket) => {
		stream.carry(socket);
	});
	await page.goto('/?tab=all');
	await untilLive(page);
	await page.evaluate(() => {
		const tasks: number[] = [];
		Object.assign(globalThis, { tasks });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) tasks.push(duration);
		}).observe({ type: 'longtask' });
	});
	const { serverNow } = await page.evaluate(() => ({ serverNow: Date.now() }));
	for (let step = 0; step < 50; step += 1) {
		stream.send(
			Array.from({ length: 10 }, (_, index) => {
				const id = 900_000_000 + ((step * 10 + index) % 60);
				const row = orderRow({ id, shop: 'main', number: `LIVE-${id}`, version: step + 1 });
				const orderedAt = serverNow + 30 * 86_400_000 + id;
				return {
					...row,
					facts: { ...row.facts, orderedAt, amount: 1000 + step, localAmount: 1000 + step }
				};
			})
		);
		await page.waitForTimeout(100);
	}
	await expect(page.getByRole('row').filter({ hasText: 'LIVE-' }).first()).toContainText('¥1,0');
	const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
	const long = tasks.filter((duration) => duration > LONG_TASK_MS);
	console.log(`long tasks in 5 s of 100 changes a second: ${JSON.stringify(tasks)}`);
	expect(long).toEqual([]);
	await context.close();
});

function sightings(page: Page): Promise<{ intervals: number; short: number; shift: number }> {
	return page.evaluate(() => {
		const { seen } = globalThis as unknown as {
			seen: { intervals: number; short: number; shift: number };
		};
		return { ...seen };
	});
}

/** The stream of a page, into which a test puts frames of its own where the page stands. */
class InjectedStream {
	#socket: WebSocketRoute | null = null;
	#position: string | null = null;

	carry(socket: WebSocketRoute): void {
		const server = socket.connectToServer();
		this.#socket = socket;
		socket.onMessage((message) => {
			this.#note(message, 'stream:subscribe', 'position');
			server.send(message);
		});
		server.onMessage((message) => {
			this.#note(message, 'stream:frame', 'to');
			socket.send(message);
		});
	}

	send(changes: unknown[]): void {
		if (this.#socket === null || this.#position === null) throw new Error('nobody subscribed');
		const at = { from: this.#position, to: this.#position };
		const frame = ['stream:frame', { ...at, changes, runs: [], figures: null, pending: 0 }];
		this.#socket.send(`42${JSON.stringify(frame)}`);
	}

	#note(message: string | Buffer, event: string, key: string): void {
		const text = /^42\d*(\[.*)$/s.exec(String(message))?.[1];
		if (text === undefined) return;
		const [name, payload] = JSON.parse(text) as [string, Record<string, unknown>];
		const position = payload[key];
		if (name === event && typeof position === 'string') this.#position = position;
	}
}
