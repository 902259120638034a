import { connectionState, type Workplace } from '../../client/workplace.ts';
import { may } from '../../domain/access/index.ts';
import type { Text } from '../../i18n/text.ts';

/** Why this person can do nothing with work items now, in words; null: they can. */
export function taskObstacle(t: Pick<Text, 'tasks'>, workplace: Workplace): string | null {
	if (!may(workplace.me.role, 'orders.act')) return t.tasks.readOnly;
	const { kind } = connectionState(workplace);
	return kind === 'offline' || kind === 'ended' ? t.tasks.offline : null;
}
