import { resolve } from 'node:path';
import { z } from 'zod';
import type { SyncSchedule } from '../domain/runs/sync-schedule.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Everything that an operator of the program can set, read once from the environment at start. */
export type Settings = {
	/** TCP port of the web server; 0 means "a free one" until the server listens. */
	readonly port: number;
	readonly host: string;
	/** The one public origin; null: both loopback names on `port` (see `allowedOrigins`). */
	readonly origin: string | null;
	readonly database:
		{ readonly kind: 'embedded' } | { readonly kind: 'external'; readonly url: string };
	readonly smtpUrl: string | null;
	/** Encrypts gateway credentials and signs sessions; at least 32 characters. */
	readonly secretKey: string;
	/** Absolute path. */
	readonly dataDir: string;
	/** null: the demo is off. */
	readonly demo: {
		/** The API key that the demo creates, with every scope. */
		readonly apiKey: string;
		/** 0: a free port. */
		readonly simulatorPort: number;
	} | null;
	readonly logLevel: (typeof LOG_LEVELS)[number];
	/** A gateway finishes or forgets a request within this many milliseconds (domain, truth and doubt). */
	readonly gatewayFinishMs: number;
	/** A gateway's answer to an inquiry is at most this many milliseconds old. */
	readonly inquiryStalenessMs: number;
	/** The gateway sync: orders begun per second at most, and when it runs by itself. */
	readonly sync: { readonly pace: number; readonly schedule: SyncSchedule | null };
};

/** Values that the environment may leave out although they cannot have a fixed default. */
export type SettingsEffects = {
	/** Reads or creates the secret key of an embedded installation. */
	readonly storedSecretKey: (dataDir: string) => string;
	/** Reads or creates the demo's API key. */
	readonly storedDemoApiKey: (dataDir: string) => string;
};

/** One or more settings are unusable; `message` has one line per problem: the variable and a sentence. */
export class SettingsError extends Error {
	readonly problems: readonly { readonly variable: string; readonly sentence: string }[];

	constructor(problems: SettingsError['problems']) {
		super(problems.map(({ variable, sentence }) => `${variable}: ${sentence}`).join('\n'));
		this.name = 'SettingsError';
		this.problems = problems;
	}
}

/**
 * Checks the environment against the one schema of all settings.
 *
 * @throws SettingsError naming every unusable variable at once
 */
export function readSettings(
	environment: Readonly<Record<string, string | undefined>>,
	effects: SettingsEffects
): Settings {
	// Compose files and CI systems pass unset variables as empty strings.
	const given = Object.fromEntries(
		Object.entries(environment)
			.map(([name, value]) => [name, value?.trim()] as const)
			.filter(([, value]) => value !== undefined && value !== '')
	);
	const parsed = SETTINGS_SCHEMA.safeParse(given);
	if (!parsed.success) {
		throw new SettingsError(
			parsed.error.issues.map((issue) => ({
				variable: String(issue.path[0]),
				sentence: issue.message
			}))
		);
	}
	const values = parsed.data;
	const dataDir = resolve(values.DATA_DIR);
	const demo = isDemo(values);
	return {
		port: values.PORT,
		host: values.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
		origin: values.ORIGIN ?? null,
		database:
			values.DATABASE_URL === undefined
				? { kind: 'embedded' }
				: { kind: 'external', url: values.DATABASE_URL },
		smtpUrl: values.SMTP_URL ?? null,
		secretKey: values.SECRET_KEY ?? effects.storedSecretKey(dataDir),
		dataDir,
		demo: demo
			? {
					apiKey: values.DEMO_API_KEY ?? effects.storedDemoApiKey(dataDir),
					simulatorPort: values.SIMULATOR_PORT ?? 0
				}
			: null,
		logLevel: values.LOG_LEVEL,
		gatewayFinishMs: values.GATEWAY_FINISH_SECONDS * 1000,
		inquiryStalenessMs: values.INQUIRY_STALENESS_SECONDS * 1000,
		sync: {
			pace: values.SYNC_PACE,
			schedule: syncSchedule(values.SYNC_SCHEDULE ?? (demo ? 'hourly' : '03:00'))
		}
	};
}

/** The origins that a browser of ours may come from: `ORIGIN`, or both loopback names without it. */
export function allowedOrigins(settings: Pick<Settings, 'origin' | 'port'>): readonly string[] {
	if (settings.origin !== null) return [settings.origin];
	const port = String(settings.port);
	return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
}

