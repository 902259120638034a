import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessBench, createAccessBench } from '../../../../../tests/support/access.ts';
import { codeOf } from '../../../../../tests/support/coded.ts';
import { SCOPES } from '../../../domain/access/index.ts';
import { apiKey } from '../../db/schema/auth.ts';
import { audit } from '../../db/schema/history.ts';
import { installDemo } from '../demo/install-demo.ts';
import { retireDemo } from '../demo/retire-demo.ts';
import type { Person } from '../principal.ts';
import { createKey } from './create-key.ts';
import { revokeKey } from './revoke-key.ts';
import { verifyKey } from './verify-key.ts';

let bench: AccessBench;
let admin: Person;
beforeAll(async () => {
	bench = await createAccessBench();
	admin = await bench.signedIn('admin');
});
afterAll(() => bench.close());

describe('an API key', () => {
	it('opens with its scopes, and only whole', async () => {
		const { id, key } = await createKey(bench, admin, {
			name: '店',
			scopes: ['orders:write', 'orders:write'],
			expiresAt: null
		});
		expect(key).toMatch(/^yoshin_[\w-]{43}$/);
		expect(await verifyKey(bench, key)).toEqual({
			kind: 'key',
			id,
			name: '店',
			scopes: ['orders:write']
		});
		for (const wrong of [
			'',
			key.slice(0, -1),
			`${key}x`,
			key.toLowerCase(),
			`${key}\u0000`,
			'x'.repeat(100_000),
			id
		])
			expect(await verifyKey(bench, wrong)).toBeNull();
	});

	it('is stored as a hash, shown by its first characters, and audited without itself', async () => {
		const { id, key } = await createKey(bench, admin, {
			name: 'wallboard',
			scopes: ['stream'],
			expiresAt: null
		});
		const [row] = await bench.db.select().from(apiKey).where(eq(apiKey.id, id));
		expect(row?.prefix).toBe(key.slice(0, 11));
		const rows = await bench.db
			.select()
			.from(audit)
			.where(eq(audit.event, 'key:created'))
			.orderBy(audit.id);
		const entry = rows.find(({ detail }) => detail.keyId === id);
		expect(entry).toMatchObject({
			actorId: admin.id,
			detail: { keyName: 'wallboard', scopes: ['stream'] }
		});
		expect(JSON.stringify([row, entry])).not.toContain(key.slice(11));
	});

	it('ends at its date to the millisecond', async () => {
		const expiresAt = Date.now() + 3_600_000;
		const { key } = await createKey(bench, admin, { name: 'k', scopes: ['stream'], expiresAt });
		const at = (now: number) =>
			verifyKey({ db: bench.db, effects: { ...bench.effects, now: () => now } }, key);
		expect(await at(expiresAt - 1)).not.toBeNull();
		expect(await at(expiresAt)).toBeNull();
	});

	it('ends when it is revoked, once', async () => {
		const { id, key } = await createKey(bench, admin, {
			name: 'k',
			scopes: ['stream'],
			expiresAt: null
		});
		await revokeKey(bench, admin, id);
		await revokeKey(bench, admin, id);
		expect(await verifyKey(bench, key)).toBeNull();
		const rows = await bench.db
			.select()
			.from(audit)
			.where(eq(audit.event, 'key:revoked'))
			.orderBy(audit.id);
		expect(rows.filter(({ detail }) => detail.keyId === id)).toHaveLength(1);
		expect(await codeOf(revokeKey(bench, admin, 'nothing'))).toBe('NOT_FOUND');
	});

	it('tells when it was last used, to the minute', async () => {
		const { id, key } = await createKey(bench, admin, {
			name: 'k',
			scopes: ['stream'],
			expiresAt: null
		});
		const used = async (now: number) => {
			await verifyKey({ db: bench.db, effects: { ...bench.effects, now: () => now } }, key);
			return (await bench.db.select().from(apiKey).where(eq(apiKey.id, id)))[0]?.lastUsedAt;
		};
		const start = Date.now();
		expect(await used(start)).toBe(start);
		expect(await used(start + 59_999)).toBe(start);
		expect(await used(start + 60_000)).toBe(start + 60_000);
	});
});

describe('the demo’s key', () => {
	it('has every scope, follows its setting, and ends with the demo', async () => {
		await installDemo(bench, 'short');
		await installDemo(bench, 'another-demo-key');
		expect(await verifyKey(bench, 'short')).toBeNull();
		expect(await verifyKey(bench, 'another-demo-key')).toMatchObject({
			id: 'demo',
			scopes: [...SCOPES]
		});
		await retireDemo(bench);
		expect(await verifyKey(bench, 'another-demo-key')).toBeNull();
		await installDemo(bench, 'another-demo-key');
		expect(await verifyKey(bench, 'another-demo-key')).not.toBeNull();
	});
});
