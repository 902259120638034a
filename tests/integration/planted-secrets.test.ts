import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildIfStale } from '../../src/boot/build.ts';
import { STREAM_PATH, STREAM_PROTOCOL } from '../../src/lib/contract/stream.ts';
import { createKey } from '../../src/lib/server/auth/keys/create-key.ts';
import { createSealer } from '../../src/lib/server/secrets/seal.ts';
import { startSimulator, type RunningSimulator } from '../../src/simulator/simulator.ts';
import { type AccessBench, createAccessBench, SECRET_KEY } from '../support/access.ts';
import { declaredProcedures } from '../support/declared-procedures.ts';
import { type Desk, startDesk } from '../support/desk.ts';
import { BENCH_SHOP, incomingOrder, installShop } from '../support/order-bench.ts';
import { form, type RawAnswer, send } from '../support/raw-http.ts';
import {
	dumpDatabase,
	findSecrets,
	latin1,
	type Place,
	type PlantedSecret,
	readFolder
} from '../support/secret-search.ts';

/*
 * A whole desk is given secrets that can be recognised, made to work, to fail and to be abused, and then
 * everything that it wrote, stored, sent or showed is searched for them.
 */
const SHOP_PASS = 'demopass01';
const PASSWORD = 'Planted-Horse-Battery-77';
const WRONG_PASSWORD = 'Planted-Staple-Wrong-88';
const CHOSEN_PASSWORD = 'Planted-Chosen-By-Link-99';
const FORGED_PASSWORD = 'Planted-Forged-55';
const NEXT_SHOP_PASS = 'nextpass77';
const WRONG_SHOP_PASS = 'wrongpass8';
const FORGED_HANDLE = 'c0ffee0ddba11c0ffee0ddba11c0ffee';

const pages = Object.keys(import.meta.glob('/src/routes/**/+page.svelte'));

let simulator: RunningSimulator;
let bench: AccessBench;
let desk: Desk;
let sql: Sql;
let socket: Socket;
const secrets: PlantedSecret[] = [];
const frames: string[] = [];
const answers: Place[] = [];

beforeAll(async () => {
	await buildIfStale((line) => process.stdout.write(`${line}\n`));
	simulator = await startSimulator({ replayOrders: 0 });
	bench = await createAccessBench();
	await installShop({ db: bench.db, sealer: createSealer(SECRET_KEY) }, simulator.url, SHOP_PASS);
	sql = postgres(bench.databaseUrl, { max: 2, onnotice: () => undefined });
	// Somebody is there before the desk starts, or it would show the link for its first administrator.
	await bench.signedIn('admin');
	desk = await startDesk({
		env: {
			...{ DEMO: 'off', HOST: '127.0.0.1', LOG_LEVEL: 'trace' },
			...{ DATABASE_URL: bench.databaseUrl, SECRET_KEY }
		}
	});
}, 240_000);
afterAll(async () => {
	socket.disconnect();
	await desk.stop();
	await sql.end();
	await bench.close();
	await simulator.stop();
});

async function control(path: string, body: unknown): Promise<unknown> {
	const answer = await fetch(`${simulator.url}/control/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	if (!answer.ok) throw new Error(await answer.text());
	return answer.json();
}

/** Asks the desk and keeps what it answered, headers but for the cookie included. */
async function ask(path: string, request: Parameters<typeof send>[2] = {}): Promise<RawAnswer> {
	const answer = await send(desk.url, path, request);
	const { 'set-cookie': _, ...headers } = answer.headers;
	const name = `${request.method ?? 'GET'} ${path.replace(/\?.*$/, '')}`;
	answers.push({ name, content: latin1(answer.text + JSON.stringify(headers)) });
	return answer;
}

async function signIn(email: string, password: string): Promise<string> {
	const headers = { origin: desk.url, accept: 'text/html' };
	const answer = await ask('/sign-in?/password', form({ email, password }, headers));
	const [cookie = ''] = answer.cookies;
	const value = decodeURIComponent(cookie.split('=')[1] ?? '');
	const [token = '', signature = ''] = value.split('.');
	if (signature !== '') {
		// The token alone opens nothing: the database keeps it, signed with SECRET_KEY it is the cookie.
		secrets.push({ name: 'session token', value: token, except: ['table session'] });
		secrets.push({ name: 'signature of a session', value: signature });
	}
	return cookie;
}

function call(name: string, cookie: string, input?: unknown, kind: 'query' | 'mutation' = 'query') {
	const headers = { cookie, origin: desk.url, 'content-type': 'application/json' };
	if (kind === 'mutation') {
		return ask(`/trpc/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
	}
	const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
	return ask(`/trpc/${name}${query}`, { headers });
}

