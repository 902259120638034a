import { Server } from 'node:http';
import type { Plugin, ViteDevServer } from 'vite';
import { fillBootSlot } from '../lib/server/boot-slot.ts';
import { createLogger, type Logger } from '../lib/server/log.ts';
import type { Settings } from '../lib/server/settings.ts';
import { localDeskUrl, publicDeskUrls } from './desk-address.ts';
import { openDemo } from './demo.ts';
import { loadSettings } from './load-settings.ts';
import { type Services, startServices } from './services.ts';
import { renderStartPage } from './start-page.ts';
import { createStopSequence, type StopSequence } from './stop-sequence.ts';

type DevServices = {
	readonly settings: Settings;
	readonly services: Services;
	/** Of the application that Vite has loaded last; a restart ends the one before. */
	application: StopSequence;
	readonly log: Logger;
};

/** Vite restarts itself when its configuration changes and loads this file anew; the services stay. */
const KEPT = Symbol.for('yoshin.dev-services');
type Keeper = { [KEPT]?: Promise<DevServices> };

/** Development: the same services and the same boot slot as `main.ts`, around Vite's HTTP server. */
export function devServices(): Plugin {
	return {
		name: 'yoshin:dev-services',
		apply: 'serve',
		config: () => {
			if (isVitest()) return {};
			const { port, host } = loadSettings();
			return { server: { port, host, strictPort: true } };
		},
		async configureServer(server) {
			if (isVitest() || !(server.httpServer instanceof Server)) return;
			const keeper = globalThis as Keeper;
			const isRestart = keeper[KEPT] !== undefined;
			const keeping = keeper[KEPT] ?? start();
			keeper[KEPT] = keeping;
			const kept = await keeping;
			await kept.application.run();
			const application = createStopSequence(kept.log);
			kept.application = application;
			fillBootSlot({
				httpServer: server.httpServer,
				settings: kept.settings,
				databaseUrl: kept.services.databaseUrl,
				demo:
					kept.services.simulator === null ? null : { simulatorUrl: kept.services.simulator.url },
				onStop: (name, stop) => {
					application.onStop(name, stop);
				}
			});
			if (!isRestart) announceWhenListening(server, kept);
		}
	};
}

/** Vitest loads the same configuration and brings its own database. */
function isVitest(): boolean {
	return process.env.VITEST !== undefined;
}

async function start(): Promise<DevServices> {
	const settings = loadSettings();
	const log = createLogger({
		level: settings.logLevel,
		destination: process.stderr,
		readable: true
	});
	const stops = createStopSequence(log);
	const services = await startServices(settings, stops, log);
	const kept = { settings, services, application: createStopSequence(log), log };
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
		process.once(signal, () => {
			void kept.application
				.run()
				.then(() => stops.run())
				.finally(() => process.exit(0));
		});
	}
	return kept;
}

function announceWhenListening(server: ViteDevServer, kept: DevServices): void {
	const { settings, services, log } = kept;
	server.httpServer?.once('listening', () => {
		const announce = async (): Promise<void> => {
			// The first request makes Vite load the application, and with it `init`.
			await fetch(`${localDeskUrl(settings)}/healthz`);
			const demo = await openDemo(settings, services.simulator, log);
			const seconds = performance.now() / 1000;
			process.stdout.write(renderStartPage({ urls: publicDeskUrls(settings), seconds, demo }));
		};
		announce().catch((err: unknown) => {
			log.error({ err }, 'the development server is up, but the demo did not start');
		});
	});
}
