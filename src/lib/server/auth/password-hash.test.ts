import { describe, expect, it } from 'vitest';
import { PASSWORD_LIMIT } from '../../contract/people.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

describe('passwords', () => {
	it('are argon2id with 19 MiB, two passes, one lane, and a salt of their own', async () => {
		const [one, other] = await Promise.all([hashPassword('同じ秘密'), hashPassword('同じ秘密')]);
		expect(one).toMatch(
			/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/
		);
		expect(one).not.toBe(other);
	});

	it('match themselves and nothing else', async () => {
		const hash = await hashPassword('correct horse 電池');
		expect(await verifyPassword({ hash, password: 'correct horse 電池' })).toBe(true);
		for (const password of ['', 'correct horse', 'Correct horse 電池', 'correct horse 電池 '])
			expect(await verifyPassword({ hash, password })).toBe(false);
	});

	it('do not depend on how a keyboard composes characters', async () => {
		const hash = await hashPassword('パスワードが①');
		expect(await verifyPassword({ hash, password: 'パスワードが①'.normalize('NFD') })).toBe(true);
		expect(await verifyPassword({ hash, password: 'ﾊﾟｽﾜｰﾄﾞが1' })).toBe(true);
	});

	it('differ in the last character at the limit', async () => {
		const long = 'あ'.repeat(PASSWORD_LIMIT - 1);
		const hash = await hashPassword(`${long}a`);
		expect(await verifyPassword({ hash, password: `${long}b` })).toBe(false);
		expect(await verifyPassword({ hash, password: `${long}a` })).toBe(true);
	});

	it('reads a hash of the reference implementation', async () => {
		// From the reference implementation's own tests: 64 MiB, two passes, "password", "somesalt".
		const hash =
			'$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
		expect(await verifyPassword({ hash, password: 'password' })).toBe(true);
		expect(await verifyPassword({ hash, password: 'passwore' })).toBe(false);
	});

	it.each(['', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=99999999,t=2,p=1$c$d'])(
		'a foreign hash %j matches nobody',
		async (hash) => {
			expect(await verifyPassword({ hash, password: hash })).toBe(false);
		}
	);
});
