import iconv from 'iconv-lite';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { codeOf } from '../../../../tests/support/coded.ts';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { EXPORT_FIELDS } from '../../contract/desk/export-fields.ts';
import { viewOfTab } from '../../contract/desk/view.ts';
import { loadOrderFileText } from '../../i18n/order-file.ts';
import { loadText } from '../../i18n/text.ts';
import type { Principal } from '../auth/principal.ts';
import { inOneSnapshot } from '../db/one-snapshot.ts';
import { currentPosition } from '../db/event-log/index.ts';
import { orders } from '../db/schema/index.ts';
import { OrderCounts } from '../orders/count-orders.ts';
import { OrderExports } from '../orders/export-orders.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import { ordersCsv } from './orders-csv.ts';

let bench: OrderBench;
let exports: OrderExports;
let arrived: OrderRecord[];
const PERSON: Principal = {
	kind: 'person',
	id: 'p1',
	name: '佐藤 花',
	email: 'p1@example.com',
	role: 'viewer',
	sessionId: 's'
};
const KEY: Principal = { kind: 'key', id: 'k', name: 'K', scopes: ['orders:read'] };

beforeAll(async () => {
	bench = await createOrderBench();
	exports = new OrderExports({
		db: bench.db,
		now: bench.clock.now,
		counts: new OrderCounts(bench.db, bench.clock.now)
	});
	arrived = [
		await bench.arrive('AUTH', {
			buyer: { name: '=1+1', kana: 'ア"イ', email: null, phone: null }
		}),
		await bench.arrive('AUTH', {
			buyer: { name: '髙橋\t花', kana: null, email: 'h@example.com', phone: null }
		}),
		await bench.arrive('SALES')
	];
}, 60_000);
afterAll(() => bench.close());

const ask = async (query: string, locale: 'ja' | 'en' = 'ja', principal: Principal = PERSON) =>
	ordersCsv(
		{ exports, clock: bench.clock },
		principal,
		{ words: (await loadText(locale)).words, orderFile: await loadOrderFileText(locale) },
		new URLSearchParams(query)
	);

describe('the file', () => {
	test('holds what the view lists, in its order, with the fields that were asked for', async () => {
		const answer = await ask('tab=all&sort=number&fields=number,buyer,kana,statusCode,amount');
		expect(Buffer.from(await answer.arrayBuffer()).toString('utf8')).toBe(
			'\ufeff注文番号,購入者,フリガナ,決済ステータス（コード）,金額（円）\r\n' +
				'MS-000001,\'=1+1,"ア""イ",authorized,4980\r\n' +
				'MS-000002,髙橋\t花,,authorized,4980\r\n'.replace("'", '') +
				'MS-000003,髙橋 美咲,タカハシ ミサキ,completed,4980\r\n'
		);
		expect(answer.headers.get('content-disposition')).toMatch(
			/^attachment; filename="orders-all-\d{8}-\d{4}\.csv"$/
		);
	});

	test('every field has a heading and a cell in both languages, instants in JST', async () => {
		for (const locale of ['ja', 'en'] as const) {
			const text = await (await ask(`tab=completed&fields=${EXPORT_FIELDS.join()}`, locale)).text();
			const [heads = '', line = ''] = text.split('\r\n');
			expect(heads.split(',')).toHaveLength(EXPORT_FIELDS.length);
			if (locale === 'en') expect(heads).toMatch(/^\ufeff?[ -~]+$/);
			const cells = Object.fromEntries(
				EXPORT_FIELDS.map((field, at) => [field, line.split(',')[at]])
			);
			expect(cells).toMatchObject({
				statusCode: 'completed',
				gatewayStateCode: 'SALES',
				systemCode: 'recruit',
				gatewayAmount: '4980',
				tasks: '0',
				gatewayId: 'MS-000003-1'
			});
			expect(cells.captured).toMatch(/^\d{4}-\d\d-\d\dT.*\+09:00$/);
		}
	});

	test('is CP932 where a spreadsheet wants it', async () => {
		const answer = await ask('tab=all&q=髙橋 花&fields=buyer&encoding=cp932');
		expect(iconv.decode(Buffer.from(await answer.arrayBuffer()), 'cp932')).toContain('髙橋');
		expect(answer.headers.get('content-disposition')).toContain('orders-all-filtered-');
	});

	test('has a heading where nothing is listed', async () => {
		expect(await (await ask('tab=unknown&fields=number')).text()).toContain('注文番号\r\n');
	});

	test('a selection holds just that, in the order of the view', async () => {
		const ids = [arrived[2], arrived[0]].map((order) => order?.id).join();
		const answer = await ask(`tab=authorized&sort=-number&fields=number&ids=${ids}`);
		expect((await answer.text()).split('\r\n').slice(1)).toEqual(['MS-000003', 'MS-000001', '']);
		expect(answer.headers.get('content-disposition')).toContain('orders-authorized-selected-');
	});

	test('a copy is tabs and lines, at most as many as asked for', async () => {
		const answer = await ask('tab=all&sort=number&fields=number,buyer&format=tsv&limit=2');
		expect(await answer.text()).toBe("注文番号\t購入者\nMS-000001\t'=1+1\nMS-000002\t髙橋 花\n");
		expect(answer.headers.get('content-type')).toContain('tab-separated');
	});
});

