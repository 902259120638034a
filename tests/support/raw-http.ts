import { request } from 'node:http';

/** An answer, read whole. */
export type RawAnswer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly text: string;
	/** The code of the refusal, in whatever form the door answers; null when there is none. */
	readonly code: string | null;
	/** `name=value` of every cookie that is set. */
	readonly cookies: readonly string[];
	readonly setCookies: readonly string[];
};

export type RawRequest = {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
	/** Whether the length is announced; without it the body comes in chunks. */
	readonly chunked?: boolean;
};

/** Sends exactly these headers, Host, Origin and Cookie included, and follows nothing. */
export async function send(base: string, path: string, sent: RawRequest = {}): Promise<RawAnswer> {
	const { hostname, port, host } = new URL(base);
	const body = sent.body === undefined ? null : Buffer.from(sent.body as string);
	return new Promise((resolve, reject) => {
		const outgoing = request({
			hostname,
			port,
			path,
			method: sent.method ?? 'GET',
			agent: false,
			headers: {
				host,
				...(body === null || sent.chunked === true
					? {}
					: { 'content-length': String(body.byteLength) }),
				...sent.headers
			}
		});
		outgoing.once('error', reject);
		outgoing.once('response', (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
			incoming.once('error', reject);
			incoming.once('end', () => {
				const text = Buffer.concat(chunks).toString();
				const setCookies = incoming.headers['set-cookie'] ?? [];
				resolve({
					status: incoming.statusCode ?? 0,
					headers: incoming.headers,
					text,
					code: codeIn(text),
					setCookies,
					cookies: setCookies.map((line) => line.split(';')[0] ?? '')
				});
			});
		});
		if (body === null) outgoing.end();
		else outgoing.end(body);
	});
}

/** A form as a browser posts it. */
export function form(fields: Record<string, string>, headers: Record<string, string>): RawRequest {
	return {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body: new URLSearchParams(fields).toString()
	};
}

/** `{ error: { code } }`, tRPC's `{ error: { data: { code } } }`, a form's failure, or a plain page. */
function codeIn(text: string): string | null {
	try {
		const { error } = JSON.parse(text) as { error?: { code?: unknown; data?: { code?: string } } };
		if (typeof error?.code === 'string') return error.code;
		return error?.data?.code ?? null;
	} catch {
		return (
			/<(?:small|p class="detail")[^>]*>([A-Z]+(?:_[A-Z]+)+|FORBIDDEN|INTERNAL)\b/.exec(
				text
			)?.[1] ?? null
		);
	}
}
