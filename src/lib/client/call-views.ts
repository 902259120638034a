import { TRPCClientError } from '@trpc/client';
import type { SavedView } from '../contract/views.ts';
import type { ViewCalls } from './saved-views.svelte.ts';
import { failureOf, server, type Failure } from './trpc.ts';

/** The server's verbs of saved views. */
export const viewCalls: ViewCalls = {
	list: () => server.views.list.query(),
	save: (wish) => server.views.save.mutate(wish),
	change: (wish) => server.views.change.mutate(wish),
	share: (wish) => server.views.share.mutate(wish),
	remove: (wish) => server.views.remove.mutate(wish),
	restore: (wish) => server.views.restore.mutate(wish),
	reorder: (wish) => server.views.reorder.mutate(wish)
};

/** Why it failed, and the view as it is now where somebody else was first. */
export function viewFailureOf(error: unknown): { failure: Failure; view: SavedView | null } {
	const data: unknown = error instanceof TRPCClientError ? error.data : null;
	const inner = isRecord(data) && isRecord(data.data) ? data.data : {};
	return {
		failure: failureOf(error),
		view: isRecord(inner.view) ? (inner.view as unknown as SavedView) : null
	};
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
