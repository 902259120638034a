import type { IncomingMessage } from 'node:http';

/** The whole body, or undefined when it is longer than the limit (its rest is not read). */
export async function readBody(
	request: IncomingMessage,
	limitBytes: number
): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > limitBytes) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
