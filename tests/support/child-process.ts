import { type ChildProcess, spawn } from 'node:child_process';

export type WatchedChild = {
	readonly child: ChildProcess;
	/** Everything written to both outputs so far. */
	readonly output: () => string;
	/** Waits until the output matches; throws with the whole output when the process ends before. */
	seen(pattern: RegExp, patienceMs: number): Promise<RegExpExecArray>;
	/** Waits for the end; exit code, or the name of the signal. */
	ended(patienceMs: number): Promise<number | string>;
};

/** Starts a program of ours with plain Node and watches its output. */
export function runNode(
	file: string,
	options: { readonly args?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {}
): WatchedChild {
	const child = spawn(process.execPath, [file, ...(options.args ?? [])], {
		env: { ...process.env, ...options.env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	const listeners = new Set<() => void>();
	const onChunk = (chunk: string): void => {
		output += chunk;
		for (const listener of listeners) listener();
	};
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8');
		stream.on('data', onChunk);
	}
	const exit = Promise.withResolvers<number | string>();
	child.once('error', exit.reject);
	child.once('close', (code, signal) => {
		exit.resolve(code ?? signal ?? 'unknown');
	});
	return {
		child,
		output: () => output,
		seen(pattern, patienceMs) {
			const found = Promise.withResolvers<RegExpExecArray>();
			const look = (): void => {
				const match = pattern.exec(output);
				if (match !== null) found.resolve(match);
			};
			listeners.add(look);
			look();
			void exit.promise.then((end) => {
				found.reject(
					new Error(`${file} ended (${String(end)}) before ${String(pattern)}:\n${output}`)
				);
			});
			return within(found.promise, patienceMs, () => `${String(pattern)} not seen:\n${output}`);
		},
		ended: (patienceMs) => within(exit.promise, patienceMs, () => `${file} still runs:\n${output}`)
	};
}

async function within<T>(
	promise: Promise<T>,
	patienceMs: number,
	complaint: () => string
): Promise<T> {
	const limit = Promise.withResolvers<never>();
	const timer = setTimeout(() => {
		limit.reject(new Error(`after ${String(patienceMs)} ms: ${complaint()}`));
	}, patienceMs);
	try {
		return await Promise.race([promise, limit.promise]);
	} finally {
		clearTimeout(timer);
	}
}