test.each(
	[
		['statsu=completed', 'UNKNOWN_FIELD', 'statsu'],
		['status=completd', 'BAD_FIELD', 'status'],
		['tab=nowhere', 'BAD_FIELD', 'tab'],
		[`q=${'あ'.repeat(201)}`, 'BAD_FIELD', 'q'],
		['fields=number,profit', 'BAD_FIELD', 'fields'],
		['ids=1,x', 'BAD_FIELD', 'ids'],
		[`ids=${Array.from({ length: 1_001 }, (_, id) => id).join()}`, 'BAD_FIELD', 'ids'],
		['limit=0', 'BAD_FIELD', 'limit'],
		['format=tsv&limit=1001', 'BAD_FIELD', 'limit'],
		['format=xlsx', 'BAD_FIELD', 'format']
	].map(([query = '', code, field]) => [query.slice(0, 40), query, code, field])
)('%s is refused rather than read as something wider', async (_, query, code, field) => {
	await expect(ask(query)).rejects.toMatchObject({ code, field });
});

it('gives a key no orders that are "mine"', async () => {
	expect(await codeOf(ask('tab=mine', 'ja', KEY))).toBe('BAD_FIELD');
});

describe('reading', () => {
	const everything = { view: viewOfTab('all'), ids: null, limit: null, personId: '' };

	test('is of one instant, and the stream does not wait for it', async () => {
		const seen = inOneSnapshot(
			bench.db,
			async function* (tx) {
				for (;;)
					yield (await tx.select({ amount: orders.localAmount }).from(orders)).map((o) => o.amount);
			},
			60_000
		);
		const before = await seen.next();
		const [{ xid: ours }] = (await bench.clients.sql`
			select backend_xid as xid from pg_stat_activity
			where state = 'idle in transaction' and datname = current_database()`) as unknown as [
			{ xid: null }
		];
		expect(ours).toBeNull();
		await bench.db.execute(sql`update orders set local_amount = 7 where id = ${arrived[0]?.id}`);
		const [{ xid }] = (await bench.clients.sql`
			select pg_current_xact_id()::text as xid`) as unknown as [{ xid: string }];
		const position = await currentPosition(bench.clients.sql);
		expect(BigInt(position.split('.')[1] ?? 0)).toBeGreaterThan(BigInt(xid));
		expect((await seen.next()).value).toEqual(before.value);
		await seen.return(undefined);
		await bench.db.execute(sql`update orders set local_amount = 4980 where id = ${arrived[0]?.id}`);
	});

	test('by four at once is enough; who leaves makes room', async () => {
		const readers = Array.from({ length: 4 }, () => exports.read(everything));
		for (const reader of readers) await reader.next();
		expect(() => exports.read(everything)).toThrow('TOO_MANY_REQUESTS');
		for (const reader of readers) await reader.return(undefined);
		const next = exports.read(everything);
		expect((await next.next()).value).toHaveLength(3);
		expect((await next.next()).done).toBe(true);
		const [{ open }] = (await bench.clients.sql`
			select count(*)::integer as open from pg_stat_activity
			where state = 'idle in transaction' and datname = current_database()`) as unknown as [
			{ open: number }
		];
		expect(open).toBe(0);
	});

	test('is ended where nobody takes what was read, and never cut short silently', async () => {
		const seen = inOneSnapshot(
			bench.db,
			async function* () {
				for (let n = 0; ; n += 1) yield await Promise.resolve(n);
			},
			50
		);
		expect((await seen.next()).value).toBe(0);
		await new Promise((resolve) => setTimeout(resolve, 150));
		await expect(seen.next()).rejects.toThrow('not taken in time');
	});

	test('tells a failure of the database to whoever reads', async () => {
		const seen = inOneSnapshot(
			bench.db,
			async function* (tx) {
				yield 1;
				await tx.execute(sql`select 1 / 0`);
			},
			60_000
		);
		await seen.next();
		await expect(seen.next()).rejects.toThrow();
	});
});
