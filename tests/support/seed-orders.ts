import type { Sql } from 'postgres';
import { fold } from '../../src/lib/domain/orders/search-text.ts';

/** Families and given names with their readings; 髙橋 and 高橋 are two of them on purpose. */
const FAMILIES = `佐藤 サトウ,鈴木 スズキ,髙橋 タカハシ,高橋 タカハシ,田中 タナカ,伊藤 イトウ,渡邉 ワタナベ,渡辺 ワタナベ,山本 ヤマモト,中村 ナカムラ,小林 コバヤシ,加藤 カトウ,吉田 ヨシダ,山田 ヤマダ,佐々木 ササキ,山口 ヤマグチ,松本 マツモト,井上 イノウエ,木村 キムラ,林 ハヤシ,斎藤 サイトウ,齋藤 サイトウ,清水 シミズ,山崎 ヤマザキ,山﨑 ヤマザキ,森 モリ,池田 イケダ,橋本 ハシモト,阿部 アベ,石川 イシカワ,前田 マエダ,藤田 フジタ,小川 オガワ,後藤 ゴトウ,岡田 オカダ,長谷川 ハセガワ,村上 ムラカミ,近藤 コンドウ,石井 イシイ,坂本 サカモト,遠藤 エンドウ,青木 アオキ,藤井 フジイ,西村 ニシムラ,福田 フクダ,太田 オオタ,三浦 ミウラ,岡本 オカモト,松田 マツダ,中川 ナカガワ,濵田 ハマダ,五十嵐 イガラシ,御手洗 ミタライ,勅使河原 テシガワラ`;
const GIVEN = `美咲 ミサキ,陽菜 ヒナ,結衣 ユイ,葵 アオイ,さくら サクラ,大輔 ダイスケ,翔太 ショウタ,健一 ケンイチ,直樹 ナオキ,拓也 タクヤ,花子 ハナコ,太郎 タロウ,恵子 ケイコ,由美子 ユミコ,真由美 マユミ,久美子 クミコ,浩 ヒロシ,誠 マコト,学 マナブ,隆 タカシ,幸子 サチコ,和子 カズコ,裕子 ユウコ,智子 トモコ,優子 ユウコ,愛 アイ,彩 アヤ,舞 マイ,蓮 レン,陽翔 ハルト,湊 ミナト,樹 イツキ,悠真 ユウマ,朝陽 アサヒ,蒼 アオ,律 リツ`;
const LATIN = `sato,suzuki,takahashi,tanaka,ito,watanabe,yamamoto,nakamura,kobayashi,kato,yoshida,yamada`;

const AT_ONCE = 50_000;
const SHOPS = 8;
const SEEDED_PEOPLE = 12;

export interface SeedReport {
	/** Milliseconds. */
	orders: number;
	search: number;
	analyze: number;
}

/**
 * Fills an empty, migrated database with orders as two years of a busy shop leave them behind: most are
 * completed, some thousand are authorized and lapse within a month, few are in any trouble. Nothing is
 * random: the same count gives the same orders. Their search rows are those that the product writes.
 *
 * @param sql of a single connection: the settings are the session's
 * @param now epoch ms
 */
export async function seedOrders(sql: Sql, count: number, now: number): Promise<SeedReport> {
	await installPeopleAndShops(sql);
	const startedAt = performance.now();
	const ordersAt = await inBulk(sql, async () => {
		for (let from = 1; from <= count; from += AT_ONCE) {
			await insertOrders(sql, { from, to: Math.min(count, from + AT_ONCE - 1), count, now });
		}
		await insertCounters(sql);
		const at = performance.now();
		await insertSearch(sql);
		return at;
	});
	const searchAt = performance.now();
	// As the background does it in a running installation; index-only scans need what VACUUM notes.
	for (const table of ['orders', 'order_search', 'order_counter'])
		await sql.unsafe(`vacuum (analyze) ${table}`);
	return {
		orders: ordersAt - startedAt,
		search: searchAt - ordersAt,
		analyze: performance.now() - searchAt
	};
}

/**
 * Writes without triggers and, but for unique ones, without indexes, which are made again at the end: row
 * by row they take most of the time.
 */
async function inBulk<T>(sql: Sql, write: () => Promise<T>): Promise<T> {
	const indexes = await sql<{ indexname: string; indexdef: string }[]>`
		select indexname, indexdef from pg_indexes
		where tablename in ('orders', 'order_search') and indexdef not like '%UNIQUE%'`;
	for (const { indexname } of indexes) await sql`drop index ${sql(indexname)}`;
	await sql`set session_replication_role = replica`;
	const written = await write();
	await sql`reset session_replication_role`;
	await sql`set maintenance_work_mem = '512MB'`;
	for (const { indexdef } of indexes) await sql.unsafe(indexdef);
	await sql`reset maintenance_work_mem`;
	return written;
}

