import type { TaskRow } from '../../contract/tasks.ts';
import { changeTask, type TaskContext, type TaskRequest } from './change-task.ts';

/**
 * Takes a work item on, also from somebody else: the person saw whose it was.
 *
 * @throws CodedError UNKNOWN_TASK
 * @throws TaskConflict when it is no longer as it was seen
 */
export async function takeTask(context: TaskContext, request: TaskRequest): Promise<TaskRow> {
	const { actor } = request;
	return changeTask(
		context,
		request,
		(record) => record.closedAt === null && record.ownerId === actor.id,
		(record) => ({
			patch: { ownerId: actor.id, ownerName: actor.name },
			event: 'task:taken',
			changes: { taskOwner: [record.ownerName, actor.name] }
		})
	);
}
