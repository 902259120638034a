import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { CodedError } from '../../contract/errors.ts';
import { errorAnswer } from '../http/error-answer.ts';

/** Answers an upgrade request as every other door answers what it refuses, and ends the connection. */
export async function refuseUpgrade(connection: Duplex, error: CodedError): Promise<void> {
	const answer = errorAnswer(error);
	const body = Buffer.from(await answer.arrayBuffer());
	const headers = [...answer.headers, ['connection', 'close'], ['content-length', body.length]]
		.map(([name, value]) => `${name}: ${value}\r\n`)
		.join('');
	connection.write(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${headers}\r\n`);
	connection.end(body);
}
