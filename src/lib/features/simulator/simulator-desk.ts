import { createContext } from 'svelte';
import type { SimulatorBoard } from '../../client/simulator-board.svelte.ts';
import type {
	FaultWish,
	NotificationReceipt,
	NotificationWish,
	OrderWish
} from '../../contract/simulator.ts';
import type { SimulatorText } from '../../i18n/simulator-text.ts';

/** What the screen can ask of the server. */
export interface SimulatorCalls {
	addFaults: (wishes: FaultWish[]) => Promise<{ ids: number[] }>;
	removeFault: (id: number) => Promise<void>;
	clearFaults: () => Promise<void>;
	/** @param to epoch ms of desk time */
	moveClock: (to: number) => Promise<void>;
	notify: (wish: NotificationWish) => Promise<{ receipts: NotificationReceipt[] }>;
	placeOrder: (wish: OrderWish) => Promise<{ shop: string; number: string }>;
	setTraffic: (ordersPerMinute: number) => Promise<void>;
}

/** What every panel of the simulator's screen stands on. */
export interface SimulatorDesk {
	readonly board: SimulatorBoard;
	readonly words: SimulatorText;
	readonly calls: SimulatorCalls;
	readonly shops: readonly { code: string; name: string }[];
}

export const [useSimulator, provideSimulator] = createContext<SimulatorDesk>();
