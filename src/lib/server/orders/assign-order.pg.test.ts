import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { audit, note, notice, person } from '../db/schema/index.ts';
import { readFigures } from '../db/figures.ts';
import { assignOrder, type AssignRequest } from './assign-order.ts';
import type { OrderRecord } from './order-record.ts';
import { readOrder } from './read-order.ts';

let bench: OrderBench;
const PEOPLE = [
	['sato', '佐藤 花', 'operator'],
	['tanaka', '田中 蓮', 'supervisor'],
	['mori', '森 葵', 'viewer'],
	['ueda', '上田 湊', 'operator']
] as const;
beforeAll(async () => {
	bench = await createOrderBench();
	await bench.db.insert(person).values(
		PEOPLE.map(([id, name, role]) => ({
			id,
			name,
			email: `${id}@example.jp`,
			role,
			disabledAt: id === 'ueda' ? 1 : null,
			createdAt: 0,
			updatedAt: 0
		}))
	);
});
afterAll(() => bench.close());

const SATO = { id: 'sato', name: '佐藤 花' };
const TANAKA = { id: 'tanaka', name: '田中 蓮' };

const assign = (order: OrderRecord, wish: Partial<AssignRequest>) =>
	assignOrder(bench, {
		id: randomUUID(),
		shop: order.shop,
		number: order.number,
		seen: null,
		to: SATO.id,
		note: null,
		actor: SATO,
		...wish
	});

const linesOf = (order: OrderRecord) =>
	bench.db
		.select({ changes: audit.changes, actor: audit.actorName })
		.from(audit)
		.where(and(eq(audit.orderId, order.id), eq(audit.event, 'order:assigned')))
		.orderBy(audit.id);

const noticesOf = (order: OrderRecord) =>
	bench.db
		.select({ to: notice.personId, kind: notice.kind, noteId: notice.noteId, by: notice.byName })
		.from(notice)
		.where(eq(notice.orderId, order.id))
		.orderBy(notice.id);

describe('an order passes from hand to hand', () => {
	it('taken, handed over with a note, let go: each old → new in the audit', async () => {
		const order = await bench.arrive();
		const taken = await assign(order, {});
		expect(taken).toMatchObject({ assignee: SATO, version: order.version + 1 });
		expect(await noticesOf(order)).toEqual([]);
		const figures = await readFigures(bench.clients.sql, bench.clock.now());
		expect(figures.assigned.sato).toBe(1);

		const handed = await assign(order, {
			seen: SATO.id,
			to: TANAKA.id,
			note: '@[tanaka] 午後に購入者から電話があります。@[mori] も参考に'
		});
		expect(handed).toMatchObject({ assignee: TANAKA, notes: 1, version: order.version + 2 });
		const [written] = await bench.db.select().from(note).where(eq(note.orderId, order.id));
		// One notice a person, although the note names the receiver, too.
		expect(await noticesOf(order)).toEqual([
			{ to: 'mori', kind: 'mentioned', noteId: written?.id, by: '佐藤 花' },
			{ to: 'tanaka', kind: 'assigned', noteId: written?.id, by: '佐藤 花' }
		]);

		await assign(order, { seen: TANAKA.id, to: null, actor: TANAKA });
		expect(await bench.read(order.id)).toMatchObject({ assigneeId: null, assigneeName: null });
		expect(await linesOf(order)).toEqual([
			{
				actor: '佐藤 花',
				changes: { assigneeId: [null, 'sato'], assigneeName: [null, '佐藤 花'] }
			},
			{
				actor: '佐藤 花',
				changes: { assigneeId: ['sato', 'tanaka'], assigneeName: ['佐藤 花', '田中 蓮'] }
			},
			{
				actor: '田中 蓮',
				changes: { assigneeId: ['tanaka', null], assigneeName: ['田中 蓮', null] }
			}
		]);
	});

	it('a newer version of the order is no reason to refuse', async () => {
		const order = await bench.arrive();
		await bench.press(order, { action: 'changeAmount', newAmount: 4_000 });
		expect((await bench.read(order.id)).version).toBeGreaterThan(order.version);
		expect(await assign(order, {})).toMatchObject({ assignee: SATO });
	});

	it('two take it at once: one has it, the other is told who', async () => {
		for (let round = 0; round < 5; round += 1) {
			const order = await bench.arrive();
			const results = await Promise.allSettled([
				assign(order, { to: SATO.id, actor: SATO }),
				assign(order, { to: TANAKA.id, actor: TANAKA })
			]);
			const { assigneeName } = await bench.read(order.id);
			const lost = results.filter((one) => one.status === 'rejected');
			expect(lost).toHaveLength(1);
			expect(lost[0]?.reason).toMatchObject({
				code: 'ASSIGNEE_CONFLICT',
				params: { assignee: assigneeName },
				row: { assignee: { name: assigneeName } }
			});
			expect(await linesOf(order)).toHaveLength(1);
		}
	});

	it('the same press twice hands over, writes and tells once', async () => {
		const order = await bench.arrive();
		const wish = { id: randomUUID(), to: TANAKA.id, note: '一度だけ' };
		const [one, two] = await Promise.all([assign(order, wish), assign(order, wish)]);
		expect([one.assignee, two.assignee]).toEqual([TANAKA, TANAKA]);
		expect(await bench.read(order.id)).toMatchObject({ notes: 1 });
		expect(await noticesOf(order)).toHaveLength(1);
		expect(await linesOf(order)).toHaveLength(1);
	});

	it.each([
		['disabled', 'ueda'],
		['a viewer', 'mori'],
		['nobody', 'no-one']
	])('whoever is %s cannot be given one, and the note is not written either', async (_, to) => {
		const order = await bench.arrive();
		await expect(assign(order, { to, note: 'x' })).rejects.toMatchObject({
			code: 'UNKNOWN_PERSON',
			field: 'to'
		});
		expect(await bench.read(order.id)).toMatchObject({ assigneeId: null, notes: 0 });
	});

	it('a note that is refused keeps the order where it is', async () => {
		const order = await bench.arrive();
		await expect(assign(order, { to: TANAKA.id, note: '@[ueda]' })).rejects.toMatchObject({
			code: 'MENTION_UNKNOWN'
		});
		expect(await bench.read(order.id)).toMatchObject({ assigneeId: null, notes: 0 });
		expect(await noticesOf(order)).toEqual([]);
	});

	it('orders of somebody who is disabled stay theirs, are shown so, and can be taken over', async () => {
		const order = await bench.arrive();
		await assign(order, { to: TANAKA.id });
		await bench.db.update(person).set({ disabledAt: 1 }).where(eq(person.id, TANAKA.id));
		const shown = await readOrder(
			{ db: bench.db, readPosition: () => Promise.resolve('') },
			order.shop,
			order.number
		);
		expect(shown).toMatchObject({ assigneeGone: true, row: { assignee: TANAKA } });
		expect(await assign(order, { seen: TANAKA.id, to: SATO.id })).toMatchObject({ assignee: SATO });
		await bench.db.update(person).set({ disabledAt: null }).where(eq(person.id, TANAKA.id));
	});
});
