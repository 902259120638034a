import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Where an instant may come from: an argument, wired once in the composition root. */
const CLOCK = {
	object: 'Date',
	property: 'now',
	message: 'Take the instant as an argument (`now`).'
};

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'drizzle/', 'test-results/', '.data/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.node, ...globals.browser },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'max-lines': ['error', { max: 400 }],
			eqeqeq: 'error',
			'no-console': 'error',
			'no-implicit-coercion': 'error',
			// Playwright insists on `({}, use) =>` for a fixture that needs no other.
			'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
			'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
			'@typescript-eslint/ban-ts-comment': [
				'error',
				{ 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': true }
			],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			// A number in a sentence reads as itself; objects and undefined do not.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// `() => stop()` says what it means.
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			// `Promise.withResolvers<void>()` is the plain way to say it.
			'@typescript-eslint/no-invalid-void-type': 'off',
			// A table whose rows carry different parameters has rows that carry none.
			'@typescript-eslint/no-generated-empty-object-type': 'off',
			// There are no enums here (erasable syntax only), and the rule is the slowest of all.
			'@typescript-eslint/no-unsafe-enum-assignment': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
				parser: ts.parser,
				svelteConfig
			}
		},
		rules: {
			// Links of this program are written as they are; it is never served below a base path.
			'svelte/no-navigation-without-resolve': 'off',
			// Maps and sets here are replaced whole or stay local; svelte-check knows what is state.
			'svelte/prefer-svelte-reactivity': 'off',
			// There are no stores here.
			'svelte/require-store-reactive-access': 'off',
			// The type of a component is unknown to ESLint; svelte-check knows it.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			// `let { a = 1, b } = $props()` declares what may change and what may not in one place.
			'prefer-const': 'off'
		}
	},
	{
		files: ['src/lib/domain/**/*.ts'],
		ignores: ['**/*.test.ts', 'src/lib/domain/calendar.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				...['Date', 'Temporal', 'performance', 'crypto', 'process', 'fetch', 'setTimeout'].map(
					(name) => ({ name, message: 'Rules know no clock, no randomness and no machine.' })
				)
			],
			'no-restricted-properties': ['error', { object: 'Math', property: 'random' }]
		}
	},
	{
		files: ['src/lib/domain/calendar.ts'],
		rules: { 'no-restricted-properties': ['error', CLOCK, { object: 'Math', property: 'random' }] }
	},
	{
		files: ['src/lib/server/**/*.ts', 'src/lib/contract/**/*.ts', 'src/hooks.server.ts'],
		ignores: ['**/*.test.ts', 'src/lib/server/clock.ts', 'src/lib/server/application.ts'],
		rules: {
			'no-restricted-properties': ['error', CLOCK],
			'no-restricted-syntax': [
				'error',
				{
					selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
					message: CLOCK.message
				}
			]
		}
	},
	{
		files: ['**/*.js'],
		extends: [ts.configs.disableTypeChecked]
	},
	{
		// Tests and benches print the figures and seeds that they measured with.
		files: ['tests/**/*.ts', '**/*.test.ts'],
		rules: { 'no-console': 'off' }
	}
);
