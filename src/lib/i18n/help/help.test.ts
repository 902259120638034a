import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { methods } from '../../domain/methods/registry.ts';
import { loadText } from '../text.ts';
import { loadHelp, type Explanation } from './index.ts';

const LOCALES = ['ja', 'en'] as const;
const [ja, en] = await Promise.all([loadHelp('ja'), loadHelp('en')]);
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
/** What a person reads in a moment. */
const LONGEST = { ja: 75, en: 150 } as const;

const isExplanation = (value: unknown): value is Explanation =>
	typeof value === 'object' && value !== null && 'means' in value;

function* explanations(value: unknown, path = ''): Generator<[path: string, Explanation]> {
	if (isExplanation(value)) yield [path, value];
	else if (typeof value === 'object' && value !== null)
		for (const [key, inner] of Object.entries(value)) yield* explanations(inner, `${path}.${key}`);
}

const shapeOf = (value: unknown): unknown =>
	typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
		: typeof value;

describe('the explanations', () => {
	it('are the same ones in both languages', () => {
		expect(shapeOf(en)).toEqual(shapeOf(ja));
	});

	it('are there for every state that a payment system knows', () => {
		for (const { system, states } of methods) {
			for (const { gatewayState } of [ja, en])
				expect(Object.keys(gatewayState[system]).toSorted()).toEqual(states.toSorted());
		}
	});

	it.each(LOCALES)('are short whole sentences in one language: %s', (locale) => {
		const { rules: _, ...explained } = { ja, en }[locale];
		const told = [...explanations(explained)];
		expect(told.length).toBeGreaterThan(80);
		for (const [path, explanation] of told) {
			for (const sentence of Object.values(explanation) as string[]) {
				expect(sentence, path).toMatch(locale === 'ja' ? /。$/ : /^[A-Z0-9].*\.$/);
				expect(sentence.length, `${path}: ${sentence}`).toBeLessThanOrEqual(LONGEST[locale]);
				expect(JAPANESE.test(sentence), path).toBe(locale === 'ja');
			}
		}
	});
});

describe('GLOSSARY.md', () => {
	const glossary = readFileSync(new URL('../../../../GLOSSARY.md', import.meta.url), 'utf8');
	/** Every entry of every table; a cell may name several. */
	const entries = new Set(
		glossary
			.split('\n')
			.filter((line) => line.startsWith('|'))
			.flatMap((line) => line.split('|'))
			.flatMap((cell) => [cell, ...cell.split(', ')])
			.map((entry) => entry.replaceAll('`', '').trim())
	);

	it.each(LOCALES)(
		'holds every status, state, action, window, work item and alert: %s',
		async (locale) => {
			const { words } = await loadText(locale);
			const { paymentStatus, gatewayState, deliveryStatus, action, deadline, task } = words;
			const used = [
				...[paymentStatus, deliveryStatus, action, deadline, task, ...Object.values(gatewayState)],
				{ outcomeUnknown: words.outcomeUnknown },
				{ ja, en }[locale].rules.alertNames
			].flatMap((named) => Object.values<string>(named));
			expect(used.filter((word) => !entries.has(word) && !entries.has(lowerFirst(word)))).toEqual(
				[]
			);
		}
	);
});

const lowerFirst = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
