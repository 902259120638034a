import { expect, test } from 'vitest';
import { createLogger } from './log.ts';

function record(readable: boolean): {
	log: ReturnType<typeof createLogger>;
	lines: string[];
} {
	const lines: string[] = [];
	const destination = { write: (line: string) => void lines.push(line) };
	return { log: createLogger({ level: 'info', destination, readable }), lines };
}

const SECRET = 'S3cr3t-value';

test('a line is JSON with level, time and message', () => {
	const { log, lines } = record(false);
	log.info({ order: 'MS-000123' }, 'order captured');
	expect(JSON.parse(lines[0] ?? '')).toEqual({
		level: 'info',
		time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
		order: 'MS-000123',
		msg: 'order captured'
	});
});

test.each([
	['a gateway password', { ShopPass: SECRET }],
	['a site password', { request: { fields: { SitePass: SECRET } } }],
	['the access pair', { AccessID: SECRET, AccessPass: SECRET }],
	["Paygent's password", { connect_password: SECRET }],
	['request headers', { headers: { authorization: `Bearer ${SECRET}`, cookie: SECRET } }],
	['a form body as text', { body: `ShopID=tshop&ShopPass=${SECRET}&OrderID=1` }],
	['a JSON body as text', { body: `{"password":"${SECRET}","name":"x"}` }],
	['a connection string', { url: `postgres://yoshin:${SECRET}@127.0.0.1:5432/yoshin` }],
	['a list', { accounts: [{ name: 'x', token: SECRET }] }],
	['an error and its cause', new Error(`Bearer ${SECRET}`, { cause: { password: SECRET } })],
	['an error under a key', { err: Object.assign(new Error('x'), { apiKey: SECRET }) }]
])('%s is masked', (_, fields) => {
	const { log, lines } = record(false);
	log.warn(fields, 'something');
	log.child(fields instanceof Error ? {} : fields).warn('something');
	expect(lines).toHaveLength(2);
	expect(lines.join('')).not.toContain(SECRET);
	expect(lines[0]).toContain('[redacted]');
});

test('a secret in the message is masked', () => {
	const { log, lines } = record(false);
	log.info(`sent AccessPass=${SECRET}&JobCd=SALES`);
	expect(lines[0]).not.toContain(SECRET);
	expect(lines[0]).toContain('JobCd=SALES');
});

test('what is no secret stays', () => {
	const { log, lines } = record(false);
	log.info({ ShopID: 'tshop00000001', OrderID: 'MS-1', status: 'AUTH', amount: 4980, at: null });
	expect(JSON.parse(lines[0] ?? '')).toMatchObject({
		ShopID: 'tshop00000001',
		OrderID: 'MS-1',
		status: 'AUTH',
		amount: 4980,
		at: null
	});
});

test('a circular value does not break the log', () => {
	const { log, lines } = record(false);
	const loop: Record<string, unknown> = {};
	loop['self'] = loop;
	log.info({ loop });
	expect(lines[0]).toContain('[Circular]');
});

test('a readable line has JST time, fields and the stack of an error', () => {
	const { log, lines } = record(true);
	log.error({ order: 'MS-1', err: new Error('broken') }, 'capture failed');
	expect(lines[0]).toMatch(
		/^\d{1,2}:\d\d:\d\d {2}error {2}capture failed {2}order=MS-1\nError: broken\n/
	);
});
