import type { Database, Executor } from './client.ts';

/**
 * Reads something long as the database was at one instant, at the pace of whoever takes it. The
 * transaction is read-only and therefore never has an xid: the stream's reader does not wait for it.
 * It ends with the reading, also when the taker leaves early, or takes nothing for `patienceMs`: while
 * it lasts, the database keeps old versions of every row.
 *
 * @throws Error to a taker who comes back after that
 */
export async function* inOneSnapshot<T>(
	db: Database,
	read: (tx: Executor) => AsyncIterable<T>,
	patienceMs: number
): AsyncGenerator<T, undefined> {
	let wanted = Promise.withResolvers<'more' | 'no more' | 'gone'>();
	let given = Promise.withResolvers<IteratorResult<T, undefined>>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const reading = db
		.transaction(
			async (tx) => {
				for await (const value of read(tx)) {
					wanted = Promise.withResolvers();
					const { resolve } = wanted;
					timer = setTimeout(() => resolve('gone'), patienceMs);
					given.resolve({ done: false, value });
					const answer = await wanted.promise;
					clearTimeout(timer);
					if (answer === 'gone') throw new Error('what was being read was not taken in time');
					if (answer === 'no more') return;
				}
			},
			{ isolationLevel: 'repeatable read', accessMode: 'read only' }
		)
		.then(() => ({ done: true as const, value: undefined }));
	// Whoever is told of a failure is told by the next step, at the latest by the last.
	reading.catch(() => undefined);
	try {
		for (;;) {
			const next = await Promise.race([given.promise, reading]);
			if (next.done === true) return;
			yield next.value;
			given = Promise.withResolvers();
			wanted.resolve('more');
		}
	} finally {
		wanted.resolve('no more');
		await reading.catch(() => undefined);
	}
}
