import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDemo } from './boot/demo.ts';
import { publicDeskUrls } from './boot/desk-address.ts';
import { type AppHandler, openHttpFront, PROTOCOL_HEADER } from './boot/http-front.ts';
import { loadSettings } from './boot/load-settings.ts';
import { startServices } from './boot/services.ts';
import { StartError } from './boot/start-error.ts';
import { renderStartPage } from './boot/start-page.ts';
import { createStopSequence } from './boot/stop-sequence.ts';
import { fillBootSlot } from './lib/server/boot-slot.ts';
import { createLogger, type Logger } from './lib/server/log.ts';
import { type Settings, SettingsError } from './lib/server/settings.ts';

/** Running requests may take this long after a signal before their connections are cut. */
const DRAIN_MS = 800;

try {
	await main();
} catch (error) {
	const expected = error instanceof StartError || error instanceof SettingsError;
	const reason = expected ? error.message : error instanceof Error ? error.stack : String(error);
	process.stderr.write(`Yoshin cannot start.\n\n${reason ?? ''}\n`);
	process.exit(1);
}

/** The production process: settings, web server, services, application, in this order. */
async function main(): Promise<void> {
	const startedAt = performance.now();
	process.env.NODE_ENV ??= 'production';
	const wished = loadSettings();
	const log = createLogger({
		level: wished.logLevel,
		destination: process.stderr,
		readable: process.stderr.isTTY
	});
	const stops = createStopSequence(log);
	const front = await openHttpFront(wished, log);
	const settings = { ...wished, port: front.port };
	const starting = startServices(settings, stops, log);
	const end = stopOnSignal(starting, stops, log);
	try {
		const services = await starting;
		void services.databaseLost.then(() => {
			log.fatal('the embedded PostgreSQL ended by itself');
			end(1);
		});
		fillBootSlot({
			httpServer: front.server,
			settings,
			databaseUrl: services.databaseUrl,
			demo: services.simulator === null ? null : { simulatorUrl: services.simulator.url },
			onStop: (name, stop) => {
				stops.onStop(name, stop);
			}
		});
		front.serve(await loadApplication(settings));
		stops.onStop('requests', () => front.close(DRAIN_MS), DRAIN_MS + 500);
		const demo = await openDemo(settings, services.simulator, log);
		const seconds = (performance.now() - startedAt) / 1000;
		process.stdout.write(renderStartPage({ urls: publicDeskUrls(settings), seconds, demo }));
	} catch (error) {
		await stops.run();
		throw error;
	}
}

/** Loads what `vite build` wrote; importing it runs the application's `init`. */
async function loadApplication(settings: Settings): Promise<AppHandler> {
	process.env.BODY_SIZE_LIMIT = '2M';
	if (settings.origin === null) {
		// The adapter takes the host name from the request then, and its protocol from this header. An
		// empty variable is absent for us, but an error for the adapter.
		delete process.env.ORIGIN;
		process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
	} else {
		process.env.ORIGIN = settings.origin;
	}
	// One-click sign-in asks whether the peer is this machine: a header must not answer for it.
	if (settings.demo !== null) delete process.env.ADDRESS_HEADER;
	const file = join(import.meta.dirname, '../build/handler.js');
	if (!existsSync(file)) {
		throw new StartError('There is no build. Run "npm run build" first, or use "npm start".');
	}
	const { handler } = (await import(pathToFileURL(file).href)) as { handler: AppHandler };
	return handler;
}

/** Installs the signal handlers; returns the way to end the process from inside. */
function stopOnSignal(
	starting: Promise<unknown>,
	stops: ReturnType<typeof createStopSequence>,
	log: Logger
): (exitCode: number) => void {
	const end = (exitCode: number): void => {
		// A half-started service is given the time to register its end.
		void Promise.race([starting.catch(() => undefined), delay(3000)])
			.then(() => stops.run())
			.finally(() => process.exit(exitCode));
	};
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
		process.on(signal, () => {
			log.info({ signal }, 'stopping');
			end(0);
		});
	}
	process.on('unhandledRejection', (err) => {
		log.error({ err }, 'a promise failed and nobody looked');
	});
	process.on('uncaughtException', (err) => {
		log.fatal({ err }, 'uncaught error; stopping');
		end(1);
	});
	return end;
}

async function delay(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