/** As the triggers keep them. */
async function insertCounters(sql: Sql): Promise<void> {
	await sql`
		insert into order_counter (key, slot, count, yen)
		select k, 0, count(*), sum(o.amount) from orders o, unnest(order_counter_keys(o)) k group by k`;
}

async function installPeopleAndShops(sql: Sql): Promise<void> {
	await sql`
		insert into shop (code, name)
		select 'shop-' || n, '丸山道具店 ' || n from generate_series(1, ${SHOPS}) n`;
	await sql`
		insert into person (id, name, email, role, created_at, updated_at)
		select 'person-' || n, '担当 ' || n, 'person-' || n || '@example.com', 'operator',
			to_timestamp(0), to_timestamp(0)
		from generate_series(1, ${SEEDED_PEOPLE}) n`;
}

const pairs = (list: string) => list.split(',').map((pair) => pair.split(' '));
const part = (list: string, at: number) => pairs(list).map((pair) => pair[at] ?? '');

async function insertOrders(
	sql: Sql,
	{ from, to, count, now }: { from: number; to: number; count: number; now: number }
): Promise<void> {
	const families = part(FAMILIES, 0);
	const given = part(GIVEN, 0);
	const familyReadings = part(FAMILIES, 1);
	const givenReadings = part(GIVEN, 1);
	const latin = LATIN.split(',');
	await sql`
		with drawn as (
			select n,
				${now / 1000}::double precision - (${count}::double precision - n + d[1]) / ${count} * 63072000 as ordered,
				d[2] as kind, d[3] as fate, d[4] as size, d[5] as delay, d[6] as rare, d[7] as shop,
				1 + floor(d[8] * ${families.length})::integer as family,
				1 + floor(d[9] * ${given.length})::integer as given,
				d[10] as mail, d[11] as other, d[12] as looked
			from (
				select n, array(
					select (hashint8extended(n, salt) & 1073741823) / 1073741824.0::double precision
					from generate_series(1, 12) salt
				) as d
				from generate_series(${from}::bigint, ${to}::bigint) n
				offset 0
			) numbers
		), fated as (
			select *, (${now / 1000}::double precision - ordered) / 86400 as days,
				case when kind < 0.55 then 'recruit' when kind < 0.70 then 'sgp-card'
					when kind < 0.80 then 'subscription-card' when kind < 0.92 then 'paygent-credit'
					else 'paygent-carrier' end as system
			from drawn
		), judged as (
			select *,
				case
					when fate < 0.06 then 'cancelled'
					when fate < 0.10 then 'payment_failed'
					when fate < 0.11 then 'authorization_expired'
					when days < 60 and fate < 0.115 then 'capture_failed'
					when system = 'subscription-card' and days < 25 then 'awaiting_delivery'
					when system = 'subscription-card' and fate < 0.7 then 'reported'
					when days < 3 and fate < 0.13 then 'needs_review'
					when days < 20 and fate < 0.75 then 'authorized'
					when days < 40 and fate < 0.77 then 'capture_accepted'
					else 'completed'
				end as status,
				to_timestamp(ordered) as ordered_at,
				to_timestamp(least(ordered + delay * 864000, ${now / 1000}::double precision - rare * 3600)) as captured_at,
				(500 + floor(30000 * size * size) * 10 / 10)::integer as amount
			from fated
		)
		insert into orders (
			shop, number, system, terms, gateway_shop_id, gateway_order_id, gateway_state, confirmed_at,
			payment_status, delivery_status, ordered_at, authorized_at, captured_at, captured_day,
			delivered_at, risk_deadline_at, amount, local_amount, content_unsent, operation_id,
			operation_action, operation_state, operation_actor, operation_started_at, open_tasks,
			buyer_name, buyer_kana, buyer_email, buyer_sort, assignee_id, assignee_name, content,
			source_digest, slip_number, source_updated_at, created_at, updated_at
		)
		select
			'shop-' || 1 + floor(shop * shop * ${SHOPS}), 'MS-' || lpad(n::text, 7, '0'), system,
			'{"validityDays":30,"extensionDays":30,"extensionEnabled":true,"linkedCancelAfterCapture":false,"recurringStartsAt":null}',
			'tshop0000000' || 1 + floor(kind * 5), 'MS-' || lpad(n::text, 7, '0') || '-1',
			case system
				when 'recruit' then case status
					when 'authorized' then 'AUTH' when 'completed' then 'SALES' when 'cancelled' then 'CANCEL'
					when 'capture_accepted' then 'CAPTURE_ACCEPTED' when 'payment_failed' then 'PAYFAIL'
					when 'authorization_expired' then 'EXPIRED' when 'capture_failed' then 'AUTH'
					else case when rare < 0.01 then 'RETURN' else 'UNPROCESSED' end end
				when 'sgp-card' then case status
					when 'authorized' then 'AUTH' when 'completed' then 'SALES' when 'cancelled' then 'VOID'
					when 'capture_failed' then 'AUTH' when 'authorization_expired' then 'AUTH' else 'UNPROCESSED' end
				when 'subscription-card' then case status
					when 'awaiting_delivery' then 'PENDING' when 'reported' then 'REPORTED'
					when 'cancelled' then 'CANCELLED' when 'capture_failed' then 'FAILED' else 'REGISTERED' end
				when 'paygent-credit' then case status
					when 'authorized' then 'AUTH_OK' when 'completed' then 'CAPTURED'
					when 'cancelled' then 'AUTH_CANCELLED' when 'authorization_expired' then 'AUTH_EXPIRED'
					else 'FAILED' end
				else case status
					when 'authorized' then 'AUTH_COMPLETE' when 'completed' then 'CLEARED'
					when 'cancelled' then 'CANCELLED' when 'authorization_expired' then 'AUTH_EXPIRED'
					else 'FAILED' end
			end,
			case when rare > 0.001 then to_timestamp(least(ordered + 3888000, ${now / 1000}::double precision - other * 600)) end,
			status,
			case when status in ('completed', 'reported', 'capture_accepted') and rare > 0.02 then 'delivered'
				when status = 'cancelled' and rare < 0.2 then 'returned' else 'unprocessed' end,
			ordered_at, ordered_at + interval '1 minute',
			case when status in ('completed', 'reported') then captured_at end,
			case when status in ('completed', 'reported')
				then floor((extract(epoch from captured_at) + 32400) / 86400) end,
			case when status in ('completed', 'reported') then captured_at - interval '1 hour' end,
			case when status = 'authorized' then to_timestamp(ordered + 2592000 * (0.67 + 0.33 * other)) end,
			amount, case when rare between 0.4 and 0.401 and days < 60 then amount + 500 else amount end,
			rare between 0.41 and 0.411 and days < 60,
			case when doubt then '00000000-0000-4000-8000-000000000000'::uuid end,
			case when doubt then 'capture' end, case when doubt then 'unknown' end,
			case when doubt then '担当 1' end, case when doubt then ordered_at end,
			case when rare between 0.6 and 0.605 and days < 120 then 1 else 0 end,
			(${families}::text[])[family] || ' ' || (${given}::text[])[given],
			(${familyReadings}::text[])[family] || ' ' || (${givenReadings}::text[])[given],
			case when mail < 0.9 then (${latin}::text[])[1 + floor(mail * ${latin.length})] || n || '@example.co.jp' end,
			(${familyReadings.map(fold)}::text[])[family] || (${givenReadings.map(fold)}::text[])[given],
			case when is_assigned then 'person-' || 1 + floor(other * ${SEEDED_PEOPLE}) end,
			case when is_assigned then '担当 ' || 1 + floor(other * ${SEEDED_PEOPLE}) end,
			jsonb_build_object(
				'amounts', jsonb_build_object('goods', amount, 'shipping', 0, 'tax', 0, 'fee', 0, 'discount', 0, 'total', amount),
				'lines', jsonb_build_array(jsonb_build_object('sku', 'nabe-' || floor(other * 400), 'name', 'おなべ 直火・IH両用 ガラスぶた付き 24cm', 'unitPrice', amount, 'quantity', 1, 'taxRate', 10)),
				'destinations', jsonb_build_array(jsonb_build_object('name', (${families}::text[])[family], 'postalCode', '100-0001', 'address', '東京都千代田区千代田1-1-1 丸山ビルディング 1203号室', 'lines', jsonb_build_array(0))),
				'buyer', jsonb_build_object('name', (${families}::text[])[family] || ' ' || (${given}::text[])[given], 'kana', (${familyReadings}::text[])[family] || ' ' || (${givenReadings}::text[])[given], 'email', null, 'phone', null),
				'pointsUsed', 0, 'coupon', null, 'immediate', false, 'note', null
			),
			md5(n::text), case when status in ('completed', 'reported') then lpad((n * 7919 % 1000000000000)::text, 12, '3') end,
			ordered_at, ordered_at, captured_at
		from judged,
			lateral (select rare between 0.5 and 0.502 and status = 'authorized' as doubt,
				days < 60 and looked < 0.3 as is_assigned) flags
		order by n`;
}

/** As `writeSearch` writes it: names and readings of the seed are folded here, the rest is ASCII. */
async function insertSearch(sql: Sql): Promise<void> {
	const spelt = [...new Set([...pairs(FAMILIES), ...pairs(GIVEN)].flat())];
	await sql`
		with forms as (
			select word, form from unnest(${spelt}::text[], ${spelt.map(fold)}::text[]) spelling (word, form)
		)
		insert into order_search (order_id, searched)
		select o.id, concat_ws(E'\n',
			lower(o.number), lower(o.gateway_order_id), o.slip_number, family.form || given.form,
			o.buyer_sort, o.buyer_email, '¥' || o.local_amount || '¥')
		from orders o
			join forms family on family.word = split_part(o.buyer_name, ' ', 1)
			join forms given on given.word = split_part(o.buyer_name, ' ', 2)
		order by o.id`;
}
