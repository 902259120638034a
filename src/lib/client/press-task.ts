import { TRPCClientError } from '@trpc/client';
import type { TaskRow } from '../contract/tasks.ts';
import type { TaskPress } from './task-work.svelte.ts';
import { failureOf, server, type Failure } from './trpc.ts';

/** Sends a press on a work item to the server. */
export async function pressTask({ id, version }: TaskRow, press: TaskPress): Promise<TaskRow> {
	switch (press.kind) {
		case 'inquire':
			return server.tasks.inquire.mutate({ id });
		case 'handOver':
			return server.tasks.handOver.mutate({ id, version, to: press.to });
		case 'close':
			return server.tasks.close.mutate({ id, version, proof: press.proof });
		default:
			return server.tasks[press.kind].mutate({ id, version });
	}
}

/** Why it failed, and the item as it is now where somebody else was first. */
export function taskFailureOf(error: unknown): { failure: Failure; task: TaskRow | null } {
	const data: unknown = error instanceof TRPCClientError ? error.data : null;
	const inner = isRecord(data) && isRecord(data.data) ? data.data : {};
	return {
		failure: failureOf(error),
		task: isRecord(inner.task) ? (inner.task as unknown as TaskRow) : null
	};
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
