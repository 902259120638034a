import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** What OWASP asks of argon2id at least; about 13 ms on a desk-class machine. Memory in KiB. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const SALT_BYTES = 16;

/** Hashes a password: argon2id as a PHC string, so that a hash says how it was made. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(SALT_BYTES);
	const tag = await derive(password, salt, COST);
	const cost = `m=${String(COST.memory)},t=${String(COST.passes)},p=${String(COST.parallelism)}`;
	return `$argon2id$v=19$${cost}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** Is it the password behind the hash? A hash that is not ours is nobody's. */
export async function verifyPassword(attempt: {
	hash: string;
	password: string;
}): Promise<boolean> {
	const parts = PHC.exec(attempt.hash)?.groups;
	if (parts === undefined) return false;
	const expected = Buffer.from(parts.tag ?? '', 'base64');
	const tag = await derive(attempt.password, Buffer.from(parts.salt ?? '', 'base64'), {
		memory: Number(parts.memory),
		passes: Number(parts.passes),
		parallelism: Number(parts.parallelism),
		tagLength: expected.byteLength
	});
	return timingSafeEqual(tag, expected);
}

const PHC =
	/^\$argon2id\$v=19\$m=(?<memory>\d{1,7}),t=(?<passes>\d{1,2}),p=(?<parallelism>\d{1,2})\$(?<salt>[A-Za-z0-9+/]{11,64})\$(?<tag>[A-Za-z0-9+/]{22,86})$/;

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		argon2(
			'argon2id',
			// The same password from another keyboard: Japanese input methods compose differently.
			{ message: password.normalize('NFKC'), nonce: salt, ...cost },
			(error, tag) => {
				if (error === null) resolve(tag);
				else reject(error);
			}
		);
	});
}

function unpadded(bytes: Buffer): string {
	return bytes.toString('base64').replace(/=+$/, '');
}
