import type { Command } from './command.ts';
import { goes, happens } from './happenings.ts';
import { does, looks } from './presses.ts';
import type { Opening } from './scene.ts';

const AT = Date.parse('2026-12-05T10:00:00+09:00');

function opening(state: string, contract: number): Opening {
	return { contract, now: AT, state, pointsOnly: false, destinations: 1, isAmountOff: false };
}

const edit = (newAmount: number) => does({ action: 'changeAmount', newAmount });
const content = does({ action: 'changeContent', quantity: 2, name: 'おなべ' });
const renamed = does({ action: 'changeContent', quantity: 1, name: 'おなべ（青）' });

/** Every action once where it is open, so that each run meets it, whatever chance brings. */
export const JOURNEYS: readonly [Opening, Command[]][] = [
	[
		opening('AUTH', 0),
		[
			does({ action: 'capture' }),
			does({ action: 'deliver' }),
			does({ action: 'return' }),
			does({ action: 'cancel' }),
			does({ action: 'changePaymentMethod' })
		]
	],
	[
		opening('AUTH', 2),
		[
			does({ action: 'extend' }),
			does({ action: 'extend' }),
			edit(5_480),
			does({ action: 'discardChange' }),
			edit(4_000),
			does({ action: 'sendThenCapture' }),
			does({ action: 'cancel' }, [], 'operator'),
			does({ action: 'cancel' })
		]
	],
	[
		opening('AUTH', 3),
		[
			content,
			does({ action: 'capture' }),
			does({ action: 'sendChange' }),
			renamed,
			does({ action: 'sendChange' }, ['lostExecuted']),
			looks(),
			does({ action: 'capture' }, ['lostNotExecuted']),
			looks(),
			does({ action: 'capture' }, ['refusedForGood']),
			looks(),
			does({ action: 'cancel' }, ['garbledExecuted']),
			looks()
		]
	],
	[
		opening('SALES', 1),
		[
			edit(4_000),
			goes('01:00 after the sale'),
			edit(4_000),
			does({ action: 'sendChange' }),
			edit(3_000),
			happens('finish'),
			edit(3_000),
			does({ action: 'sendChange' }, ['lostExecuted']),
			looks(),
			happens('finish'),
			goes('end of the next month'),
			edit(2_500),
			does({ action: 'cancel' })
		]
	],
	[
		opening('AUTH', 4),
		[
			does({ action: 'extend' }, ['refusedInDoubt']),
			looks(),
			does({ action: 'extend' }, ['lostExecuted']),
			looks(),
			edit(5_480),
			does({ action: 'sendThenCapture' }, ['lostExecuted', 'lostExecuted']),
			looks(),
			looks()
		]
	],
	[
		opening('AUTH', 0),
		[
			does({ action: 'recordExpiry', lastDay: '2027-02-10' }, [], 'admin'),
			goes('expiry'),
			does({ action: 'capture' }),
			does({ action: 'changePaymentMethod' })
		]
	]
];
