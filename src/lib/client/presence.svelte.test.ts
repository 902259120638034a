import { expect, test } from 'vitest';
import type { PersonPresent, PresenceSet } from '../contract/stream.ts';
import { Presence } from './presence.svelte.ts';

const A = { shop: 'demo', number: 'A-1' };
const B = { shop: 'demo', number: 'B-2' };
const SATO: PersonPresent = { id: 'p1', name: '佐藤', mode: 'viewing', away: false };

test('orders that a message names are replaced, the others stay', () => {
	const presence = new Presence(() => undefined);
	presence.receive({
		all: true,
		orders: [
			{ ...A, people: [SATO] },
			{ ...B, people: [SATO] }
		]
	});
	presence.receive({ all: false, orders: [{ ...A, people: [] }] });
	expect(presence.on(A)).toEqual([]);
	expect(presence.on(B)).toEqual([SATO]);
	presence.receive({ all: true, orders: [] });
	expect(presence.on(B)).toEqual([]);
});

test('where the page is is said at once, and again when asked', () => {
	const sent: PresenceSet[] = [];
	const presence = new Presence((place) => sent.push(place));
	presence.show(A, 'editing');
	presence.announce();
	presence.show(null);
	expect(sent).toEqual([
		{ order: A, mode: 'editing', away: false },
		{ order: A, mode: 'editing', away: false },
		{ order: null, mode: 'viewing', away: false }
	]);
});
