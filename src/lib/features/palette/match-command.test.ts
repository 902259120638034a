import { expect, it } from 'vitest';
import { matchCommand } from './match-command.ts';

it.each([
	['実売上', '実売上', '', 0],
	['実売', '実売上', '', 1],
	['じつ', '実売上', 'じつうりあげ capture', 2],
	['ジツ', '実売上', 'じつうりあげ capture', 2],
	['ｃａｐ', '実売上', 'じつうりあげ capture', 2],
	['売上', '実売上', '', 4],
	['order d', 'Order desk', '', 1],
	['desk', 'Order desk', '', 2],
	['od', 'Order desk', '', 3],
	['ordk', 'Order desk', '', 5],
	['', 'anything', '', 0]
])('%j finds %j (%j) at %i', (typed, name, readings, rank) => {
	expect(matchCommand(typed, name, readings)).toBe(rank);
});

it.each([
	['xyz', 'Order desk', ''],
	['ok', 'Order desk', ''],
	['うあ', '実売上', 'じつうりあげ']
])('%j does not find %j', (typed, name, readings) => {
	expect(matchCommand(typed, name, readings)).toBeNull();
});
