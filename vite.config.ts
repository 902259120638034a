import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { devServices } from './src/boot/dev-services.ts';

export default defineConfig({
	plugins: [tailwindcss(), sveltekit(), devServices()],
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/{architecture,support}/**/*.test.ts'],
					exclude: ['src/**/*.pg.test.ts', 'src/**/*.svelte.test.ts'],
					testTimeout: 20_000
				}
			},
			{
				// Rune classes (`*.svelte.ts`) as the browser runs them, without a document.
				extends: true,
				resolve: { conditions: ['browser'] },
				test: { name: 'client', include: ['src/**/*.svelte.test.ts'] }
			},
			{
				extends: true,
				test: {
					name: 'pg',
					include: ['src/**/*.pg.test.ts', 'tests/integration/**/*.test.ts'],
					globalSetup: 'tests/support/postgres-setup.ts',
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				// Processes are killed and timed here, so nothing else may run beside a file.
				extends: true,
				test: {
					name: 'faults',
					include: ['tests/faults/**/*.test.ts'],
					globalSetup: 'tests/support/postgres-setup.ts',
					fileParallelism: false,
					testTimeout: 300_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