type Shown = { row: { version: number }; timeline: { id: string; kind: string }[] };

async function shown(number: string, cookie: string): Promise<Shown> {
	const { text } = await call('orders.get', cookie, { shop: BENCH_SHOP.code, number });
	return (JSON.parse(text) as { result: { data: Shown } }).result.data;
}

async function press(
	action: 'inquire' | 'capture' | 'cancel',
	number: string,
	cookie: string,
	around: (send: () => Promise<RawAnswer>) => Promise<unknown> = (act) => act()
): Promise<RawAnswer> {
	const { row } = await shown(number, cookie);
	const order = { id: randomUUID(), shop: BENCH_SHOP.code, number, version: row.version };
	const answer = Promise.withResolvers<RawAnswer>();
	await around(async () => {
		answer.resolve(await call(`orders.${action}`, cookie, order, 'mutation'));
		return answer.promise;
	});
	return answer.promise;
}

/** While it runs the table is away, so that what was to be written ends in an error and its report. */
async function without(table: string, act: () => Promise<unknown>): Promise<void> {
	await sql`alter table ${sql(table)} rename to ${sql(`${table}_away`)}`;
	try {
		await act();
	} finally {
		await sql`alter table ${sql(`${table}_away`)} rename to ${sql(table)}`;
	}
}

async function follow(cookie: string, number: string): Promise<void> {
	socket = io(desk.url, {
		path: STREAM_PATH,
		transports: ['websocket'],
		extraHeaders: { cookie, origin: desk.url }
	});
	socket.onAny((...frame: unknown[]) => frames.push(JSON.stringify(frame)));
	await new Promise((resolve) => socket.once('connect', () => resolve(null)));
	const screen = { kind: 'order', shop: BENCH_SHOP.code, number };
	const subscription = { protocol: STREAM_PROTOCOL, position: null, screen };
	const answer: unknown = await socket.emitWithAck('stream:subscribe', subscription);
	frames.push(JSON.stringify(answer));
}

async function placeOrders(apiKey: string): Promise<string[]> {
	const numbers = ['PLANT-1', 'PLANT-2', 'PLANT-3'];
	const { orders } = (await control('orders', {
		orders: numbers.map((number) => ({ shop: 'main', orderId: `${number}-1`, amount: 4_980 }))
	})) as { orders: { accessId: string; accessPass: string }[] };
	for (const { accessPass } of orders) secrets.push({ name: 'AccessPass', value: accessPass });
	const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
	const body = JSON.stringify(numbers.map((number) => incomingOrder(number, Date.now())));
	expect((await ask('/api/v1/orders', { method: 'POST', headers, body })).status).toBe(200);
	await ask('/api/v1/orders', { method: 'POST', headers, body: body.slice(0, -5) });
	await ask('/api/v1/orders', {
		method: 'POST',
		headers: { ...headers, authorization: `Bearer ${apiKey}x` },
		body
	});
	return numbers;
}

/** What a forger may send: passwords in plain words, wherever they could stand. */
async function forgeNotifications(accessId: string): Promise<void> {
	const told = `ShopID=${BENCH_SHOP.gatewayShopId}&AccessID=${accessId}&OrderID=PLANT-1-1&Status=AUTH&PayType=24`;
	const bodies = [
		`${told}&ShopPass=${FORGED_PASSWORD}&AccessPass=${FORGED_HANDLE}`,
		`${told}&shoppass=${FORGED_PASSWORD}&Shop%50ass=${FORGED_PASSWORD}`,
		`${told}&ClientField1=${encodeURIComponent(`ShopPass=${FORGED_PASSWORD}`)}`,
		`${told}&Extra=${FORGED_HANDLE.toUpperCase()}`,
		JSON.stringify({ ShopPass: FORGED_PASSWORD, AccessPass: FORGED_HANDLE }),
		Buffer.from(`ShopPass=${FORGED_PASSWORD}&AccessPass=${FORGED_HANDLE}`, 'utf16le')
	];
	const post = (body: string | Buffer) =>
		ask('/notify/gmo-pg', {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body
		});
	for (const body of bodies) expect((await post(body)).text).toBe('0');
	await without('notification', () => post(bodies[0] ?? ''));
}

