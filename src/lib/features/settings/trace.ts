import type { LastChange } from '../../contract/settings/shop-settings.ts';
import { dayAndMinute } from '../../i18n/format/instant.ts';
import type { SettingsText } from '../../i18n/settings-text.ts';
import type { Text } from '../../i18n/text.ts';

/** Who changed it last, and when; undefined: nobody has. */
export function traceOf(
	words: SettingsText,
	t: Pick<Text, 'time'>,
	changed: LastChange | null,
	now: number
): string | undefined {
	if (changed === null) return undefined;
	const at = dayAndMinute(changed.at, now, t.time.dates);
	return changed.by === null ? words.form.changedByDesk(at) : words.form.changed(at, changed.by);
}
