import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allowedOrigins, readSettings, SettingsError } from './settings.ts';

const effects = {
	storedSecretKey: (dataDir: string) => `secret of ${dataDir}`,
	storedDemoApiKey: (dataDir: string) => `demo key of ${dataDir}`
};
const read = (environment: Record<string, string>) => readSettings(environment, effects);
const external = {
	DATABASE_URL: 'postgres://u:p@db:5432/yoshin',
	SECRET_KEY: 'a-secret-key-with-32-characters!'
};

function problemsOf(environment: Record<string, string>): Record<string, string> {
	try {
		read(environment);
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		return Object.fromEntries(error.problems.map((p) => [p.variable, p.sentence]));
	}
	return {};
}

describe('an empty environment', () => {
	const settings = read({});
	test('is a demo on an embedded database behind loopback', () => {
		const dataDir = resolve('./.data');
		expect(settings).toEqual({
			port: 3000,
			host: '127.0.0.1',
			origin: null,
			database: { kind: 'embedded' },
			smtpUrl: null,
			secretKey: `secret of ${dataDir}`,
			dataDir,
			demo: { apiKey: `demo key of ${dataDir}`, simulatorPort: 0 },
			logLevel: 'info',
			gatewayFinishMs: 60_000,
			inquiryStalenessMs: 10_000,
			sync: { pace: 20, schedule: { kind: 'hourly' } }
		});
	});
	test('allows both loopback names', () => {
		expect(allowedOrigins(settings)).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000']);
	});
	test('is what empty variables mean too', () => {
		expect(read({ PORT: '', DATABASE_URL: ' ', DEMO: '', REDIS_URL: '' })).toEqual(settings);
	});
});

describe('a real database', () => {
	test('switches the demo off and listens on all addresses', () => {
		const settings = read(external);
		expect(settings.database).toEqual({ kind: 'external', url: external.DATABASE_URL });
		expect(settings.demo).toBeNull();
		expect(settings.host).toBe('0.0.0.0');
		expect(settings.secretKey).toBe(external.SECRET_KEY);
	});
	test('is read by a sync every night', () => {
		const nightly = { kind: 'daily', hour: 3, minute: 0 };
		expect(read(external).sync).toEqual({ pace: 20, schedule: nightly });
		expect(read({ ...external, SYNC_SCHEDULE: '23:45', SYNC_PACE: '1000' }).sync).toEqual({
			pace: 1000,
			schedule: { kind: 'daily', hour: 23, minute: 45 }
		});
		expect(read({ ...external, SYNC_SCHEDULE: 'OFF' }).sync.schedule).toBeNull();
		for (const text of ['24:00', '3:00', 'daily', '03:60'])
			expect(problemsOf({ SYNC_SCHEDULE: text })).toHaveProperty('SYNC_SCHEDULE');
		for (const text of ['0', '1001', '1.5', '-1'])
			expect(problemsOf({ SYNC_PACE: text })).toHaveProperty('SYNC_PACE');
	});
	test('needs a secret key of its own', () => {
		expect(problemsOf({ DATABASE_URL: external.DATABASE_URL })).toHaveProperty('SECRET_KEY');
	});
	test('may still run the demo, then on loopback', () => {
		const settings = read({ ...external, DEMO: 'on', DEMO_API_KEY: 'k', SIMULATOR_PORT: '4000' });
		expect(settings.demo).toEqual({ apiKey: 'k', simulatorPort: 4000 });
		expect(settings.host).toBe('127.0.0.1');
	});
});

test('an origin is the only one allowed', () => {
	const settings = read({ ORIGIN: 'https://desk.example.jp' });
	expect(allowedOrigins(settings)).toEqual(['https://desk.example.jp']);
});

test('seconds become milliseconds and may be scaled down', () => {
	const settings = read({ GATEWAY_FINISH_SECONDS: '0.5', INQUIRY_STALENESS_SECONDS: '2' });
	expect(settings.gatewayFinishMs).toBe(500);
	expect(settings.inquiryStalenessMs).toBe(2000);
});

test.each([
	['PORT', '70000', 'whole number from 0 to 65535'],
	['PORT', '0x10', 'whole number'],
	['HOST', 'two words', 'address or host name'],
	['ORIGIN', 'https://desk.example.jp/', 'without a path'],
	['ORIGIN', 'desk.example.jp', 'without a path'],
	['ORIGIN', 'ftp://desk.example.jp', 'without a path'],
	['DATABASE_URL', 'mysql://db/x', 'postgres://'],
	['REDIS_URL', 'redis://cache', 'not supported yet'],
	['SMTP_URL', 'mail.example.jp', 'smtp://'],
	['SECRET_KEY', 'short', '32 characters'],
	['DEMO', 'perhaps', 'on or off'],
	['SIMULATOR_PORT', '0', 'from 1 to 65535'],
	['DEMO_API_KEY', 'two words', 'fits into a header'],
	['LOG_LEVEL', 'loud', 'one of fatal'],
	['GATEWAY_FINISH_SECONDS', '0', 'above 0'],
	['INQUIRY_STALENESS_SECONDS', '-1', 'above 0']
])('%s=%s is refused by name', (variable, value, words) => {
	const problems = problemsOf({ SECRET_KEY: external.SECRET_KEY, [variable]: value });
	expect(Object.keys(problems)).toEqual([variable]);
	expect(problems[variable]).toContain(words);
});

test('settings of the demo are refused where it is off', () => {
	const problems = problemsOf({ DEMO: 'off', DEMO_API_KEY: 'k', SIMULATOR_PORT: '4000' });
	expect(Object.keys(problems).sort()).toEqual(['DEMO_API_KEY', 'SIMULATOR_PORT']);
});

test('every problem is reported at once, one line each', () => {
	expect(() => read({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/^PORT: .+\nLOG_LEVEL: .+$/);
});
