import type { Plugin } from 'vite';

/** Development: hands Vite's HTTP server to the application, as `main.ts` does in production. */
export function devServices(): Plugin {
	return {
		name: 'yoshin:dev-services',
		apply: 'serve'
	};
}
