import { ERROR_STATUS, type ErrorCode } from '../../contract/errors.ts';
import { EXPORTED_IDS_LIMIT } from '../../contract/desk/export-fields.ts';
import { fileAddress, type FileWish } from './file-address.ts';

/** What a wish came to; `code` null: no answer came. */
export type FileAnswer =
	{ readonly ok: true } | { readonly ok: false; readonly code: ErrorCode | null };

/** How many orders were copied. */
export type CopyAnswer =
	| { readonly ok: true; readonly orders: number }
	| { readonly ok: false; readonly code: ErrorCode | null };

/**
 * Lets the browser take the file as it is written. A file of one line is asked for first: a refusal would
 * otherwise take the place of the page.
 */
export async function downloadFile(wish: FileWish): Promise<FileAnswer> {
	try {
		const answer = await fetch(fileAddress({ ...wish, limit: 1 }));
		if (!answer.ok) return { ok: false, code: await codeOf(answer) };
		await answer.body?.cancel();
		location.assign(fileAddress(wish));
		return { ok: true };
	} catch {
		return { ok: false, code: null };
	}
}

/** Puts the first orders of the wish on the clipboard, as a spreadsheet pastes them. */
export async function copyFile(wish: Omit<FileWish, 'format' | 'limit'>): Promise<CopyAnswer> {
	let refused: ErrorCode | null = null;
	let lines = 0;
	const text = (async () => {
		const answer = await fetch(fileAddress({ ...wish, format: 'tsv', limit: EXPORTED_IDS_LIMIT }));
		if (!answer.ok) {
			refused = await codeOf(answer);
			throw new Error('refused');
		}
		const copied = await answer.text();
		lines = copied.split('\n').filter((line) => line !== '').length - 1;
		return copied;
	})();
	try {
		// Given as a promise: some browsers forget the press while an answer is on its way.
		const blob = text.then((copied) => new Blob([copied], { type: 'text/plain' }));
		await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
		await text;
		return { ok: true, orders: Math.max(0, lines) };
	} catch {
		return { ok: false, code: refused };
	}
}

async function codeOf(answer: Response): Promise<ErrorCode> {
	const body = (await answer.json().catch(() => null)) as { error?: { code?: unknown } } | null;
	const code = body?.error?.code;
	return typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code)
		? (code as ErrorCode)
		: 'INTERNAL';
}
