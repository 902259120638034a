import { expect, test } from 'vitest';
import { PresenceBoard } from './presence-board.ts';

const A = { shop: 'demo', number: 'A-1' };
const B = { shop: 'demo', number: 'B-2' };
const SATO = { id: 'p1', name: '佐藤' };
const SUZUKI = { id: 'p2', name: '鈴木' };
const DESK = { kind: 'desk' } as const;

test('several pages of one person count once: the strongest mode, away only on all', () => {
	const board = new PresenceBoard();
	board.set('s1', { order: A, person: SATO, mode: 'editing', away: true });
	board.set('s2', { order: A, person: SATO, mode: 'viewing', away: false });
	board.set('s3', { order: A, person: SUZUKI, mode: 'viewing', away: true });
	expect(board.whole(DESK)).toEqual({
		all: true,
		orders: [
			{
				...A,
				people: [
					{ ...SATO, mode: 'editing', away: false },
					{ ...SUZUKI, mode: 'viewing', away: true }
				]
			}
		]
	});
	board.set('s1', null);
	expect(board.whole(DESK).orders[0]?.people[0]).toEqual({ ...SATO, mode: 'viewing', away: false });
});

test('moving from one order to another changes both, and each screen hears its own', () => {
	const board = new PresenceBoard();
	board.set('s1', { order: A, person: SATO, mode: 'viewing', away: false });
	board.takeChanged();
	board.set('s1', { order: B, person: SATO, mode: 'viewing', away: false });
	const changed = board.takeChanged();
	expect(
		board.part(DESK, changed)?.orders.map(({ number, people }) => [number, people.length])
	).toEqual([
		['A-1', 0],
		['B-2', 1]
	]);
	expect(board.part({ kind: 'order', ...A }, changed)?.orders).toEqual([{ ...A, people: [] }]);
	expect(board.part({ kind: 'order', shop: 'other', number: 'A-1' }, changed)).toBeNull();
	expect(board.takeChanged()).toEqual([]);
});

test('who is nowhere leaves no trace', () => {
	const board = new PresenceBoard();
	board.set('s1', null);
	board.set('s2', { order: A, person: SATO, mode: 'viewing', away: false });
	board.set('s2', null);
	board.set('s2', null);
	expect(board.whole(DESK)).toEqual({ all: true, orders: [] });
	expect(board.takeChanged()).toEqual([A]);
});
