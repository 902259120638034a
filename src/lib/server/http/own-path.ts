const BASE = 'http://own.invalid';

/**
 * A path of this site to go on to after sign-in, out of a query that anybody can write. Whatever a
 * browser would understand as another site (`//evil`, `/\evil`, `/<tab>/evil`, `/..//evil`), and the
 * sign-in itself, becomes `/`.
 */
export function ownPath(next: string | null): string {
	if (next === null || !next.startsWith('/') || !URL.canParse(next, BASE)) return '/';
	const url = new URL(next, BASE);
	const path = `${url.pathname}${url.search}`;
	if (url.origin !== BASE || path.startsWith('//')) return '/';
	if (/^\/(sign-in|setup|trpc|api)(\/|\?|$)/.test(path)) return '/';
	return path;
}
