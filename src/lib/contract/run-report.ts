import type { PaymentSystem } from '../domain/orders/vocabulary.ts';
import type { RunRow } from './runs.ts';

/** What a run may find changed of an order: what the gateway says, and what follows from it. */
export const REPORTED_FIELDS = [
	'gatewayState',
	'paymentStatus',
	'amount',
	'gatewayOrderedAt',
	'execAt',
	'authorizedAt',
	'acceptedAt',
	'capturedAt',
	'extensions',
	'operationState',
	'anomaly'
] as const;
export type ReportedField = (typeof REPORTED_FIELDS)[number];

/** Old and new value; instants in epoch ms, amounts in yen. */
export type ReportedChanges = Partial<
	Record<ReportedField, [string | number | null, string | number | null]>
>;

/** One order of a run's report. */
export interface ReportLine {
	orderId: number;
	shop: string;
	number: string;
	system: PaymentSystem;
	/** Epoch ms. */
	doneAt: number;
	changes: ReportedChanges;
	/** Why it could not be read; null: it was. */
	code: string | null;
}

/** What a run found: every change, and failures by code with examples. */
export interface RunReport {
	run: RunRow;
	changes: ReportLine[];
	/** The order to go on behind; null: all are here. */
	nextChange: number | null;
	failures: { code: string; count: number; examples: ReportLine[] }[];
}