test('the search finds a secret however it is written', () => {
	const value = 'Hidden/Secret+Value=42';
	const bytes = Buffer.from(value);
	const written = [
		value,
		value.toUpperCase(),
		encodeURIComponent(value),
		bytes.toString('hex').toUpperCase(),
		bytes.toString('base64'),
		bytes.toString('base64url'),
		Buffer.from(`x${value}yz`).toString('base64'),
		Buffer.from(`xy${value}z`).toString('base64'),
		Buffer.from(value, 'utf16le').toString('latin1'),
		Buffer.from(value, 'utf16le').toString('hex')
	];
	for (const one of written) {
		const places = [{ name: 'here', content: `before ${one} behind` }];
		expect(findSecrets(places, [{ name: 'it', value }]), one).not.toEqual([]);
		expect(findSecrets(places, [{ name: 'it', value, except: ['here'] }])).toEqual([]);
		expect(findSecrets(places, [{ name: 'other', value: 'Hidden/Secrets+Value=42' }])).toEqual([]);
	}
});

test('no planted secret is written, stored, sent or shown', async () => {
	secrets.push(
		{ name: 'ShopPass', value: SHOP_PASS },
		{ name: 'ShopPass that was replaced', value: NEXT_SHOP_PASS },
		{ name: 'ShopPass that was refused', value: WRONG_SHOP_PASS },
		{ name: 'SECRET_KEY', value: SECRET_KEY },
		{ name: 'password', value: PASSWORD },
		{ name: 'wrong password', value: WRONG_PASSWORD },
		{ name: 'password chosen by link', value: CHOSEN_PASSWORD },
		{ name: 'forged password', value: FORGED_PASSWORD },
		{ name: 'forged handle', value: FORGED_HANDLE }
	);
	const admin = await bench.addPerson({ role: 'admin', password: PASSWORD });
	const scopes = ['orders:write', 'orders:read', 'stream'] as const;
	const { key } = await createKey(bench, await bench.signedIn('admin'), {
		...{ name: 'planted', expiresAt: null },
		scopes: [...scopes]
	});
	secrets.push({ name: 'API key', value: key });

	await signIn(admin.email, WRONG_PASSWORD);
	await signIn('nobody@example.jp', WRONG_PASSWORD);
	await without('session', () => signIn(admin.email, PASSWORD));
	const cookie = await signIn(admin.email, PASSWORD);
	expect(cookie).not.toBe('');

	const invitation = await call(
		'people.invite',
		cookie,
		{ name: '新人', email: 'new@example.jp', role: 'viewer' },
		'mutation'
	);
	const [, link = ''] = /(\/setup\?token=[\w-]{43})/.exec(invitation.text) ?? [];
	secrets.push({
		name: 'link token',
		value: link.replace(/^.*=/, ''),
		// Whoever invites is handed the link, and its own page holds it.
		except: ['POST /trpc/people.invite', 'GET /setup', 'POST /setup']
	});
	const html = { origin: desk.url, accept: 'text/html' };
	await ask(link, { headers: html });
	await ask(link, form({ name: '新人', email: 'new@example.jp', password: 'short' }, html));
	await without('credential', () => ask(link, form({ password: CHOSEN_PASSWORD }, html)));
	await ask(link, form({ name: '新人', password: CHOSEN_PASSWORD }, html));

	const made = await call(
		'keys.create',
		cookie,
		{ name: 'by hand', scopes: ['orders:read'], expiresOn: null },
		'mutation'
	);
	const [, madeKey = ''] = /"key":"([^"]+)"/.exec(made.text) ?? [];
	secrets.push({
		name: 'API key made by hand',
		value: madeKey,
		except: ['POST /trpc/keys.create']
	});
	await settleCredentials(cookie);

	const numbers = await placeOrders(key);
	await follow(cookie, 'PLANT-1');
	for (const number of numbers) expect((await press('inquire', number, cookie)).status).toBe(200);
	for (const kind of ['malformed', 'wrongCharset', 'cut', 'huge', 'empty', 'status']) {
		await control('faults', { faults: [{ kind, api: 'SearchTradeMulti' }], replace: true });
		expect((await press('inquire', 'PLANT-1', cookie)).status).toBe(200);
	}
	await control('faults', { faults: [], replace: true });
	await press('inquire', 'PLANT-1', cookie);
	const { text } = await press('capture', 'PLANT-1', cookie);
	expect(text).toContain('succeeded');
	await control('faults', {
		faults: [{ kind: 'refuse', code: 'RC1000101', api: 'RecruitCancel' }],
		replace: true
	});
	await press('cancel', 'PLANT-2', cookie);
	await control('faults', { faults: [{ kind: 'wrongCharset' }], replace: true });
	await press('cancel', 'PLANT-3', cookie);
	await control('faults', { faults: [], replace: true });
	// The gateway is asked, and what it says cannot be written.
	await press('inquire', 'PLANT-2', cookie, (act) => without('gateway_message', act));
	await forgeNotifications((await accessIdOf('PLANT-1-1')) ?? '');
	await sql`update gateway_account set shop_pass = '\\x00' where shop = ${BENCH_SHOP.code}`;
	await press('inquire', 'PLANT-2', cookie);

	for (const page of pages) {
		const path = page
			.replace('/src/routes', '')
			.replace(/\/\+page\.svelte$/, '')
			.replace('[shop]', BENCH_SHOP.code)
			.replace('[number]', 'PLANT-1')
			.replace('[code]', BENCH_SHOP.code)
			.replaceAll(/\/\([^/]+\)/g, '');
		await ask(path === '' ? '/' : path, { headers: { ...html, cookie } });
	}
	for (const { name, isQuery } of declaredProcedures) if (isQuery) await call(name, cookie);
	for (const number of numbers) {
		for (const { id, kind } of (await shown(number, cookie)).timeline) {
			if (kind === 'audit') continue;
			await call('orders.message', cookie, { shop: BENCH_SHOP.code, number, id });
		}
	}
	await ask('/metrics', { headers: { authorization: `Bearer ${key}` } });
	// Whoever types secrets into an address is sent back to it; nobody else may hear of them.
	await send(desk.url, `/orders/main/PLANT-1?token=${key}&password=${PASSWORD}`, { headers: html });
	await pause(1_000);

	const bundle = await readFolder(join(import.meta.dirname, '../../build/client'));
	const tables = await dumpDatabase(sql);
	const log: Place = { name: 'log', content: latin1(desk.output()) };
	const stream: Place = { name: 'frames', content: latin1(frames.join('\n')) };
	// What is searched must be what was meant: each place speaks of what was done there.
	expect(log.content.length).toBeGreaterThan(1_000);
	expect(stream.content).toContain('PLANT-1');
	expect(bundle.length).toBeGreaterThan(20);
	const messages = tables.find(({ name }) => name === 'table gateway_message')?.content ?? '';
	expect(messages.match(/ShopPass=\*\*\*\*/g)?.length).toBeGreaterThan(8);
	expect(answers.filter(({ name }) => name === 'GET /trpc/orders.message').length).toBeGreaterThan(
		8
	);
	expect(secrets.filter(({ value }) => value.length < 10)).toEqual([]);
	console.log(
		`${secrets.length} secrets sought in ${tables.length} tables, ${answers.length} answers, ${frames.length} frames, ${log.content.length} characters of log, ${bundle.length} files`
	);

	const places = [log, stream, ...tables, ...answers, ...bundle];
	expect(findSecrets(places, secrets)).toEqual([]);
}, 120_000);

