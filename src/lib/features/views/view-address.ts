/** The desk with a saved view as it was saved. */
export function viewAddress(id: number): string {
	return `/?view=${id}`;
}
