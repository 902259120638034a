import type { TaskList } from '../../contract/tasks.ts';

/** The URL of a list of work items; `taskListFrom` reads it back. */
export function taskAddress(list: TaskList): string {
	return list === 'open' ? '/tasks' : `/tasks?list=${list}`;
}
