import type { Text } from './text.ts';

/**
 * What happened in words, by the event's name (`noun:past-verb`, or `<action>:<phase>`).
 * @returns null for an event that has no sentence
 */
export function eventSentence(
	{ timeline, words, audit }: Pick<Text, 'timeline' | 'words' | 'audit'>,
	event: string
): string | null {
	const sentences: Readonly<Record<string, string>> = { ...audit.event, ...timeline.event };
	const sentence = sentences[event];
	if (sentence !== undefined) return sentence;
	const [noun = '', phase = ''] = event.split(':');
	const actions: Readonly<Record<string, string>> = words.action;
	const action = actions[noun];
	const phases: Readonly<Record<string, (action: string) => string>> = timeline.phase;
	const tell = phases[phase.replace('_', '-')];
	return action !== undefined && tell !== undefined ? tell(action) : null;
}
