import type { TimelineEntry } from '../../../contract/timeline.ts';

/** The last change of an order since an instant (epoch ms), a person's before the desk's own doings. */
export function lastChangeSince(
	timeline: readonly TimelineEntry[],
	since: number
): { actor: string; event: string; at: number } | null {
	const changes = timeline.filter(({ kind, at }) => kind === 'audit' && at > since);
	const last = changes.find(({ actor }) => actor.kind === 'person') ?? changes[0];
	if (last === undefined) return null;
	return { actor: last.actor.name ?? '', event: last.event, at: last.at };
}
