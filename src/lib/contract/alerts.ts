import type { AlertKind } from '../domain/alerts.ts';
import type { OrderRow } from './order-row.ts';

/** The most pressing open alert of an order, as lists show it. Instants in epoch ms. */
export interface AlertRow {
	id: number;
	kind: AlertKind;
	/** Hours before the expiry; null where the kind has no levels. */
	level: number | null;
	raisedAt: number;
	/** Name of the person who took note of it; null: nobody yet. */
	acknowledgedBy: string | null;
}

/** An open alert with its order, as the bell's panel shows it. Instants in epoch ms. */
export interface OpenAlert extends AlertRow {
	/** The expiry, else when the occurrence began. */
	subjectAt: number;
	acknowledgedAt: number | null;
	row: OrderRow;
}

/** The open alerts, the most pressing first, those that somebody took note of last. */
export interface AlertList {
	alerts: OpenAlert[];
	/** How many are open, and how many of these nobody took note of, however many are listed. */
	open: number;
	waiting: number;
}

/** What an acknowledgement came to: who was first, and whether that was this person. */
export interface Acknowledgement {
	by: string;
	/** Epoch ms. */
	at: number;
	mine: boolean;
}
