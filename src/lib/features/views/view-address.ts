/** The desk with a saved view as it was saved. */
export function viewAddress(id: number): string {
	return `/?view=${id}`;
}

/** The query of what was made out of a saved view; it says all of what it shows, the view is only named. */
export function queryFromView(id: number, query: string): string {
	return `view=${id}&${query === '' ? 'tab=deadline' : query}`;
}
