import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { typeShape } from '../../../tests/support/type-shape.ts';
import { STREAM_PROTOCOL } from './stream.ts';
import { UP_SCHEMAS } from './stream-up.ts';

/**
 * One line per protocol version that was ever released, the last is today's. When the hash no longer
 * fits, something that crosses the socket has changed: raise STREAM_PROTOCOL and add a line, so that
 * pages of the version before are told to load again instead of misreading what they are sent.
 */
const HASHES: Record<number, string> = {
	1: '2422046586fbd773'
};

// The compiler reads every type of the wire three times, which a busy machine takes its time for.
test('what crosses the socket is what its protocol version says', { timeout: 60_000 }, () => {
	const contract = fileURLToPath(new URL('./stream.ts', import.meta.url));
	const shape = [
		...['UpPayloads', 'DownPayloads', 'Answer'].map((name) => typeShape(contract, name)),
		...Object.values(UP_SCHEMAS).map((schema) => JSON.stringify(z.toJSONSchema(schema)))
	].join('\n');
	const hash = createHash('sha256').update(shape).digest('hex').slice(0, 16);
	expect(shape).toContain('localAmount: number');
	expect(hash, shape).toBe(HASHES[STREAM_PROTOCOL]);
	expect(Math.max(...Object.keys(HASHES).map(Number))).toBe(STREAM_PROTOCOL);
});
