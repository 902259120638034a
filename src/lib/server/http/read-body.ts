import { CodedError } from '../../contract/errors.ts';
import { decodePercent } from './percent-encoding.ts';

/**
 * Reads a JSON body: UTF-8 only and strictly, at most `limit` bytes.
 *
 * @throws CodedError BAD_CONTENT_TYPE, BODY_TOO_LARGE, BAD_ENCODING, BAD_JSON
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
	requireContentType(request, ['application/json']);
	const charset = contentType(request).charset;
	if (charset !== null && charset !== 'utf-8' && charset !== 'utf8')
		throw new CodedError('BAD_ENCODING');
	const text = decodeUtf8(await readBytes(request, limit));
	try {
		return JSON.parse(text) as unknown;
	} catch (cause) {
		throw new CodedError('BAD_JSON', { cause });
	}
}

/**
 * Reads the fields of a form, as strictly as JSON: what is not UTF-8 behind its percent signs is
 * refused, never read as question marks.
 *
 * @throws CodedError BAD_CONTENT_TYPE, BODY_TOO_LARGE, BAD_ENCODING
 */
export async function readForm(request: Request, limit: number): Promise<URLSearchParams> {
	requireContentType(request, ['application/x-www-form-urlencoded']);
	const text = decodeUtf8(await readBytes(request, limit));
	if (decodePercent(text) === null) throw new CodedError('BAD_ENCODING');
	return new URLSearchParams(text);
}

/**
 * Reads a body as it is, at most `limit` bytes, and stops reading at the first byte too many.
 *
 * @throws CodedError BODY_TOO_LARGE; BAD_CONTENT_TYPE when the body is compressed
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
	const coding = request.headers.get('content-encoding');
	if (coding !== null && coding.trim().toLowerCase() !== 'identity')
		throw new CodedError('BAD_CONTENT_TYPE');
	const tooLarge = (): CodedError => new CodedError('BODY_TOO_LARGE', { params: { limit } });
	if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
	if (request.body === null) return new Uint8Array();

	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of request.body) {
			size += chunk.byteLength;
			if (size > limit) throw tooLarge();
			chunks.push(chunk);
		}
	} catch (error) {
		// The HTTP adapter has a limit of its own and cuts the stream with an error of that status.
		if ((error as { status?: unknown }).status === 413) throw tooLarge();
		throw error;
	}
	return Buffer.concat(chunks);
}

/** @throws CodedError BAD_CONTENT_TYPE when the body is none of `accepted` (lower case, no parameters) */
export function requireContentType(request: Request, accepted: readonly string[]): void {
	if (accepted.includes(contentType(request).type)) return;
	throw new CodedError('BAD_CONTENT_TYPE', { params: { expected: accepted.join(', ') } });
}

/** @throws CodedError BAD_ENCODING at the first byte sequence that is not UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (cause) {
		throw new CodedError('BAD_ENCODING', { cause });
	}
}

function contentType(request: Request): { type: string; charset: string | null } {
	const [type = '', ...parameters] = (request.headers.get('content-type') ?? '')
		.split(';')
		.map((part) => part.trim().toLowerCase());
	const charset = parameters.find((parameter) => parameter.startsWith('charset='));
	return { type, charset: charset?.slice('charset='.length).replaceAll('"', '') ?? null };
}
