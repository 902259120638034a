import { z } from 'zod';
import { NOTE_LIMIT } from '../../../contract/notes.ts';

/** What a person writes on an order; lines may break, nothing invisible stays. */
export const noteText = z
	.string()
	.transform((text) => text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim())
	.pipe(
		z
			.string()
			.min(1)
			.max(NOTE_LIMIT)
			.regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n])+$/u)
	);
