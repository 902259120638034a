import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts secrets before they reach the database. `label` binds a secret to its place. */
export interface Sealer {
	seal: (label: string, secret: string) => Uint8Array;
	/** @throws when the key is another one, or the bytes were changed or moved to another place */
	open: (label: string, sealed: Uint8Array) => string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key derived from SECRET_KEY. */
export function createSealer(secretKey: string): Sealer {
	const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'yoshin gateway credentials', 32));
	return {
		seal: (label, secret) => {
			const iv = randomBytes(IV_BYTES);
			const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(label));
			const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
			return Buffer.concat([iv, cipher.getAuthTag(), text]);
		},
		open: (label, sealed) => {
			const bytes = Buffer.from(sealed);
			const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
				.setAAD(Buffer.from(label))
				.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
			return Buffer.concat([
				decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)),
				decipher.final()
			]).toString('utf8');
		}
	};
}
