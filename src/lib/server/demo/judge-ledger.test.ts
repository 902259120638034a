import { describe, expect, it } from 'vitest';
import { judgeLedger, type LedgerPair } from './judge-ledger.ts';

const alike: LedgerPair = {
	gatewayOrderId: 'A-1',
	shop: 'main',
	number: 'A',
	ledgerState: 'AUTH',
	ledgerAmount: 4980,
	captures: 0,
	deskState: 'AUTH',
	deskAmount: 4980,
	confirmedAt: 1,
	operationAction: null,
	operationState: null
};
const missing = {
	shop: null,
	number: null,
	deskState: null,
	deskAmount: null,
	confirmedAt: null
} as const;
const judge = (...changes: Partial<LedgerPair>[]) =>
	judgeLedger(
		[],
		changes.map((change) => ({ ...alike, ...change }))
	);
const differencesOf = (change: Partial<LedgerPair>) => judge(change).rows[0]?.differences ?? [];

describe('how a payment can differ', () => {
	it.each([
		['not at all', {}, []],
		['another state', { ledgerState: 'SALES', captures: 1 }, ['state']],
		['another amount', { ledgerAmount: 5000 }, ['amount']],
		['charged twice', { captures: 2 }, ['captured_twice']],
		[
			'an outcome that nobody knows',
			{ operationAction: 'capture', operationState: 'unknown' },
			['in_doubt']
		],
		[
			'captured, and the desk in doubt',
			{ ledgerState: 'SALES', operationAction: 'capture', operationState: 'unknown' },
			['state', 'in_doubt']
		],
		['money that the desk has not heard of', { ...missing, ledgerState: 'SALES' }, ['not_on_desk']],
		['a buyer who has not paid yet', { ...missing, ledgerState: 'REQSUCCESS' }, []],
		[
			'a payment that the gateway has not heard of',
			{ ledgerState: null, ledgerAmount: null, captures: null },
			['not_at_gateway']
		],
		['an earlier payment, never inquired', { deskState: null, deskAmount: null }, []]
	] as const)('%s', (_, change, differences) => {
		expect(differencesOf(change)).toEqual(differences);
	});
});

it('counts everything, shows the gravest first and tells doubt from difference', () => {
	const doubt = { operationAction: 'capture', operationState: 'unknown' } as const;
	const { rows, ...figures } = judgeLedger(
		[{ captures: 0 }, { captures: 1 }, { captures: 2 }],
		[
			{ ...alike, gatewayOrderId: 'doubt', ...doubt },
			{ ...alike, gatewayOrderId: 'state', ledgerState: 'CANCEL' },
			{ ...alike, gatewayOrderId: 'twice', captures: 2, deskState: 'SALES' },
			{ ...alike, gatewayOrderId: 'both', ledgerState: 'SALES', ...doubt },
			alike
		]
	);
	expect(rows.map(({ gatewayOrderId }) => gatewayOrderId)).toEqual([
		'twice',
		'both',
		'state',
		'doubt'
	]);
	expect(figures).toEqual({
		transactions: 3,
		captures: 3,
		capturedMoreThanOnce: 1,
		differing: 3,
		inDoubt: 2
	});
});

it('shows no more than a person reads, and counts all', () => {
	const many = Array.from({ length: 250 }, (_, i) => ({
		gatewayOrderId: `A-${i}`,
		ledgerAmount: 1
	}));
	const { rows, differing } = judge(...many);
	expect([rows.length, differing]).toEqual([200, 250]);
});
