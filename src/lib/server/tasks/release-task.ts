import type { TaskRow } from '../../contract/tasks.ts';
import { changeTask, type TaskContext, type TaskRequest } from './change-task.ts';

/**
 * Gives a work item back, so that it is nobody's.
 *
 * @throws CodedError UNKNOWN_TASK
 * @throws TaskConflict when it is no longer as it was seen
 */
export async function releaseTask(context: TaskContext, request: TaskRequest): Promise<TaskRow> {
	return changeTask(
		context,
		request,
		(record) => record.closedAt === null && record.ownerId === null,
		(record) => ({
			patch: { ownerId: null, ownerName: null },
			event: 'task:released',
			changes: { taskOwner: [record.ownerName, null] }
		})
	);
}
