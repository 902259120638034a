import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import postgres, { type Sql } from 'postgres';
import { findBrowser } from '../support/browser.ts';
import { startDesk } from '../support/desk.ts';
import { startTestPostgres } from '../support/postgres-server.ts';
import { seedOrders } from '../support/seed-orders.ts';

/**
 * What the desk's list costs the browser: 100,000 orders, 100 changes a second on the rows that are in
 * sight and around them, while somebody walks, opens, scrolls and leaps. Measured in Chromium on the
 * production build. ORDERS, SECONDS and RATE may be set.
 */
const ORDERS = Number(process.env['ORDERS'] ?? 100_000);
const SECONDS = Number(process.env['SECONDS'] ?? 20);
const RATE = Number(process.env['RATE'] ?? 100);
const LIMITS = { task: 50, interaction: 100, shift: 0.02, intervals: 1 } as const;

/** What the page notes about itself; runs before any script of the page. */
function observe(): void {
	const seen = {
		tasks: [] as { at: number; ms: number }[],
		events: [] as { name: string; ms: number }[],
		shift: 0,
		intervals: 0,
		frames: 0
	};
	Object.assign(globalThis, { seen });
	const repeat = globalThis.setInterval;
	globalThis.setInterval = ((...parts: Parameters<typeof repeat>) => {
		seen.intervals += 1;
		return repeat(...parts);
	}) as typeof repeat;
	new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries())
			seen.tasks.push({ at: Math.round(startTime), ms: duration });
	}).observe({ type: 'longtask' });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			const { interactionId } = entry as PerformanceEntry & { interactionId?: number };
			if (interactionId !== undefined && interactionId > 0)
				seen.events.push({ name: entry.name, ms: entry.duration });
		}
	}).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			const { value, hadRecentInput } = entry as PerformanceEntry & {
				value: number;
				hadRecentInput: boolean;
			};
			if (!hadRecentInput) seen.shift += value;
		}
	}).observe({ type: 'layout-shift', buffered: true });
}

interface Seen {
	tasks: { at: number; ms: number }[];
	events: { name: string; ms: number }[];
	shift: number;
	intervals: number;
}

const readSeen = (page: Page): Promise<Seen> =>
	page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

/** Begins anew: what loading cost is not what is measured. */
const forget = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const { seen } = globalThis as unknown as { seen: Seen };
		seen.tasks.length = 0;
		seen.events.length = 0;
		seen.shift = 0;
	});

/** Orders change in the database as the product changes them; the real server tells every screen. */
function startChanges(sql: Sql, ids: readonly number[]): () => Promise<number> {
	const until = { stopped: false };
	let made = 0;
	const BATCH = Math.max(1, Math.round(RATE / 10));
	const going = (async () => {
		const startedAt = performance.now();
		while (!until.stopped) {
			const some = Array.from({ length: BATCH }, (_, at) => ids[(made + at) % ids.length] ?? 0);
			await sql.begin(async (tx) => {
				await tx`
					update orders set version = version + 1, updated_at = now(), confirmed_at = now(),
						local_amount = amount + (version % 7) * 100
					where id = any(${some})`;
				await tx`
					insert into event (at, order_id, kind)
					select now(), id, 'order:changed' from unnest(${some}::bigint[]) id`;
			});
			made += BATCH;
			await sleep(Math.max(0, startedAt + (made / RATE) * 1000 - performance.now()));
		}
	})();
	return async () => {
		until.stopped = true;
		await going;
		return made;
	};
}

