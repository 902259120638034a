import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { storedClock, type Clock } from './clock.ts';
import { readDeskAddress, writeDeskAddress, type DeskAddress } from './desk-address.ts';
import { faultBook, type FaultBook } from './faults/fault-book.ts';
import { openLedger, type Ledger } from './ledger/ledger.ts';
import { openNotifier, type Notifier } from './notifications/notifier.ts';
import { fractionOf } from './randomness.ts';
import { openGateway, type Gateway } from './recruit/gateway.ts';
import { recentVersions } from './recruit/recent-versions.ts';
import type { GatewayShop } from './recruit/transaction.ts';
import { settingsOf, type SimulatorOptions, type SimulatorSettings } from './settings.ts';
import { DEMO_SHOPS } from './shop/shops.ts';

/** The parts of one simulator, wired once. */
export interface Simulation {
	readonly settings: SimulatorSettings;
	readonly ledger: Ledger;
	readonly clock: Clock;
	readonly faults: FaultBook;
	readonly gateway: Gateway;
	readonly notifier: Notifier;
	/** Lets requests of this process carry an instant of their own. */
	readonly pinKey: string;
	/** Aborted when the simulator stops: waiting ends. */
	readonly stopping: AbortSignal;
	/** `http://127.0.0.1:<port>`, once it listens. */
	baseUrl(): string;
	gatewayShop(shopId: string): GatewayShop | undefined;
	/** How long this order stays in 即時売上受付 or 返品 when nothing goes wrong. */
	confirmationMs(orderId: string): number;
	desk(): DeskAddress | undefined;
	setDesk(desk: DeskAddress): void;
}

const SHORTEST_CONFIRMATION_MS = 2000;
const LONGEST_CONFIRMATION_MS = 8000;

export interface SimulationControls {
	readonly simulation: Simulation;
	readonly listensOn: (port: number) => void;
	readonly stop: () => void;
}

export function openSimulation(options: SimulatorOptions): SimulationControls {
	const settings = settingsOf(options);
	const ledger = openLedger(settings.ledger);
	const clock = storedClock(ledger.settings, options.realTime ?? Date.now);
	const faults = faultBook(ledger.faults, settings.seed);
	const stopping = new AbortController();
	// Every buyer who thinks and every answer that waits listens to it.
	setMaxListeners(0, stopping.signal);
	let port = 0;

	const desk = () => readDeskAddress(ledger.settings);
	const receiver = () => {
		const address = desk();
		return address && `${address.url}/notify/gmo-pg`;
	};
	const notifier = openNotifier({ ledger, faults, clock, settings, receiver });
	const versions = recentVersions(clock.real, settings.stalenessMs);

	const simulation: Simulation = {
		settings,
		ledger,
		clock,
		faults,
		gateway: openGateway(ledger, versions, notifier),
		notifier,
		pinKey: randomUUID(),
		stopping: stopping.signal,
		baseUrl: () => `http://127.0.0.1:${port}`,
		gatewayShop: (shopId) => DEMO_SHOPS.find(({ gateway }) => gateway.shopId === shopId)?.gateway,
		confirmationMs: (orderId) => {
			const luck = fractionOf(settings.seed, 'confirmation', orderId);
			const range = LONGEST_CONFIRMATION_MS - SHORTEST_CONFIRMATION_MS;
			return Math.ceil((SHORTEST_CONFIRMATION_MS + luck * range) / settings.timeScale);
		},
		desk,
		setDesk: (address) => writeDeskAddress(ledger.settings, address)
	};
	return {
		simulation,
		listensOn: (listening) => {
			port = listening;
		},
		stop: () => {
			stopping.abort();
		}
	};
}
