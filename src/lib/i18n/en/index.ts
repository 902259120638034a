import { en as errors } from '../errors/en.ts';
import { en as refusals } from '../refusals/en.ts';
import type { Text } from '../text.ts';
import { alerts } from './alerts.ts';
import { audit } from './audit.ts';
import { desk } from './desk.ts';
import { filters } from './filters.ts';
import { notes } from './notes.ts';
import { order } from './order.ts';
import { runs } from './runs.ts';
import { shell } from './shell.ts';
import { tasks } from './tasks.ts';
import { time } from './time.ts';
import { timeline } from './timeline.ts';
import { words } from './words.ts';

export const text: Text = {
	alerts,
	audit,
	runs,
	shell,
	desk,
	filters,
	notes,
	order,
	tasks,
	timeline,
	time,
	words,
	errors,
	refusals
};
