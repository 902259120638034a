import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import type { Role } from '../../domain/access/index.ts';
import { audit, event, note, notice, person } from '../db/schema/index.ts';
import { readFigures } from '../db/figures.ts';
import type { OrderRecord } from '../orders/order-record.ts';
import { readOrder } from '../orders/read-order.ts';
import { addNote } from './add-note.ts';
import { listNotices } from './list-notices.ts';
import { seeNotices, type Seen } from './see-notices.ts';
import { withdrawNote } from './withdraw-note.ts';

let bench: OrderBench;
let wakes = 0;
beforeAll(async () => {
	bench = await createOrderBench();
	bench.effects.wake = () => {
		wakes += 1;
	};
	await join('sato', '佐藤 花', 'operator');
	await join('tanaka', '田中 蓮', 'supervisor');
	await join('mori', '森 葵', 'viewer');
	await join('ueda', '上田 湊', 'operator', 1);
});
afterAll(() => bench.close());

async function join(id: string, name: string, role: Role, disabledAt: number | null = null) {
	const email = `${id}@example.jp`;
	await bench.db
		.insert(person)
		.values({ id, name, email, role, disabledAt, createdAt: 0, updatedAt: 0 });
}

const SATO = { id: 'sato', name: '佐藤 花' };
const TANAKA = { id: 'tanaka', name: '田中 蓮' };

const write = (order: OrderRecord, body: string, id: string = randomUUID(), author = SATO) =>
	addNote(bench, { id, shop: order.shop, number: order.number, body, author });

const noticesOf = (order: OrderRecord) =>
	bench.db
		.select({ personId: notice.personId, kind: notice.kind, seenAt: notice.seenAt })
		.from(notice)
		.where(eq(notice.orderId, order.id))
		.orderBy(notice.personId);

const linesOf = (order: OrderRecord, kind: string) =>
	bench.db
		.select({
			actor: audit.actorName,
			changes: audit.changes,
			detail: audit.detail,
			version: audit.orderVersion
		})
		.from(audit)
		.where(and(eq(audit.orderId, order.id), eq(audit.event, kind)))
		.orderBy(audit.id);

const eventsOf = async (order: OrderRecord, kind: string) =>
	(
		await bench.db
			.select()
			.from(event)
			.where(and(eq(event.orderId, order.id), eq(event.kind, kind)))
	).length;

describe('a note', () => {
	it('stands on the order, is counted, told to those whom it names, and in the history', async () => {
		const order = await bench.arrive();
		wakes = 0;
		const view = await write(order, '@[tanaka] お願いします。@[mori] @[tanaka] @[sato] も参照');
		expect(view).toMatchObject({ author: SATO, withdrawnAt: null });
		expect(view.mentions.map(({ id }) => id).sort()).toEqual(['mori', 'sato', 'tanaka']);
		const after = await bench.read(order.id);
		expect(after).toMatchObject({ notes: 1, version: order.version });
		expect(after.updatedAt).toBeGreaterThan(order.updatedAt);
		// Once each, and nobody tells oneself.
		expect(await noticesOf(order)).toEqual([
			{ personId: 'mori', kind: 'mentioned', seenAt: null },
			{ personId: 'tanaka', kind: 'mentioned', seenAt: null }
		]);
		expect(await linesOf(order, 'note:written')).toEqual([
			{
				actor: '佐藤 花',
				changes: { note: [null, view.body] },
				detail: {
					note: view.id,
					mentions: expect.arrayContaining([TANAKA, { id: 'mori', name: '森 葵' }]) as unknown
				},
				version: null
			}
		]);
		expect(await eventsOf(order, 'note:written')).toBe(1);
		expect(wakes).toBe(1);
	});

	it('sent twice, also at once, stands once', async () => {
		const order = await bench.arrive();
		const id = randomUUID();
		const body = '@[tanaka] 二度送られる';
		const [one, two] = await Promise.all([write(order, body, id), write(order, body, id)]);
		expect(two).toEqual(one);
		expect(await write(order, body, id)).toEqual(one);
		expect(await bench.read(order.id)).toMatchObject({ notes: 1 });
		expect(await noticesOf(order)).toHaveLength(1);
		expect(await linesOf(order, 'note:written')).toHaveLength(1);
	});

	it.each([
		['of another text', (order: OrderRecord, id: string) => write(order, 'other', id)],
		['of another person', (order: OrderRecord, id: string) => write(order, 'same', id, TANAKA)],
		[
			'of another order',
			async (_: OrderRecord, id: string) => write(await bench.arrive(), 'same', id)
		]
	])('is not taken for the same with the identity %s', async (_, again) => {
		const order = await bench.arrive();
		const id = randomUUID();
		await write(order, 'same', id);
		await expect(again(order, id)).rejects.toMatchObject({ code: 'IDENTITY_REUSED' });
	});

	it.each([
		['somebody who is disabled', '@[ueda] さん', 'MENTION_UNKNOWN'],
		['nobody', '@[no-one] さん', 'MENTION_UNKNOWN'],
		['a card number', 'カードは 4111 1111 1111 1111', 'CARD_NUMBER_REFUSED']
	])('that names %s is refused whole', async (_, body, code) => {
		const order = await bench.arrive();
		await expect(write(order, body)).rejects.toMatchObject({ code, field: 'body' });
		expect(await bench.read(order.id)).toMatchObject({ notes: 0 });
		expect(await bench.db.select().from(note).where(eq(note.orderId, order.id))).toEqual([]);
	});

	it('on an order that nobody knows is refused', async () => {
		const order = await bench.arrive();
		await expect(write({ ...order, number: 'NOT-THERE' }, 'x')).rejects.toMatchObject({
			code: 'UNKNOWN_ORDER'
		});
	});
});

