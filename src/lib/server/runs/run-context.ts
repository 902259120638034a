import type { SyncSchedule } from '../../domain/runs/sync-schedule.ts';
import type { OrderContext } from '../orders/use-case.ts';

/** What every use case around runs needs; wired once in the composition root. */
export interface RunContext extends OrderContext {
	sync: {
		/** Orders begun per second, at most, by all nodes together. */
		pace: number;
		/** Null: only when a person starts one. */
		schedule: SyncSchedule | null;
	};
}

/** Who starts or stops a run; null where the schedule does. */
export interface RunStarter {
	id: string;
	name: string;
}
