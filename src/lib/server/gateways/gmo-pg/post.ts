import { Pool } from 'undici';
import type { Exchange, ExchangeResult } from '../gateway.ts';
import { parseAnswer, type AnswerFields } from './answer.ts';
import { decodeAnswer, encodeForm } from './charset.ts';
import { maskBytes } from './mask.ts';

/** Larger than any answer of this protocol; more is a fault, not an answer. */
const MAX_ANSWER_BYTES = 256 * 1024;
const MAX_KEPT_BYTES = 4096;

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
		const sent = { api, request: maskBytes(Buffer.from(body, 'latin1')) };
		let bytes: Uint8Array | 'too-large';
		try {
			const answer = await poolOf(endpoint).request({
				method: 'POST',
				path: `${new URL(endpoint).pathname.replace(/\/$/, '')}/payment/${api}.idPass`,
				headers: { 'content-type': 'application/x-www-form-urlencoded;charset=Windows-31J' },
				body,
				signal: AbortSignal.timeout(options.timeoutMs)
			});
			bytes = await readBounded(answer.body);
			if (answer.statusCode !== 200) {
				const reason = `HTTP ${answer.statusCode}`;
				return { ...sent, answer: kept(bytes), result: { kind: 'no_answer', reason } };
			}
		} catch (error) {
			return { ...sent, answer: null, result: transportFailure(error) };
		}
		if (bytes === 'too-large') {
			return { ...sent, answer: null, result: { kind: 'unreadable', reason: 'ANSWER_TOO_LARGE' } };
		}
		const parsed = parseAnswer(decodeAnswer(bytes));
		const result: ExchangeResult<never> | null =
			parsed.kind === 'errors'
				? { kind: 'refused', codes: parsed.codes }
				: parsed.kind === 'unreadable'
					? parsed
					: null;
		return {
			...sent,
			answer: kept(bytes),
			result: result ?? read(parsed.kind === 'fields' ? parsed.fields : new Map())
		};
	};

	return {
		post,
		close: async () => {
			await Promise.all([...pools.values()].map((pool) => pool.destroy()));
		}
	};
}

async function readBounded(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | 'too-large'> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of body) {
		length += part.length;
		if (length > MAX_ANSWER_BYTES) return 'too-large';
		parts.push(part);
	}
	return Buffer.concat(parts);
}

/** Only a connection that was never made proves that nothing was executed. */
function transportFailure(error: unknown): ExchangeResult<never> {
	const code = errorCode(error);
	const neverLeft = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
	return neverLeft.includes(code)
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

/** Masked before it is cut, so that half a secret never remains. */
function kept(bytes: Uint8Array | 'too-large'): Uint8Array | null {
	return bytes === 'too-large' ? null : maskBytes(bytes).subarray(0, MAX_KEPT_BYTES);
}
