import type { RunRow } from '../../contract/runs.ts';
import type { Text } from '../../i18n/text.ts';

/** The address of a run's report. */
export function runAddress(id: number): string {
	return `/batches/${id}`;
}

/** Who started a run, and on what. */
export function startedBy(t: Text['runs'], run: RunRow): string {
	if (run.origin === 'schedule' || run.startedBy === null) return t.by.schedule;
	return run.origin === 'selection'
		? t.by.selection(run.startedBy, String(run.total))
		: t.by.button(run.startedBy);
}

/** How a run stands, in a word. */
export function stateWord(t: Text['runs'], run: RunRow): string {
	if (run.finishedAt === null)
		return run.state === 'stopped' ? t.progress.stopping : t.state.running;
	return t.state[run.state];
}

/** Far below its pace a run is held up by something that may pass: the pace says more. */
const BELIEVABLE = 0.1;
const SETTLED_MS = 3_000;

/** How long it still takes, ms; `now` in desk time, epoch ms. */
export function timeLeft(run: RunRow, now: number): number {
	const elapsed = now - run.createdAt;
	const measured = run.done / (elapsed / 1000);
	const isBelievable = elapsed > SETTLED_MS && measured > run.pace * BELIEVABLE;
	const perSecond = isBelievable ? Math.min(measured, run.pace) : run.pace;
	return ((run.total - run.done) / perSecond) * 1000;
}
