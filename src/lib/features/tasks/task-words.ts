import type { TaskRow } from '../../contract/tasks.ts';
import type { Text } from '../../i18n/text.ts';
import { gatewayWord } from '../orders/status-look.ts';

type Words = Pick<Text, 'tasks' | 'words'>;

/** The state of the payment in the gateway's word; null: never shown. */
export function shownState({ words }: Words, { order, payment }: TaskRow): string | null {
	const state = payment?.state ?? null;
	return state === null ? null : (gatewayWord(words, order.system, state) ?? state);
}

/** Who finished it and how, in a line; null while it is open. */
export function howItEnded({ tasks, words }: Words, row: TaskRow): string | null {
	const { closed, order } = row;
	if (closed === null) return null;
	if (closed.by === 'person') return tasks.closed.byPerson(closed.name ?? '');
	return tasks.closed.byGateway(gatewayWord(words, order.system, closed.proof) ?? closed.proof);
}

/**
 * What somebody else did to an item meanwhile, as its present state shows it.
 * @param actor who changed it last, where the server named them; empty: the gateway
 */
export function whatChanged({ tasks }: Words, row: TaskRow, actor: string | null): string[] {
	const { closed, owner } = row;
	if (closed !== null) {
		const first =
			closed.by === 'person' ? tasks.conflict.by(closed.name ?? '') : tasks.conflict.byGateway;
		return [first, tasks.conflict.closed];
	}
	const now = owner === null ? tasks.conflict.unowned : tasks.conflict.owner(owner.name);
	return [...(actor ? [tasks.conflict.by(actor)] : []), now, tasks.conflict.again];
}