describe('a withdrawn note', () => {
	it('keeps its place without its text, calls nobody any more, and the audit keeps what it said', async () => {
		const order = await bench.arrive();
		const body = '@[tanaka] 間違い';
		const { id } = await write(order, body);
		const view = await withdrawNote(bench, { id, author: SATO });
		expect(view).toMatchObject({ body: null, mentions: [] });
		expect(view.withdrawnAt).not.toBeNull();
		expect(await withdrawNote(bench, { id, author: SATO })).toEqual(view);
		expect(await bench.read(order.id)).toMatchObject({ notes: 0 });
		expect(await noticesOf(order)).toEqual([
			{ personId: 'tanaka', kind: 'mentioned', seenAt: view.withdrawnAt }
		]);
		expect(await linesOf(order, 'note:withdrawn')).toMatchObject([
			{ changes: { note: [body, null] } }
		]);
		const shown = await readOrder(
			{ db: bench.db, readPosition: () => Promise.resolve('') },
			order.shop,
			order.number
		);
		expect(shown.notes).toEqual([view]);
	});

	it('is the author’s to withdraw alone', async () => {
		const { id } = await write(await bench.arrive(), 'mine');
		await expect(withdrawNote(bench, { id, author: TANAKA })).rejects.toMatchObject({
			code: 'FORBIDDEN'
		});
		await expect(withdrawNote(bench, { id: 999_999, author: SATO })).rejects.toMatchObject({
			code: 'UNKNOWN_NOTE'
		});
	});
});

describe('notices', () => {
	const see = (who: string, seen: Seen) => seeNotices(bench, who, seen);

	it('are listed unread first with names in place, and seen by order, one by one, or all', async () => {
		await join('kato', '加藤 陸', 'operator');
		const [one, two] = [await bench.arrive(), await bench.arrive()];
		await write(one, '@[kato] 一つ目\n  です');
		await write(one, '@[kato] 二つ目');
		await write(two, `@[kato] ${'長'.repeat(200)}`);
		const mark = async () => (await readFigures(bench.clients.sql, bench.clock.now())).noticeMark;
		const before = await mark();
		const list = await listNotices(bench.db, 'kato');
		expect(list.unseen).toBe(3);
		expect(list.notices.map(({ excerpt }) => excerpt)).toEqual([
			`@加藤 陸 ${'長'.repeat(134)}…`,
			'@加藤 陸 二つ目',
			'@加藤 陸 一つ目 です'
		]);
		expect(list.notices[2]).toMatchObject({
			byName: '佐藤 花',
			order: { shop: one.shop, number: one.number }
		});

		wakes = 0;
		await see('sato', { shop: one.shop, number: one.number });
		await see('kato', { shop: one.shop, number: 'NOT-THERE' });
		await see('sato', { notice: list.notices[0]?.id ?? 0 });
		expect(wakes).toBe(0);
		expect(await mark()).toBe(before);

		await see('kato', { shop: one.shop, number: one.number });
		expect((await listNotices(bench.db, 'kato')).unseen).toBe(1);
		expect(await mark()).not.toBe(before);
		expect(await eventsOf(one, 'notice:seen')).toBe(1);
		await see('kato', { notice: list.notices[0]?.id ?? 0 });
		const read = await listNotices(bench.db, 'kato');
		expect(read.unseen).toBe(0);
		expect(read.notices).toHaveLength(3);
		await write(two, '@[kato] また');
		await see('kato', 'all');
		expect((await listNotices(bench.db, 'kato')).unseen).toBe(0);
	});
});
