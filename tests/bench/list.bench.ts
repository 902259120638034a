import { loadavg } from 'node:os';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { addressFrom } from '../../src/lib/contract/desk/view-query.ts';
import { DESK_TABS } from '../../src/lib/contract/desk/view.ts';
import { SORT_KEYS } from '../../src/lib/contract/desk/sort.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';
import { readDeskPage, type PagePlace } from '../../src/lib/server/db/desk-page.ts';
import { readFigures } from '../../src/lib/server/db/figures.ts';
import * as schema from '../../src/lib/server/db/schema/index.ts';
import { countOneByOne, readCounted, type ViewSize } from '../../src/lib/server/db/view-size.ts';
import { startTestPostgres } from '../support/postgres-server.ts';
import { seedOrders } from '../support/seed-orders.ts';

/**
 * The desk's list at 1,000 and at 1,000,000 orders: every tab, sort, kind of filter and kind of search, the
 * counts and the figures. Each beside its bare SQL: the very same statements, sent once more by the driver
 * alone, so that the difference is what our code adds. SIZES=1000,100000 ROUNDS=10 make it shorter.
 */
const SIZES = (process.env.SIZES ?? '1000,1000000').split(',').map(Number);
const ROUNDS = Number(process.env.ROUNDS ?? 30);
/** Rows of a page, and one that tells whether there are more. */
const LIMIT = 101;
/** Milliseconds; what is above is marked. */
const GOALS = { page: 50, count: 100, figures: 25, leap: 100 } as const;

const VIEWS = [
	...DESK_TABS.map((tab) => `tab=${tab}`),
	...SORT_KEYS.flatMap((key) => [`sort=${key}`, `sort=-${key}`]),
	...SORT_KEYS.flatMap((key) => [`status=authorized&sort=${key}`, `status=cancelled&sort=-${key}`]),
	'state=AUTH',
	'state=UNPROCESSED',
	'delivery=returned',
	'system=paygent-carrier',
	'shop=shop-8&sort=amount',
	'amount=30480-30490',
	'amount=1000-5000&sort=buyer',
	'ordered=2025-06-01..2025-06-02&sort=buyer',
	'captured=today',
	'captured=2025-06-01..2025-06-30',
	'within=24',
	'within=168',
	'assignee=me',
	'assignee=nobody&status=authorized',
	'unsent=1&sort=amount',
	'tasks=1&sort=deadline',
	'status=completed&delivery=unprocessed',
	'status=cancelled&delivery=returned&shop=shop-3',
	'status=completed&shop=shop-5&amount=20000-&sort=-amount',
	'system=paygent-carrier&state=CANCELLED&sort=-captured',
	...[
		'10',
		'御手',
		'高橋',
		'たかはし',
		'髙橋 美咲',
		'123',
		'0123456',
		'sato1',
		'¥18,400',
		'example',
		'zz'
	].map((words) => `q=${words}`),
	'q=高橋&status=authorized&sort=deadline',
	'q=10&status=authorized'
];
const LEAPS = ['tab=all', 'tab=completed', 'sort=buyer', 'sort=-amount'];

interface Statement {
	text: string;
	parameters: unknown[];
}

