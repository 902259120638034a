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

/** Counts of orders come from the database at scrape time, so that every node tells the same. */
export function createMetrics(sql: Sql): Metrics {
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
