import type fc from 'fast-check';
import type { Command } from './command.ts';
import { happening, moving, notifying, shopSpeaking } from './happenings.ts';
import {
	editing,
	inquiring,
	pressing,
	pressingAllClosed,
	pressingOpen,
	recording,
	waiting
} from './presses.ts';

/** Everything that can happen; what stands twice happens twice as often. */
export const anyCommand: fc.Arbitrary<Command>[] = [
	pressing,
	pressing,
	pressingOpen,
	pressingOpen,
	pressingOpen,
	pressingOpen,
	editing,
	recording,
	pressingAllClosed,
	inquiring,
	waiting,
	waiting,
	moving,
	moving,
	happening,
	notifying,
	shopSpeaking
];
