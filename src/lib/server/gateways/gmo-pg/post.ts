import { Pool } from 'undici';
import type { Exchange, ExchangeResult } from '../gateway.ts';
import { readAnswer, type AnswerFields } from './answer.ts';
import { encodeForm } from './charset.ts';
import { keepMessage } from './keep-message.ts';

/** Larger than any answer of this protocol; more is a fault, not an answer. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** Sends one request and reads its answer; `read` returns null where a needed field is missing. */
export type Post = <T>(
	endpoint: string,
	api: string,
	fields: Record<string, string>,
	read: (fields: AnswerFields) => ExchangeResult<T>
) => Promise<Exchange<T>>;

/**
 * A pooled client of the `.idPass` protocol. It never retries: an answer that does not come within
 * `timeoutMs` leaves the outcome unknown.
 */
export function createPost(options: { timeoutMs: number; connections: number }): {
	post: Post;
	close: () => Promise<void>;
} {
	const pools = new Map<string, Pool>();
	const poolOf = (endpoint: string): Pool => {
		const { origin } = new URL(endpoint);
		let pool = pools.get(origin);
		if (!pool) {
			pool = new Pool(origin, {
				connections: options.connections,
				pipelining: 1,
				connect: { timeout: Math.min(options.timeoutMs, 10_000) },
				headersTimeout: options.timeoutMs,
				bodyTimeout: options.timeoutMs
			});
			pools.set(origin, pool);
		}
		return pool;
	};

	const post: Post = async (endpoint, api, fields, read) => {
		const body = encodeForm(fields);
		const secrets = [fields.ShopPass, fields.AccessPass];
		const kept = (bytes: Uint8Array) => keepMessage(bytes, secrets);
		const sent = { api, request: kept(Buffer.from(body, 'latin1')) };
		let received: { bytes: Uint8Array; isWhole: boolean };
		try {
			const answer = await poolOf(endpoint).request({
				method: 'POST',
				path: `${new URL(endpoint).pathname.replace(/\/$/, '')}/payment/${api}.idPass`,
				headers: { 'content-type': 'application/x-www-form-urlencoded;charset=Windows-31J' },
				body,
				signal: AbortSignal.timeout(options.timeoutMs)
			});
			received = await readBounded(answer.body);
			if (answer.statusCode !== 200) {
				const reason = `HTTP ${answer.statusCode}`;
				return { ...sent, answer: kept(received.bytes), result: { kind: 'no_answer', reason } };
			}
		} catch (error) {
			return { ...sent, answer: null, result: transportFailure(error) };
		}
		const { bytes, isWhole } = received;
		const result: ExchangeResult<never> | null = isWhole
			? null
			: { kind: 'unreadable', reason: 'ANSWER_TOO_LARGE' };
		return { ...sent, answer: kept(bytes), result: result ?? readAnswer(bytes, read) };
	};

	return {
		post,
		close: async () => {
			await Promise.all([...pools.values()].map((pool) => pool.destroy()));
		}
	};
}

/** What came, up to the bound; the rest is not waited for. */
async function readBounded(
	body: AsyncIterable<Uint8Array>
): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of body) {
		parts.push(part);
		length += part.length;
		if (length > MAX_ANSWER_BYTES) {
			return { bytes: Buffer.concat(parts, MAX_ANSWER_BYTES), isWhole: false };
		}
	}
	return { bytes: Buffer.concat(parts), isWhole: true };
}

const NEVER_LEFT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'UND_ERR_CONNECT_TIMEOUT',
	'ERR_INVALID_URL'
]);

/** Only a connection that was never made proves that nothing was executed. */
function transportFailure(error: unknown): ExchangeResult<never> {
	const code = errorCode(error);
	return NEVER_LEFT.has(code)
		? { kind: 'not_sent', reason: code }
		: { kind: 'no_answer', reason: code };
}

function errorCode(error: unknown): string {
	if (error instanceof Error) {
		if ('code' in error && typeof error.code === 'string') return error.code;
		return error.name;
	}
	return 'UNKNOWN';
}
