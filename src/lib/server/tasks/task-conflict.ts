import { CodedError } from '../../contract/errors.ts';
import type { TaskRow } from '../../contract/tasks.ts';

/** Somebody else was first: `task` is the work item as it stands now; `actor` changed it last. */
export class TaskConflict extends CodedError {
	readonly task: TaskRow;

	constructor(task: TaskRow, actor: string) {
		super('TASK_CONFLICT', { params: { actor } });
		this.task = task;
	}
}