function quantile(values: readonly number[], q: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

/** What somebody does meanwhile: walks with j and k, opens, points, scrolls. */
async function work(page: Page, until: number): Promise<void> {
	const keys = ['j', 'j', 'j', 'k', 'j', 'x', 'x', 'j', 'k', 'k'];
	for (let step = 0; performance.now() < until; step += 1) {
		await page.keyboard.press(keys[step % keys.length] ?? 'j');
		await sleep(120);
		if (step === 20) await page.keyboard.press('Enter');
		if (step === 50) await page.keyboard.press('Escape');
		if (step % 25 === 24) {
			await page.mouse.move(500, 400 + (step % 5) * 32);
			await page.mouse.click(500, 400 + (step % 5) * 32);
		}
		if (step % 30 === 29) await page.mouse.wheel(0, step % 60 === 29 ? 900 : -900);
	}
}

const server = await startTestPostgres();
const database = await server.createDatabase();
const sql = postgres(database.url, { onnotice: () => undefined });
try {
	await seedOrders(sql, ORDERS, Date.now());
	const desk = await startDesk({
		env: {
			DEMO: 'on',
			DATABASE_URL: database.url,
			SIMULATOR_REPLAY_ORDERS: '0',
			SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench-bench'
		}
	});
	const browser = await chromium.launch(await findBrowser());
	try {
		await measure(browser, desk.url);
	} finally {
		await browser.close();
		await desk.stop();
	}
} finally {
	await sql.end();
	await database.drop();
	await server.stop();
}

async function measure(
	browser: Awaited<ReturnType<typeof chromium.launch>>,
	url: string
): Promise<void> {
	const context = await browser.newContext({
		baseURL: url,
		viewport: { width: 1440, height: 900 },
		locale: 'ja-JP',
		timezoneId: 'Asia/Tokyo'
	});
	await context.addInitScript(observe);
	const page = await context.newPage();
	await page.goto('/sign-in');
	await page.locator('button[name="person"][value="demo-operator"]').click();
	await page.waitForURL('/');
	await page.goto('/?tab=all');
	await page.locator('[role="status"][data-state="live"]').waitFor();
	await sleep(2_000);

	await scrollEndToEnd(page);
	await leaps(page);

	await page.goto('/?tab=all');
	await page.locator('[role="status"][data-state="live"]').waitFor();
	const rows = await sql<{ id: number }[]>`
		select id::integer from orders order by ordered_at desc, id desc limit 150`;
	await sleep(2_000);
	await forget(page);
	const stop = startChanges(
		sql,
		rows.map(({ id }) => id)
	);
	const startedAt = performance.now();
	await work(page, startedAt + SECONDS * 1000);
	const made = await stop();
	const { tasks, events, shift, intervals } = await readSeen(page);
	const delays = events.map(({ ms }) => ms);
	const longest = Math.max(0, ...tasks.map(({ ms }) => ms));
	const p98 = quantile(delays, 0.98);
	console.log(
		`${made} changes in ${SECONDS} s on ${ORDERS} orders: ${tasks.length} long tasks (longest ${longest} ms), ` +
			`${events.length} slow interactions of which p98 ${p98} ms, ` +
			`layout shift ${shift.toFixed(4)}, ${intervals} interval timers`
	);
	if (tasks.length > 0) console.log(`long tasks: ${JSON.stringify(tasks)}`);
	const broken = [
		longest > LIMITS.task && `a task of ${longest} ms`,
		p98 > LIMITS.interaction && `interactions of ${p98} ms`,
		shift > LIMITS.shift && `layout shift of ${shift.toFixed(3)}`,
		intervals > LIMITS.intervals && `${intervals} interval timers`
	].filter((one) => one !== false);
	console.log(broken.length === 0 ? 'within every limit' : `OVER THE LIMIT: ${broken.join(', ')}`);
	if (broken.length > 0) process.exitCode = 1;
	await context.close();
}

/** 3,000 rows by the wheel: every one is drawn, and the page never holds more than a screen of them. */
async function scrollEndToEnd(page: Page): Promise<void> {
	const startedAt = performance.now();
	const result = await page.evaluate(async () => {
		const list = document.querySelector<HTMLElement>('[role="grid"]');
		if (list === null) throw new Error('no list');
		const seen = new Set<number>();
		let most = 0;
		const note = () => {
			const rows = list.querySelectorAll('[role="row"][data-id]');
			most = Math.max(most, rows.length);
			for (const row of rows) seen.add(Number(row.getAttribute('aria-rowindex')));
		};
		while (list.scrollTop < 3_000 * 32) {
			list.scrollTop += 480;
			for (let wait = 0; wait < 200; wait += 1) {
				await new Promise((resolve) => requestAnimationFrame(resolve));
				// The list draws in the frame after the one in which it was scrolled.
				if (wait > 0 && list.getAttribute('aria-busy') !== 'true') break;
			}
			note();
		}
		return { seen: seen.size, most };
	});
	console.log(
		`3,000 rows scrolled in ${Math.round(performance.now() - startedAt)} ms: ${result.seen} rows seen, ` +
			`at most ${result.most} in the page`
	);
}

/** The scrollbar dropped anywhere: from the drop until rows stand there. */
async function leaps(page: Page): Promise<void> {
	const times: number[] = [];
	for (const part of [0.5, 0.1, 0.99, 0.37, 0.75, 0, 1]) {
		const ms = await page.evaluate(async (part) => {
			const list = document.querySelector<HTMLElement>('[role="grid"]');
			if (list === null) throw new Error('no list');
			const startedAt = performance.now();
			list.scrollTop = part * (list.scrollHeight - list.clientHeight);
			do await new Promise((resolve) => requestAnimationFrame(resolve));
			while (
				list.getAttribute('aria-busy') === 'true' ||
				Math.abs(performance.now() - startedAt) < 150
			);
			return performance.now() - startedAt;
		}, part);
		times.push(Math.round(ms));
	}
	console.log(
		`leaps anywhere in ${ORDERS} orders until the rows are there: ${times.join(', ')} ms`
	);
}
