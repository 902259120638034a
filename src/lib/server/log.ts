import pino, { type DestinationStream, type Logger, stdTimeFunctions } from 'pino';
import { redact } from './redaction.ts';

export type { Logger } from 'pino';

/**
 * The program's log: one JSON object per line, or one short readable line each when a person watches.
 * Secrets are masked by the name of their field, wherever they stand (see `redaction.ts`).
 */
export function createLogger(options: {
	readonly level: string;
	readonly destination: DestinationStream;
	readonly readable: boolean;
}): Logger {
	const { level, destination, readable } = options;
	return pino(
		{
			level,
			base: null,
			timestamp: stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) }
		},
		{
			// The finished line is the one place that fields, child bindings, errors and the message all
			// pass, so this is where secrets are taken out.
			write(line) {
				const entry = redact(JSON.parse(line)) as LogEntry;
				destination.write(`${readable ? readableLine(entry) : JSON.stringify(entry)}\n`);
			}
		}
	);
}

type LogEntry = {
	readonly time: string;
	readonly level: string;
	readonly msg?: string;
	readonly err?: { readonly stack?: string; readonly message?: string };
};

const clock = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', timeStyle: 'medium' });

/** `10:00:03  info   message  field=value …`, the time in JST. */
function readableLine({ time, level, msg, err, ...fields }: LogEntry): string {
	const words = [
		clock.format(new Date(time)),
		level.padEnd(5),
		...(msg === undefined ? [] : [msg]),
		...Object.entries(fields).map(
			([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`
		)
	];
	const trace = err === undefined ? '' : `\n${err.stack ?? err.message ?? JSON.stringify(err)}`;
	return words.join('  ') + trace;
}
