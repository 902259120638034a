import type { ServerResponse } from 'node:http';
import type { FaultKindOf } from '../faults/fault-rule.ts';
import { ANSWER_CONTENT_TYPE } from './answer.ts';

/** What goes over the wire, or how the connection ends instead. */
export type Reply =
	| { readonly status: number; readonly contentType: string; readonly body: Buffer }
	| 'close'
	| 'reset';

export function textReply(body: Buffer): Reply {
	return { status: 200, contentType: ANSWER_CONTENT_TYPE, body };
}

/** Bytes that no Windows-31J text contains, and pairs that are none. */
const GARBAGE = Buffer.from('=&&Status\u00ff\u00a0\u00fd=?SALES|||\u0000&AccessID', 'latin1');

const HUGE_BYTES = 10 * 1024 * 1024;

const SERVER_ERROR_PAGE = Buffer.from('<html><body><h1>Internal Server Error</h1></body></html>');

/** The answer that was due, spoiled. */
export function spoil(kind: FaultKindOf<'answer'>, due: Buffer, status: number | undefined): Reply {
	switch (kind) {
		case 'late':
			return textReply(due);
		case 'dropAfter':
			return 'close';
		case 'resetAfter':
			return 'reset';
		case 'status':
			return { status: status ?? 500, contentType: 'text/html', body: SERVER_ERROR_PAGE };
		case 'malformed':
			return textReply(GARBAGE);
		case 'cut':
			return textReply(due.subarray(0, Math.floor(due.length / 2)));
		case 'wrongCharset':
			return {
				status: 200,
				contentType: 'text/plain;charset=UTF-16LE',
				body: Buffer.from(due.toString('latin1'), 'utf16le')
			};
		case 'huge':
			return textReply(Buffer.concat([due, Buffer.alloc(HUGE_BYTES, '&Filler=0123456789')]));
		case 'empty':
			return textReply(Buffer.alloc(0));
	}
}

/** Sends the reply; a caller that has gone away is not an error. */
export function sendReply(response: ServerResponse, reply: Reply): void {
	if (reply === 'close') {
		response.socket?.destroy();
		return;
	}
	if (reply === 'reset') {
		response.socket?.resetAndDestroy();
		return;
	}
	if (response.destroyed) return;
	response.writeHead(reply.status, {
		'content-type': reply.contentType,
		'content-length': reply.body.length
	});
	response.end(reply.body);
}
