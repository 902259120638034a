import { CodedError } from '../../contract/errors.ts';
import type { TaskRow } from '../../contract/tasks.ts';
import { changeTask, type TaskContext, type TaskRequest } from './change-task.ts';
import { findTaskOwner } from './list-task-owners.ts';

/**
 * Makes somebody else the owner of a work item.
 *
 * @throws CodedError UNKNOWN_TASK; UNKNOWN_PERSON where `to` is nobody who may work on orders
 * @throws TaskConflict when it is no longer as it was seen
 */
export async function handOverTask(
	context: TaskContext,
	request: TaskRequest & { to: string }
): Promise<TaskRow> {
	const owner = await findTaskOwner(context.db, request.to);
	if (!owner) throw new CodedError('UNKNOWN_PERSON', { field: 'to' });
	return changeTask(
		context,
		request,
		(record) => record.closedAt === null && record.ownerId === owner.id,
		(record) => ({
			patch: { ownerId: owner.id, ownerName: owner.name },
			event: 'task:handed-over',
			changes: { taskOwner: [record.ownerName, owner.name] }
		})
	);
}
