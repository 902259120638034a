import { sql } from 'drizzle-orm';
import { bigint, bigserial, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { person } from './auth.ts';
import { instant } from './columns.ts';
import { orders } from './orders.ts';

/** What a person wrote on an order. Never edited; its author may withdraw it, and that shows. */
export const note = pgTable(
	'note',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		/** UUID made by the browser: a press whose answer was lost may be repeated. */
		identity: uuid().notNull().unique(),
		orderId: bigint('order_id', { mode: 'number' })
			.notNull()
			.references(() => orders.id),
		at: instant().notNull(),
		authorId: text('author_id')
			.notNull()
			.references(() => person.id),
		authorName: text('author_name').notNull(),
		/** Plain text; `@[id]` stands for a person. */
		body: text().notNull(),
		withdrawnAt: instant('withdrawn_at')
	},
	(t) => [index('note_of_order').on(t.orderId, t.id.desc())]
);

/** "This concerns you": somebody was mentioned, or was handed an order. */
export const notice = pgTable(
	'notice',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		orderId: bigint('order_id', { mode: 'number' })
			.notNull()
			.references(() => orders.id),
		noteId: bigint('note_id', { mode: 'number' }).references(() => note.id),
		kind: text().$type<'mentioned' | 'assigned'>().notNull(),
		at: instant().notNull(),
		byName: text('by_name').notNull(),
		/** When the person saw it; null: unread. */
		seenAt: instant('seen_at')
	},
	(t) => [
		index('notice_of_person').on(t.personId, t.id.desc()),
		index('notice_unseen')
			.on(t.personId, t.id.desc())
			.where(sql`${t.seenAt} is null`),
		index('notice_of_note')
			.on(t.noteId)
			.where(sql`${t.noteId} is not null`)
	]
);
