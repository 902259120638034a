import type { Command, CommandGroup } from '../../client/commands.svelte.ts';
import type { FoundOrder } from '../../contract/find-orders.ts';
import { matchCommand } from './match-command.ts';

/** Something that can be chosen. */
export type PaletteEntry =
	| { readonly key: string; readonly kind: 'order'; readonly found: FoundOrder }
	| { readonly key: string; readonly kind: 'command'; readonly command: Command };

export interface PaletteSection {
	readonly name: string;
	readonly entries: readonly PaletteEntry[];
}

/** Of each group, while something is typed. */
const MOST_MATCHES = 7;
/** Up to here a name was meant; beyond it an order is as likely. */
const MEANT = 3;

/**
 * What the palette lists, in its order: an order whose id was given stands first, then what is called as
 * was typed, then orders that were found by words. With nothing typed: everything, as offered.
 */
export function paletteSections(options: {
	typed: string;
	groups: readonly CommandGroup[];
	orders: readonly FoundOrder[];
	ordersName: string;
	/** Readings and synonyms by a command's id. */
	readings: Readonly<Record<string, string>>;
}): PaletteSection[] {
	const { typed, orders, readings } = options;
	const ranked = options.groups.map((group) => rankedGroup(group, typed, readings));
	const commands = ranked
		.filter(({ entries }) => entries.length > 0)
		.toSorted((a, b) =>
			typed.trim() === '' ? 0 : Number(a.best > MEANT) - Number(b.best > MEANT)
		);
	const found: PaletteSection = {
		name: options.ordersName,
		entries: orders.map((one) => ({ key: `order:${one.row.id}`, kind: 'order', found: one }))
	};
	if (found.entries.length === 0) return commands;
	const isExact = orders.some(({ id }) => id !== null);
	const likely = commands.filter(({ best }) => best <= MEANT);
	const unlikely = commands.filter(({ best }) => best > MEANT);
	return isExact || typed.trim() === '' ? [found, ...commands] : [...likely, found, ...unlikely];
}

function rankedGroup(
	{ name, commands }: CommandGroup,
	typed: string,
	readings: Readonly<Record<string, string>>
): PaletteSection & { best: number } {
	const ranks = commands.flatMap((command, at) => {
		const rank = matchCommand(typed, command.label, readings[command.id]);
		return rank === null ? [] : [{ command, rank, at }];
	});
	const isMeant = ranks.some(({ rank }) => rank <= MEANT);
	const isTyped = typed.trim() !== '';
	// Where a name was meant, letters that are scattered over others only distract.
	const likely = isMeant ? ranks.filter(({ rank }) => rank <= MEANT + 1) : ranks;
	const sorted = isTyped ? likely.toSorted((a, b) => a.rank - b.rank || a.at - b.at) : ranks;
	return {
		name,
		best: sorted[0]?.rank ?? Infinity,
		entries: sorted
			.slice(0, isTyped ? MOST_MATCHES : undefined)
			.map(({ command }) => ({ key: command.id, kind: 'command', command }))
	};
}
