import { describe, expect, it } from 'vitest';
import { TASK_LISTS, taskListFrom } from '../../contract/tasks.ts';
import { dueUrgency } from './due-look.ts';
import { taskAddress } from './task-address.ts';

const HOUR = 3_600_000;

describe('how much a due date presses', () => {
	it.each([
		[null, 'soon'],
		[-1, 'past'],
		[0, 'past'],
		[1, 'now'],
		[HOUR - 1, 'now'],
		[HOUR, 'soon'],
		[24 * HOUR - 1, 'soon'],
		[24 * HOUR, 'calm']
	] as const)('%s ms left: %s', (left, urgency) => {
		expect(dueUrgency(left)).toBe(urgency);
	});
});

describe('the address of a list', () => {
	it.each(TASK_LISTS)('names it, and is read back: %s', (list) => {
		const { searchParams } = new URL(taskAddress(list), 'http://desk');
		expect(taskListFrom(searchParams)).toBe(list);
	});

	it('that names none, or one that is not known, is of the open ones', () => {
		expect(taskListFrom(new URLSearchParams())).toBe('open');
		expect(taskListFrom(new URLSearchParams('list=everything'))).toBe('open');
	});
});
