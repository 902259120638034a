import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../tests/support/postgres.ts';
import { openDatabase, type DatabaseClients } from '../db/client.ts';
import { person, personPreference } from '../db/schema/index.ts';
import { readDeskPreference } from './read-desk-preference.ts';
import { writeDeskPreference } from './write-desk-preference.ts';

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

it('a list is as delivered until somebody sets it up, and then as they left it', async () => {
	const { db } = clients;
	expect(await readDeskPreference(db, 'sato')).toEqual({ columns: null, density: null });
	await writeDeskPreference(db, 'sato', { columns: ['amount', 'number'], density: null }, NOW);
	await writeDeskPreference(db, 'sato', { columns: ['kana'], density: 'comfortable' }, NOW + 1);
	expect(await readDeskPreference(db, 'sato')).toEqual({
		columns: ['kana'],
		density: 'comfortable'
	});
});

it('a column that is gone is left out, and what an export was set to stays', async () => {
	const { db } = clients;
	const kept = eq(personPreference.personId, 'sato');
	await db
		.update(personPreference)
		.set({ columns: ['gone', 'amount', 'amount'], exportEncoding: 'cp932' })
		.where(kept);
	expect((await readDeskPreference(db, 'sato')).columns).toEqual(['amount']);
	await db
		.update(personPreference)
		.set({ columns: ['gone'] })
		.where(kept);
	expect((await readDeskPreference(db, 'sato')).columns).toBeNull();
	await writeDeskPreference(db, 'sato', { columns: null, density: 'compact' }, NOW);
	const [row] = await db.select().from(personPreference).where(kept);
	expect(row?.exportEncoding).toBe('cp932');
});
