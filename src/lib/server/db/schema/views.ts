import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { person } from './auth.ts';
import { instant } from './columns.ts';

/** A list that somebody gave a name to: for themselves, or for the team. */
export const savedView = pgTable(
	'saved_view',
	{
		id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		/** UUID made by the browser: a press whose answer was lost may be repeated. */
		identity: uuid().notNull().unique(),
		ownerId: text('owner_id')
			.notNull()
			.references(() => person.id),
		scope: text().$type<'personal' | 'team'>().notNull(),
		name: text().notNull(),
		/** The view as the query of an address: filters, search, sort, columns. */
		query: text().notNull(),
		/** Lower stands further left; the first ones are tabs. */
		position: integer().notNull(),
		/** Grows with every change; who changes it names the version they saw. */
		version: integer().notNull().default(1),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
		/** Set: nobody sees it any more, and links to it say so. */
		deletedAt: instant('deleted_at')
	},
	(t) => [
		index('saved_view_of')
			.on(t.scope, t.ownerId, t.position)
			.where(sql`${t.deletedAt} is null`)
	]
);

/** How a person set up their desk; kept here, so that it follows them to any machine. */
export const personPreference = pgTable('person_preference', {
	personId: text('person_id')
		.primaryKey()
		.references(() => person.id),
	/** Columns of the list in their order; null: as delivered. */
	columns: jsonb().$type<string[]>(),
	density: text().$type<'compact' | 'comfortable'>(),
	/** Columns and encoding of the last export; null: those of the list. */
	exportColumns: jsonb('export_columns').$type<string[]>(),
	exportEncoding: text('export_encoding').$type<'utf-8' | 'cp932'>(),
	updatedAt: instant('updated_at').notNull()
});