const port = (lowest: number) =>
	z
		.string()
		.refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= lowest && Number(text) <= 65_535, {
			error: `must be a TCP port, a whole number from ${String(lowest)} to 65535.`
		})
		.transform(Number);

const seconds = (byDefault: string) =>
	z
		.string()
		.default(byDefault)
		.refine((text) => /^\d+(\.\d+)?$/.test(text) && Number(text) > 0 && Number(text) <= 3600, {
			error: 'must be a number of seconds above 0, at most 3600.'
		})
		.transform(Number);

const urlOf = (protocols: readonly string[], sentence: string) =>
	z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
		error: sentence
	});

const SETTINGS_SCHEMA = z
	.object({
		PORT: port(0).default(3000),
		HOST: z
			.string()
			.regex(/^[A-Za-z0-9.:_-]+$/, 'must be an address or host name to listen on, like 127.0.0.1.')
			.optional(),
		ORIGIN: z
			.string()
			.refine(isOrigin, 'must be an origin without a path, like https://desk.example.jp.')
			.optional(),
		DATABASE_URL: urlOf(
			['postgres:', 'postgresql:'],
			'must look like postgres://user:password@host:5432/database.'
		).optional(),
		REDIS_URL: z
			.undefined({
				error:
					'several nodes need a shared channel for presence, which is not supported yet. ' +
					'Unset it and run a single node.'
			})
			.optional(),
		SMTP_URL: urlOf(
			['smtp:', 'smtps:'],
			'must look like smtp://user:password@host:587.'
		).optional(),
		SECRET_KEY: z
			.string()
			.min(32, 'must have at least 32 characters; "openssl rand -base64 32" makes one.')
			.optional(),
		DATA_DIR: z.string().default('./.data'),
		DEMO: z
			.string()
			.toLowerCase()
			.pipe(
				z.enum(['1', 'true', 'on', 'yes', '0', 'false', 'off', 'no'], {
					error: 'must be on or off.'
				})
			)
			.transform((word) => ['1', 'true', 'on', 'yes'].includes(word))
			.optional(),
		SIMULATOR_PORT: port(1).optional(),
		DEMO_API_KEY: z
			.string()
			.regex(
				/^[A-Za-z0-9._~+/=-]{1,200}$/,
				'must be 1 to 200 characters of A-Z a-z 0-9 . _ ~ + / = - so that it fits into a header.'
			)
			.optional(),
		LOG_LEVEL: z
			.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}.` })
			.default('info'),
		GATEWAY_FINISH_SECONDS: seconds('60'),
		INQUIRY_STALENESS_SECONDS: seconds('10'),
		SYNC_PACE: z
			.string()
			.default('20')
			.refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1000, {
				error: 'must be how many orders a sync begins per second, a whole number from 1 to 1000.'
			})
			.transform(Number),
		SYNC_SCHEDULE: z
			.string()
			.toLowerCase()
			.regex(
				/^(off|hourly|([01]\d|2[0-3]):[0-5]\d)$/,
				'must be a time of day in Japan like 03:00, or hourly, or off.'
			)
			.optional()
	})
	.superRefine((values, context) => {
		const refuse = (variable: keyof typeof values, message: string): void => {
			context.addIssue({ code: 'custom', path: [variable], message });
		};
		if (values.DATABASE_URL !== undefined && values.SECRET_KEY === undefined) {
			refuse(
				'SECRET_KEY',
				'is required with DATABASE_URL, because every node and restart must decrypt the same ' +
					'credentials; "openssl rand -base64 32" makes one.'
			);
		}
		if (isDemo(values)) return;
		for (const variable of ['SIMULATOR_PORT', 'DEMO_API_KEY'] as const) {
			if (values[variable] !== undefined) {
				refuse(variable, 'belongs to the demo, which is off. Unset it, or set DEMO=on.');
			}
		}
	});

/** @param text `off`, `hourly` or `hh:mm` in Japan */
function syncSchedule(text: string): SyncSchedule | null {
	if (text === 'off') return null;
	if (text === 'hourly') return { kind: 'hourly' };
	const [hour = 0, minute = 0] = text.split(':').map(Number);
	return { kind: 'daily', hour, minute };
}

/** The demo is on by default exactly where nobody configured a real database. */
function isDemo(values: {
	DEMO?: boolean | undefined;
	DATABASE_URL?: string | undefined;
}): boolean {
	return values.DEMO ?? values.DATABASE_URL === undefined;
}

function isOrigin(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, origin } = new URL(text);
	return ['http:', 'https:'].includes(protocol) && origin === text;
}
