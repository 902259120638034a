import { error } from '@sveltejs/kit';
import type { Access } from '$lib/contract/access.ts';
import { CodedError } from '$lib/contract/errors.ts';
import { readRunReport } from '$lib/server/runs/read-run.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'runs.read';

/** The report of one run, as far as it has come. */
export const load: PageServerLoad = async ({ locals, params }) => {
	if (!/^\d{1,12}$/.test(params.id)) error(404, { message: 'UNKNOWN_RUN' });
	const { reads, runs } = locals.app;
	try {
		const position = await reads.readPosition();
		return { position, report: await readRunReport(runs, Number(params.id), 0) };
	} catch (problem) {
		if (problem instanceof CodedError && problem.code === 'UNKNOWN_RUN') {
			error(404, { message: problem.code });
		}
		throw problem;
	}
};
