import { expect, test } from 'vitest';
import type { RunRow } from '../contract/runs.ts';
import { LiveRuns } from './runs.svelte.ts';
import { StartRun } from './start-run.svelte.ts';

function row(more: Partial<RunRow> = {}): RunRow {
	return {
		id: 1,
		kind: 'sync',
		origin: 'button',
		state: 'running',
		startedBy: '佐藤 花',
		createdAt: 0,
		finishedAt: null,
		pace: 20,
		total: 100,
		done: 0,
		changed: 0,
		failed: 0,
		...more
	};
}

test('an older row never replaces a newer one', () => {
	const runs = new LiveRuns();
	runs.receive([row({ done: 5 }), row({ id: 2 })]);
	runs.receive([row({ done: 3 })]);
	expect(runs.get(1)?.done).toBe(5);
	runs.receive([row({ state: 'stopped', done: 5 })]);
	runs.receive([row({ done: 6 })]);
	expect(runs.get(1)?.state).toBe('stopped');
	runs.receive([row({ state: 'stopped', done: 7, finishedAt: 9 })]);
	runs.receive([row({ state: 'stopped', done: 6 })]);
	expect(runs.get(1)).toMatchObject({ done: 7, finishedAt: 9 });
	expect(runs.all.map(({ id }) => id)).toEqual([2, 1]);
	expect(runs.underWay.map(({ id }) => id)).toEqual([2]);
});

test('a start whose answer was lost is asked for again with its identity; a refused one is new', async () => {
	const sent: string[] = [];
	const answers: (() => Promise<RunRow>)[] = [
		() => Promise.reject(new Error('lost')),
		() => Promise.reject(new Error('refused')),
		() => Promise.resolve(row())
	];
	const got: RunRow[] = [];
	const start = new StartRun<null>({
		send: (id) => {
			sent.push(id);
			return answers[sent.length - 1]?.() ?? Promise.resolve(row());
		},
		readFailure: (error) => ({
			code: (error as Error).message === 'lost' ? null : 'RUN_UNDER_WAY',
			field: null,
			params: {},
			row: null,
			id: null
		}),
		onrun: (run) => got.push(run)
	});
	expect(await start.press(null)).toBeNull();
	expect(start.state.kind).toBe('lost');
	await start.press(null);
	expect(start.state.kind).toBe('refused');
	expect(await start.press(null)).toMatchObject({ id: 1 });
	expect(sent[1]).toBe(sent[0]);
	expect(sent[2]).not.toBe(sent[0]);
	expect(got).toHaveLength(1);
});
