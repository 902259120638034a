import type { OrderRow } from './order-row.ts';

/** How ours and the gateway's can differ so that only a person can decide. */
export const DRIFT_KINDS = [
	/** Cancelled on the desk, and the gateway holds or has the money. */
	'live_on_cancelled',
	/** An amount or content that was changed here more than a day ago and never sent. */
	'unsent',
	/** The gateway's last answer could not be read or was refused. */
	'anomaly'
] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** The oldest orders of one kind, and how many there are. */
export interface DriftGroup {
	kind: DriftKind;
	count: number;
	/** `since`: epoch ms; null: unknown. */
	entries: { row: OrderRow; since: number | null }[];
}
