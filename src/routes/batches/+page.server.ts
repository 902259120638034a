import type { Access } from '$lib/contract/access.ts';
import { listDrift } from '$lib/server/runs/list-drift.ts';
import { listRuns, readSyncOutlook } from '$lib/server/runs/list-runs.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'runs.read';

const FIRST_PAGE = 30;

/** Syncs that were and that come, what differs from the gateway, and where in the log they stand. */
export const load: PageServerLoad = async ({ locals }) => {
	const { reads, runs } = locals.app;
	const position = await reads.readPosition();
	const [outlook, history, drift] = await Promise.all([
		readSyncOutlook(runs),
		listRuns(runs, null, FIRST_PAGE),
		listDrift(runs)
	]);
	return { position, outlook, history, drift };
};
