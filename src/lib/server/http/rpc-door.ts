import { CodedError } from '../../contract/errors.ts';
import { codedShape } from '../trpc/error-shape.ts';
import { decodePercent } from './percent-encoding.ts';
import { decodeUtf8, readBytes, requireContentType } from './read-body.ts';

/** Where the tRPC handle answers. */
export const RPC_PATH = '/trpc/';

/** Calls in one batch: a screen needs a handful; each may be a query on the database. */
const BATCH_LIMIT = 20;
const LIMIT_BYTES = 256 * 1024;

/**
 * What a tRPC request must look like before its procedures are asked. tRPC itself would read bytes
 * that are no text, and a body of any type.
 *
 * @returns the request to go on with: its body can be read once more
 * @throws CodedError NOT_FOUND, BAD_FIELD, BAD_CONTENT_TYPE, BODY_TOO_LARGE, BAD_ENCODING
 */
export async function readRpcRequest(request: Request, url: URL): Promise<Request> {
	const procedures = decodePercent(url.pathname.slice(RPC_PATH.length));
	if (procedures === null) throw new CodedError('NOT_FOUND');
	if (procedures.split(',').length > BATCH_LIMIT)
		throw new CodedError('BAD_FIELD', { field: 'batch' });
	if (request.method !== 'POST') return request;
	requireContentType(request, ['application/json']);
	const body = decodeUtf8(await readBytes(request, LIMIT_BYTES));
	return new Request(request.url, { method: 'POST', headers: request.headers, body });
}

/**
 * A query whose percent signs stand for something else than UTF-8 would be read as question marks.
 * @throws CodedError BAD_ENCODING
 */
export function requireDecodableQuery(url: URL): void {
	if (decodePercent(url.search) === null) throw new CodedError('BAD_ENCODING');
}

/** A refusal as tRPC's client reads it. */
export function rpcRefusal(error: CodedError, requestId: string): Response {
	const shape = codedShape(error, requestId);
	return Response.json({ error: shape }, { status: shape.data.httpStatus });
}
