import { describe, expect, it } from 'vitest';
import { CodedError } from '../../contract/errors.ts';
import { readBytes, readForm, readJson, requireContentType } from './read-body.ts';

const URL_HERE = 'http://desk.test/';

function post(
	body: string | Uint8Array | ReadableStream<Uint8Array>,
	headers: Record<string, string> = {}
): Request {
	return new Request(URL_HERE, {
		method: 'POST',
		body: body instanceof Uint8Array ? new Uint8Array(body) : body,
		headers: { 'content-type': 'application/json', ...headers },
		duplex: 'half'
	} as RequestInit);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
	const error: unknown = await work.then(
		() => null,
		(reason: unknown) => reason
	);
	return error instanceof CodedError ? error.code : `not coded: ${String(error)}`;
}

describe('readJson', () => {
	it('reads UTF-8, with or without a charset and a byte order mark', async () => {
		const text = '{"name":"髙橋 誠"}';
		const expected = { name: '髙橋 誠' };
		expect(await readJson(post(text), 100)).toEqual(expected);
		expect(
			await readJson(post(text, { 'content-type': 'application/json; charset="UTF-8"' }), 100)
		).toEqual(expected);
		expect(await readJson(post(`\uFEFF${text}`), 100)).toEqual(expected);
	});

	it.each([
		['text/plain', 'BAD_CONTENT_TYPE'],
		['application/x-www-form-urlencoded', 'BAD_CONTENT_TYPE'],
		['application/jsonp', 'BAD_CONTENT_TYPE'],
		['', 'BAD_CONTENT_TYPE'],
		['application/json; charset=shift_jis', 'BAD_ENCODING'],
		['application/json; charset=utf-16', 'BAD_ENCODING']
	])('content type %j is %s', async (type, code) => {
		expect(await codeOf(readJson(post('{}', { 'content-type': type }), 100))).toBe(code);
	});

	it('refuses bytes that are not UTF-8', async () => {
		const windows31j = Uint8Array.from([0x22, 0x8d, 0xb2, 0x93, 0xa1, 0x22]);
		expect(await codeOf(readJson(post(windows31j), 100))).toBe('BAD_ENCODING');
		const overlong = Uint8Array.from([0x22, 0xc0, 0xaf, 0x22]);
		expect(await codeOf(readJson(post(overlong), 100))).toBe('BAD_ENCODING');
		const cut = Uint8Array.from([0x22, 0xe9, 0xab]);
		expect(await codeOf(readJson(post(cut), 100))).toBe('BAD_ENCODING');
	});

	it.each(['', '{', '{"a":1}x', 'undefined', "{'a':1}", '{"a":NaN}', '[1,]'])(
		'%j is BAD_JSON',
		async (text) => {
			expect(await codeOf(readJson(post(text), 100))).toBe('BAD_JSON');
		}
	);

	it('survives nesting as deep as the limit allows', async () => {
		const deep = '['.repeat(200_000);
		expect(await codeOf(readJson(post(deep), 300_000))).toBe('BAD_JSON');
	});
});

describe('readBytes', () => {
	it('takes the limit and not one byte more', async () => {
		expect((await readBytes(post('x'.repeat(10)), 10)).byteLength).toBe(10);
		expect(await codeOf(readBytes(post('x'.repeat(11)), 10))).toBe('BODY_TOO_LARGE');
	});

	it('stops a body without a length as soon as it is too long', async () => {
		let sent = 0;
		const endless = new ReadableStream<Uint8Array>({
			pull(controller) {
				sent += 1;
				controller.enqueue(new Uint8Array(1024));
			}
		});
		expect(await codeOf(readBytes(post(endless), 10_000))).toBe('BODY_TOO_LARGE');
		expect(sent).toBeLessThan(20);
	});

	it('passes on the adapter’s own limit as the same error', async () => {
		const cut = new ReadableStream<Uint8Array>({
			pull() {
				throw Object.assign(new Error('Content-length exceeds limit'), { status: 413 });
			}
		});
		expect(await codeOf(readBytes(post(cut), 10_000))).toBe('BODY_TOO_LARGE');
	});

	it('refuses compressed bodies, which would hide their size', async () => {
		expect(await codeOf(readBytes(post('x', { 'content-encoding': 'gzip' }), 10))).toBe(
			'BAD_CONTENT_TYPE'
		);
	});

	it('an absent body is empty', async () => {
		expect(await readBytes(new Request(URL_HERE), 10)).toHaveLength(0);
	});
});

describe('readForm', () => {
	const form = (body: string | Uint8Array, type = 'application/x-www-form-urlencoded') =>
		readForm(post(body, { 'content-type': type }), 100);

	it('reads what a browser sends', async () => {
		const fields = await form('name=%E9%AB%99%E6%A9%8B+%E8%AA%A0&empty=&plus=%2B');
		expect([...fields]).toEqual([
			['name', '髙橋 誠'],
			['empty', ''],
			['plus', '+']
		]);
	});

	it.each(['name=%FF', 'name=%8D%B2%93%A1', 'name=%E9%AB', 'name=%', 'name=%zz'])(
		'%j is BAD_ENCODING',
		async (body) => {
			expect(await codeOf(form(body))).toBe('BAD_ENCODING');
		}
	);

	it('refuses other types, other bytes and too much', async () => {
		expect(await codeOf(form('{}', 'application/json'))).toBe('BAD_CONTENT_TYPE');
		expect(await codeOf(form('x', 'multipart/form-data; boundary=x'))).toBe('BAD_CONTENT_TYPE');
		expect(await codeOf(form(Uint8Array.from([0x61, 0x3d, 0x8d])))).toBe('BAD_ENCODING');
		expect(await codeOf(form('x'.repeat(101)))).toBe('BODY_TOO_LARGE');
	});
});

describe('requireContentType', () => {
	it('compares the type without its parameters and its case', () => {
		const form = post('', {
			'content-type': 'Application/X-WWW-Form-Urlencoded;charset=Windows-31J'
		});
		expect(() => requireContentType(form, ['application/x-www-form-urlencoded'])).not.toThrow();
	});
});
