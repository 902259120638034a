import type { AlertRow } from '../../contract/alerts.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { Text } from '../../i18n/text.ts';

type Told = Pick<AlertRow, 'kind' | 'level'>;

/** The authorization of an expiry alert has lapsed by our clock, and the gateway has not said so. */
function isLapsed({ kind }: Told, row: OrderRow, now: number): boolean {
	return kind === 'expiry' && row.riskDeadlineAt !== null && now >= row.riskDeadlineAt;
}

/** What an alert is, in a few words. `now` in epoch ms. */
export function alertWords(
	t: Pick<Text, 'alerts' | 'words'>,
	told: Told,
	row: OrderRow,
	now: number
) {
	const { what } = t.alerts;
	switch (told.kind) {
		case 'expiry':
			return isLapsed(told, row, now) ? what.lapsed : what.level(told.level ?? 0);
		case 'unknown_outcome':
			return row.operation === null
				? what.unknown_operation
				: what.unknown_outcome(t.words.action[row.operation.action]);
		default:
			return what[told.kind];
	}
}

/** The same, small enough for a row of a list. */
export function alertMark(t: Pick<Text, 'alerts'>, told: Told, row: OrderRow, now: number): string {
	const { mark } = t.alerts;
	if (told.kind !== 'expiry') return mark[told.kind];
	return isLapsed(told, row, now) ? mark.lapsed : mark.level(told.level ?? 0);
}
