import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Sql } from 'postgres';

/** What `/metrics` tells Prometheus. */
export interface Metrics {
	registry: Registry;
	/** HTTP answers by kind of door and status class. */
	answers: Counter<'door' | 'status'>;
	/** Seconds per HTTP answer. */
	seconds: Histogram<'door'>;
}

/** What the stream's hub tells of itself; counters since the start of this process. */
interface StreamFigures {
	sockets: number;
	events: number;
	frames: number;
	frameBytes: number;
	subscriptions: number;
	refused: number;
	behindMs: number;
	resyncs: Readonly<Record<string, number>>;
}

const STREAM_GAUGES: readonly [
	name: string,
	help: string,
	read: (figures: StreamFigures) => number
][] = [
	['sockets', 'Sockets that are open', (figures) => figures.sockets],
	['events_read', 'Events read from the log', (figures) => figures.events],
	['frames_sent', 'Frames times sockets', (figures) => figures.frames],
	['frame_bytes_sent', 'Bytes of frames', (figures) => figures.frameBytes],
	['subscriptions', 'Subscriptions accepted', (figures) => figures.subscriptions],
	['messages_refused', 'Messages answered with an error', (figures) => figures.refused],
	['behind_ms', 'How far screens are behind the log, ms', (figures) => figures.behindMs],
	[
		'resyncs',
		'Sockets that were told to load again',
		({ resyncs }) => Object.values(resyncs).reduce((sum, count) => sum + count, 0)
	]
];

/**
 * Counts of orders come from the database at scrape time, so that every node tells the same; the
 * stream's figures are this node's own.
 */
export function createMetrics(sql: Sql, stream: () => StreamFigures): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry, prefix: 'yoshin_' });
	new Gauge({
		name: 'yoshin_orders',
		help: 'Orders by counter key (payment status, unsent, unknown outcome)',
		labelNames: ['key'],
		registers: [registry],
		async collect() {
			const rows = await sql<{ key: string; count: string }[]>`
				select key, sum(count) as count from order_counter
				where key not like 'captured:%' group by key`;
			for (const row of rows) this.set({ key: row.key }, Number(row.count));
		}
	});
	for (const [name, help, read] of STREAM_GAUGES) {
		new Gauge({
			name: `yoshin_stream_${name}`,
			help,
			registers: [registry],
			collect() {
				this.set(read(stream()));
			}
		});
	}
	return {
		registry,
		answers: new Counter({
			name: 'yoshin_http_answers_total',
			help: 'HTTP answers',
			labelNames: ['door', 'status'],
			registers: [registry]
		}),
		seconds: new Histogram({
			name: 'yoshin_http_seconds',
			help: 'Seconds per HTTP answer',
			labelNames: ['door'],
			buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
			registers: [registry]
		})
	};
}
