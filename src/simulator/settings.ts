import {
	recruitStatusTable,
	type RecruitStatusOverrides,
	type RecruitStatusTable
} from '../lib/contract/gateway-codes.ts';
import type { PayTypeSpelling } from './notifications/compose-notification.ts';

/** How a simulator is started. Everything is optional. */
export interface SimulatorOptions {
	/** 0 or absent: a free one. */
	readonly port?: number;
	/** Path of the ledger file; absent: in memory. */
	readonly ledger?: string;
	readonly seed?: string;
	/** Divides the delays of notifications, of confirmations and of buyers. */
	readonly timeScale?: number;
	/** A request is executed within this time or never. */
	readonly finishMs?: number;
	/** An inquiry's answer is at most this old. */
	readonly stalenessMs?: number;
	/** Wire codes of 即時売上受付 and 自動キャンセル, which no public source gives. */
	readonly statusOverrides?: RecruitStatusOverrides;
	readonly payTypeSpelling?: PayTypeSpelling;
	/** Size of the replayed history; 0: none. */
	readonly replayOrders?: number;
	/** Real time in epoch milliseconds; tests give their own. */
	readonly realTime?: () => number;
	/** Told once the history stands in the ledger and on the desk. */
	readonly onReplayed?: (result: { orders: number; seconds: number }) => void;
}

export interface SimulatorSettings {
	readonly port: number;
	readonly ledger: string;
	readonly seed: string;
	readonly timeScale: number;
	readonly finishMs: number;
	readonly stalenessMs: number;
	readonly statusOverrides: RecruitStatusOverrides;
	readonly status: RecruitStatusTable;
	readonly payTypeSpelling: PayTypeSpelling;
	readonly replayOrders: number;
}

/** Fills in what an option leaves open. */
export function settingsOf(options: SimulatorOptions): SimulatorSettings {
	const statusOverrides = options.statusOverrides ?? {};
	return {
		port: options.port ?? 0,
		ledger: options.ledger ?? ':memory:',
		seed: options.seed ?? 'yoshin',
		timeScale: options.timeScale ?? 1,
		finishMs: options.finishMs ?? 60_000,
		stalenessMs: options.stalenessMs ?? 10_000,
		statusOverrides,
		status: recruitStatusTable(statusOverrides),
		payTypeSpelling: options.payTypeSpelling ?? 'mixed',
		replayOrders: options.replayOrders ?? 2000
	};
}

function numberFrom(
	environment: NodeJS.ProcessEnv,
	name: string,
	accepts: (value: number) => boolean
): number | undefined {
	const text = environment[name];
	if (text === undefined || text === '') return undefined;
	const value = Number(text);
	if (!accepts(value)) throw new Error(`${name}: not a usable number: ${JSON.stringify(text)}`);
	return value;
}

/** @throws Error that names the variable whose value cannot be used */
export function optionsFromEnvironment(environment: NodeJS.ProcessEnv): SimulatorOptions {
	const isPort = (value: number) => Number.isInteger(value) && value >= 0 && value <= 65_535;
	const isDuration = (value: number) => Number.isInteger(value) && value >= 0;
	const isCount = (value: number) => Number.isInteger(value) && value >= 0 && value <= 20_000;
	const isScale = (value: number) => Number.isFinite(value) && value > 0;
	const found = {
		port: numberFrom(environment, 'SIMULATOR_PORT', isPort),
		ledger: environment['SIMULATOR_LEDGER'] || undefined,
		seed: environment['SIMULATOR_SEED'] || undefined,
		replayOrders: numberFrom(environment, 'SIMULATOR_REPLAY_ORDERS', isCount),
		timeScale: numberFrom(environment, 'SIMULATOR_TIME_SCALE', isScale),
		finishMs: numberFrom(environment, 'SIMULATOR_FINISH_MS', isDuration),
		stalenessMs: numberFrom(environment, 'SIMULATOR_STALENESS_MS', isDuration)
	};
	const given = Object.entries(found).filter(([, value]) => value !== undefined);
	return Object.fromEntries(given);
}
