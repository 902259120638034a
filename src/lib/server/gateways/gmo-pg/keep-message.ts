import { maskBytes } from './mask.ts';

/** Longer than any message of an ordinary life; the head of a monster tells enough. */
const MAX_KEPT_BYTES = 4096;

/**
 * A message as it may be stored: masked before it is cut, so that half a secret never remains. A kept
 * message of the full length is one that was cut.
 *
 * @param secrets values that must not stand in it anywhere, whatever their key
 */
export function keepMessage(
	bytes: Uint8Array,
	secrets: readonly (string | undefined)[] = []
): Uint8Array {
	return maskBytes(bytes, secrets).subarray(0, MAX_KEPT_BYTES);
}

/** Whether only the head of the message was kept. */
export function isCut(kept: Uint8Array): boolean {
	return kept.length >= MAX_KEPT_BYTES;
}
