import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../tests/support/postgres.ts';
import { openDatabase, type DatabaseClients } from '../db/client.ts';
import { person, personPreference } from '../db/schema/index.ts';
import { readExportPreference } from './read-export-preference.ts';
import { writeExportPreference } from './write-export-preference.ts';

const NOW = Date.UTC(2026, 11, 1);
let clients: DatabaseClients;
let drop: () => Promise<void>;

beforeAll(async () => {
	const database = await createTestDatabase();
	clients = openDatabase(database.url);
	drop = async () => {
		await clients.close();
		await database.drop();
	};
	await clients.db.insert(person).values({
		id: 'sato',
		name: '佐藤 花',
		email: 'sato@example.jp',
		role: 'operator',
		createdAt: NOW,
		updatedAt: NOW
	});
});
afterAll(() => drop());

it('an export is offered as it was left, beside what the list was set to', async () => {
	const { db } = clients;
	const kept = eq(personPreference.personId, 'sato');
	expect(await readExportPreference(db, 'sato')).toEqual({ fields: null, encoding: null });
	await writeExportPreference(db, 'sato', { fields: ['number'], encoding: 'utf-8' }, NOW);
	await db
		.update(personPreference)
		.set({ columns: ['kana'] })
		.where(kept);
	await writeExportPreference(db, 'sato', { fields: ['slip', 'amount'], encoding: 'cp932' }, NOW);
	expect(await readExportPreference(db, 'sato')).toEqual({
		fields: ['slip', 'amount'],
		encoding: 'cp932'
	});
	const [row] = await db.select().from(personPreference).where(kept);
	expect(row?.columns).toEqual(['kana']);
});

it('a field that is gone is left out', async () => {
	const { db } = clients;
	const kept = eq(personPreference.personId, 'sato');
	await db
		.update(personPreference)
		.set({ exportColumns: ['gone', 'slip', 'slip'] })
		.where(kept);
	expect((await readExportPreference(db, 'sato')).fields).toEqual(['slip']);
	await db
		.update(personPreference)
		.set({ exportColumns: ['gone'] })
		.where(kept);
	expect((await readExportPreference(db, 'sato')).fields).toBeNull();
});
