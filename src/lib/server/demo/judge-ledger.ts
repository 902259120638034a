import type { RecruitGatewayState } from '../../contract/gateway-codes.ts';
import type { LocalAction, OperationAction } from '../../contract/order-row.ts';
import {
	DIFFERENCES,
	type Difference,
	type LedgerComparison,
	type LedgerDifference
} from '../../contract/simulator.ts';

/** A payment as the ledger and as the desk hold it; nulls where one of them lacks it. Yen, epoch ms. */
export interface LedgerPair {
	gatewayOrderId: string;
	shop: string | null;
	number: string | null;
	ledgerState: RecruitGatewayState | null;
	ledgerAmount: number | null;
	captures: number | null;
	deskState: string | null;
	/** Null also for a payment that is no longer the order's current one. */
	deskAmount: number | null;
	confirmedAt: number | null;
	operationAction: OperationAction | LocalAction | null;
	operationState: 'in_flight' | 'unknown' | null;
}

/** More than a person reads; the figures count all. */
const MOST_ROWS = 200;

/** States in which a payment holds or took money: a desk without it would miss something. */
const MONEY: readonly RecruitGatewayState[] = [
	'AUTH',
	'SALES',
	'CAPTURE_ACCEPTED',
	'CAPTURE',
	'RETURN'
];

/** What a comparison comes to: figures over everything, and the rows that differ, the gravest first. */
export function judgeLedger(
	trades: readonly { captures: number }[],
	pairs: readonly LedgerPair[]
): LedgerComparison {
	const rows = pairs
		.map(differenceOf)
		.filter(({ differences }) => differences.length > 0)
		.sort((a, b) => gravity(a) - gravity(b) || a.gatewayOrderId.localeCompare(b.gatewayOrderId));
	return {
		transactions: trades.length,
		captures: trades.reduce((sum, { captures }) => sum + captures, 0),
		capturedMoreThanOnce: trades.filter(({ captures }) => captures > 1).length,
		differing: rows.filter(isCertain).length,
		inDoubt: rows.filter(({ differences }) => differences.includes('in_doubt')).length,
		rows: rows.slice(0, MOST_ROWS)
	};
}

const gravity = ({ differences }: LedgerDifference): number => {
	const [gravest] = differences;
	return gravest === undefined ? DIFFERENCES.length : DIFFERENCES.indexOf(gravest);
};

const isCertain = ({ differences }: LedgerDifference): boolean =>
	differences.some((difference) => difference !== 'in_doubt');

function differenceOf(pair: LedgerPair): LedgerDifference {
	const { shop, number, ledgerState, operationAction, operationState } = pair;
	const isOnDesk = shop !== null && number !== null;
	return {
		order: isOnDesk ? { shop, number } : null,
		gatewayOrderId: pair.gatewayOrderId,
		differences: DIFFERENCES.filter((difference) => holds(difference, pair)),
		ledger:
			ledgerState === null
				? null
				: { state: ledgerState, amount: pair.ledgerAmount ?? 0, captures: pair.captures ?? 0 },
		desk: isOnDesk
			? {
					state: pair.deskState,
					amount: pair.deskAmount,
					confirmedAt: pair.confirmedAt,
					operation:
						operationAction === null || operationState === null
							? null
							: { action: operationAction, state: operationState }
				}
			: null
	};
}

function holds(difference: Difference, pair: LedgerPair): boolean {
	const { ledgerState, ledgerAmount, deskState, deskAmount, number, captures } = pair;
	const isOnBoth = ledgerState !== null && number !== null;
	switch (difference) {
		case 'captured_twice':
			return (captures ?? 0) > 1;
		case 'state':
			return isOnBoth && deskState !== null && deskState !== ledgerState;
		case 'amount':
			return isOnBoth && deskAmount !== null && deskAmount !== ledgerAmount;
		case 'not_at_gateway':
			return ledgerState === null;
		case 'not_on_desk':
			return number === null && ledgerState !== null && MONEY.includes(ledgerState);
		case 'in_doubt':
			return pair.operationState !== null;
	}
}