/** Passwords are set, tried, refused and fought over; the right one stands in the end. */
async function settleCredentials(cookie: string): Promise<void> {
	const contract = { shop: BENCH_SHOP.code, system: 'recruit' };
	const set = (shopPass: string, version: number) =>
		call('shops.setCredentials', cookie, { ...contract, version, shopPass }, 'mutation');
	expect((await set(WRONG_SHOP_PASS, 1)).status).toBe(200);
	const tried = await call('shops.testCredentials', cookie, contract, 'mutation');
	expect(tried.text).toContain('E01030002');
	expect((await set(NEXT_SHOP_PASS, 1)).code).toBe('SETTING_CONFLICT');
	expect((await set(`${NEXT_SHOP_PASS}\n`, 2)).status).toBe(200);
	expect((await set(`${NEXT_SHOP_PASS} ${NEXT_SHOP_PASS}`, 3)).code).toBe('BAD_FIELD');
	await without('gateway_account', () => set(SHOP_PASS, 3));
	expect((await set(SHOP_PASS, 3)).status).toBe(200);
}

async function accessIdOf(orderId: string): Promise<string | undefined> {
	const answer = await fetch(`${simulator.url}/control/ledger?orderId=${orderId}`);
	return /"accessId":"([0-9a-f]{32})"/.exec(await answer.text())?.[1];
}
