import { describe, expect, it } from 'vitest';
import { taskRow } from '../../../tests/support/task-row.ts';
import type { TaskRow } from '../contract/tasks.ts';
import { TaskWork, type TaskPress } from './task-work.svelte.ts';
import type { Failure } from './trpc.ts';

const conflict: Failure = {
	code: 'TASK_CONFLICT',
	field: null,
	params: { actor: '田中 蓮' },
	row: null,
	refusal: null,
	id: null
};

function workWith(answer: (press: TaskPress) => Promise<TaskRow>, task: TaskRow | null = null) {
	const shown: TaskRow[] = [];
	const sent: TaskPress[] = [];
	const work = new TaskWork({
		send: (_, press) => {
			sent.push(press);
			return answer(press);
		},
		readFailure: () => ({ failure: conflict, task }),
		onrow: (row) => shown.push(row)
	});
	return { work, shown, sent };
}

describe('a press on a work item', () => {
	it('shows what the server answered', async () => {
		const taken = taskRow({ version: 2, owner: { id: 'p', name: '佐藤 花' } });
		const { work, shown } = workWith(() => Promise.resolve(taken));
		expect(await work.press(taskRow(), { kind: 'take' })).toBe(true);
		expect(shown).toEqual([taken]);
		expect(work.result).toBeNull();
		expect(work.sending).toBeNull();
	});

	it('is one at a time', async () => {
		let answer = (_: TaskRow): void => undefined;
		const { work, sent } = workWith(() => new Promise((resolve) => (answer = resolve)));
		const first = work.press(taskRow(), { kind: 'take' });
		expect(work.sending).toEqual({ id: 1, kind: 'take' });
		expect(await work.press(taskRow({ id: 2 }), { kind: 'take' })).toBe(false);
		answer(taskRow({ version: 2 }));
		expect(await first).toBe(true);
		expect(sent).toHaveLength(1);
	});

	it('that lost the race says so, and shows the item as it is now', async () => {
		const now = taskRow({ version: 2, owner: { id: 'q', name: '田中 蓮' } });
		const { work, shown } = workWith(() => Promise.reject(new Error('conflict')), now);
		expect(await work.press(taskRow(), { kind: 'close', proof: '取消済み' })).toBe(false);
		expect(shown).toEqual([now]);
		expect(work.result).toMatchObject({ kind: 'failed', press: 'close', failure: conflict });
		work.dismiss();
		expect(work.result).toBeNull();
	});
});

describe('an inquiry from a work item', () => {
	const payment = { id: 'x', isCurrent: true, state: 'AUTH', confirmedAt: 5 };
	const before = taskRow({ payment });
	it.each([
		[
			'ended',
			taskRow({
				payment: { ...payment, state: 'CANCEL', confirmedAt: 9 },
				closed: { at: 9, by: 'gateway', name: null, proof: 'CANCEL' }
			})
		],
		['still', taskRow({ payment: { ...payment, confirmedAt: 9 } })],
		['unread', taskRow({ payment })],
		['unread', taskRow({ payment: null })]
	] as const)('is told as %s', async (kind, after) => {
		const { work } = workWith(() => Promise.resolve(after));
		await work.press(before, { kind: 'inquire' });
		expect(work.result?.kind).toBe(kind);
	});
});