const at = (sorted: readonly number[], part: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

async function timed(work: () => Promise<unknown>): Promise<number> {
	const startedAt = performance.now();
	await work();
	return performance.now() - startedAt;
}

const server = await startTestPostgres();
for (const size of SIZES) {
	const database = await server.createDatabase();
	const now = Date.now();
	const seeder = postgres(database.url, { max: 1, onnotice: () => undefined });
	const seeded = await seedOrders(seeder, size, now);
	await seeder.end();
	const load = loadavg()[0]?.toFixed(1);
	console.log(
		`\n${size.toLocaleString('en')} orders (made in ${((seeded.orders + seeded.search + seeded.analyze) / 1_000).toFixed(0)} s; load ${load})`
	);
	await measure(database.url, size, now);
	await database.drop();
}
await server.stop();

async function measure(url: string, size: number, now: number): Promise<void> {
	const clients = openDatabase(url, { connections: 1 });
	const bare = postgres(url, { max: 1, onnotice: () => undefined });
	const seen: Statement[] = [];
	const logger = {
		logQuery: (text: string, parameters: unknown[]) => void seen.push({ text, parameters })
	};
	// A client of its own: Drizzle changes how its client reads dates.
	const logged = postgres(url, { max: 1, onnotice: () => undefined });
	const watched = drizzle(logged, { schema, logger });
	const looker = { now, personId: 'person-1' };
	const worst: Record<keyof typeof GOALS, number[]> = {
		page: [],
		count: [],
		figures: [],
		leap: []
	};

	/** @param work gets a database: ours, or the one that is listened to for its statements */
	const report = async (
		kind: keyof typeof GOALS,
		name: string,
		work: (db: typeof clients.db) => Promise<unknown>
	) => {
		seen.length = 0;
		await work(watched);
		const statements = [...seen];
		const [ours, theirs]: [number[], number[]] = [[], []];
		for (let round = -1; round < ROUNDS; round += 1) {
			const mine = await timed(() => work(clients.db));
			const plain = await timed(async () => {
				for (const { text, parameters } of statements)
					await bare.unsafe(text, parameters as never[]);
			});
			// The first of each fills the caches.
			if (round < 0) continue;
			ours.push(mine);
			theirs.push(plain);
		}
		for (const times of [ours, theirs]) times.sort((a, b) => a - b);
		worst[kind].push(at(ours, 0.99));
		const cells = [at(ours, 0.5), at(ours, 0.99), at(theirs, 0.5), at(theirs, 0.99)].map((ms) =>
			ms.toFixed(1).padStart(7)
		);
		const beside = statements.length > 0 ? `bare ${cells[2]} ${cells[3]}` : '';
		const mark = at(ours, 0.99) > GOALS[kind] ? ' !' : '';
		console.log(
			`${kind.padEnd(8)}${name.padEnd(58)}p50/p99 ${cells[0]} ${cells[1]}   ${beside}${mark}`
		);
	};

	const page = async (name: string, query: string, place: PagePlace, kind: 'page' | 'leap') => {
		const { view } = addressFrom(new URLSearchParams(query), 'all');
		const known = await sizeOf(clients.db, query);
		await report(kind, name, (db) =>
			readDeskPage(db, { view, place, limit: LIMIT, looker, size: known })
		);
	};
	const sizeOf = async (db: typeof clients.db, query: string): Promise<ViewSize> => {
		const { view } = addressFrom(new URLSearchParams(query), 'all');
		const count = await readCounted(db, view, looker);
		if (count !== null) return { count, exact: true, isCommonSearch: false };
		return countOneByOne(db, view, looker);
	};

	await report('figures', 'all', () => readFigures(clients.sql, now));
	for (const query of VIEWS) {
		await page(query, query, { skip: 0 }, 'page');
		if (!query.startsWith('sort=')) await report('count', query, (db) => sizeOf(db, query));
	}
	const deep = new Date(now - 400 * 86_400_000).getTime();
	await page(
		'tab=all, after an order of 400 days ago',
		'tab=all',
		{ after: { value: deep, id: 1 } },
		'page'
	);
	await page('tab=all, before it', 'tab=all', { before: { value: deep, id: 1 } }, 'page');
	for (const query of LEAPS) {
		const { count } = await sizeOf(clients.db, query);
		for (const [where, part] of [
			['a quarter', 0.25],
			['the middle', 0.5],
			['the end', 1]
		] as const) {
			const skip = Math.max(0, Math.floor(count * part) - LIMIT);
			await page(`${query}, to ${where}`, query, { skip }, 'leap');
		}
	}
	for (const [kind, times] of Object.entries(worst)) {
		times.sort((a, b) => a - b);
		console.log(
			`${kind}: p99 is ${at(times, 0.5).toFixed(1)} ms in the middle, ${at(times, 1).toFixed(1)} ms at worst, of ${times.length} (${size.toLocaleString('en')} orders)`
		);
	}
	await Promise.all([bare.end(), logged.end(), clients.close()]);
}
