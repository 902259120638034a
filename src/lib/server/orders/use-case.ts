import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import type { Database } from '../db/client.ts';
import type { PaymentGateway } from '../gateways/gateway.ts';
import type { Logger } from '../log.ts';
import type { Sealer } from '../secrets/seal.ts';
import type { InquirySchedule } from './inquiry-schedule.ts';

/** What every use case around orders needs; wired once in the composition root. */
export interface OrderContext {
	db: Database;
	gatewayOf: (system: PaymentSystem) => PaymentGateway | null;
	sealer: Sealer;
	effects: Effects;
	truth: TruthBounds;
	node: Node;
	log: Logger;
}

/** This process among those that share the database. */
export interface Node {
	/** Its name in `operation.node`; an advisory lock on it is held while the process lives. */
	id: string;
	/** Operations that this process is working on at this moment. */
	underWay: Set<string>;
}

/** The outside world as arguments, so that tests can stop a clock or a process at any point. */
export interface Effects {
	/** Desk time, epoch ms: real time plus the demo clock's offset. */
	now: () => number;
	/** Hint that the log has grown, after a commit. */
	wake: () => void;
	/** A named point at which fault tests end the process; does nothing in the product. */
	checkpoint: (name: Checkpoint) => void | Promise<void>;
}

export const CHECKPOINTS = [
	'action:before-intent',
	'action:intent-committed',
	'action:answer-received',
	'action:first-step-committed',
	'action:outcome-committed',
	'inquiry:before-request',
	'inquiry:answer-received',
	'inquiry:applied',
	'recovery:marked-unknown',
	'intake:before-commit',
	'intake:committed'
] as const;
export type Checkpoint = (typeof CHECKPOINTS)[number];

/** When silence becomes knowledge. Milliseconds. */
export interface TruthBounds {
	/** A gateway finishes or forgets a request within this time. */
	finishMs: number;
	/** An inquiry's answer is at most this old. */
	stalenessMs: number;
	schedule: InquirySchedule;
}
