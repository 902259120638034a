/**
 * Puts text on the clipboard. Browsers offer it in secure contexts only (https, or this machine).
 * @returns whether it is there now
 */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}
