import { asc, isNotNull } from 'drizzle-orm';
import {
	audit,
	gatewayMessage,
	gatewayOrder,
	operation,
	orders
} from '../../../src/lib/server/db/schema/index.ts';
import type { OrderRecord } from '../../../src/lib/server/orders/order-record.ts';
import { authorizationExpiry } from '../../../src/lib/domain/methods/recruit/windows.ts';
import { factsOf } from '../../../src/lib/server/orders/order-record.ts';
import type { FaultContext } from '../order-context.ts';
import { auditFaults } from './judge-audit.ts';
import { unfoundedRequests } from './judge-requests.ts';
import { readLedger, type Ledger } from './ledger.ts';

/** Everything that must not be, by what it breaks; each list is empty where the desk is right. */
export interface Violations {
	/** More than one effect of an operation, or an effect that no operation owns up to. */
	doubleEffects: string[];
	/** An operation that succeeded and left no effect. */
	missingEffects: string[];
	unsettled: string[];
	/** The desk shows another state, amount, expiry or count than the gateway holds. */
	differences: string[];
	auditFaults: string[];
	unfoundedRequests: string[];
}

type Operation = typeof operation.$inferSelect;

/**
 * Compares all that the desk wrote with all that the gateway holds.
 *
 * @param since what happened at the gateway before (epoch ms) was no work of the desk's
 */
export async function judge(
	observer: FaultContext,
	simulatorUrl: string,
	since: number
): Promise<Violations> {
	const { db } = observer.orders;
	const violations: Violations = {
		doubleEffects: [],
		missingEffects: [],
		unsettled: [],
		differences: [],
		auditFaults: [],
		unfoundedRequests: []
	};
	const [records, operations, rows, exchanges, payments] = await Promise.all([
		db.select().from(orders).orderBy(asc(orders.id)),
		db.select().from(operation).orderBy(asc(operation.startedAt)),
		db.select().from(audit).where(isNotNull(audit.orderVersion)).orderBy(asc(audit.id)),
		db.select().from(gatewayMessage).orderBy(asc(gatewayMessage.id)),
		db.select().from(gatewayOrder)
	]);
	for (const record of records) {
		const own = operations.filter((one) => one.orderId === record.id);
		const payment = payments.find((one) => one.orderId === record.id);
		if (!payment) throw new Error(`${record.number} has no payment`);
		const ledger = await readLedger(simulatorUrl, payment.gatewayOrderId);
		const story = rows.filter((row) => row.orderId === record.id);

		compareEffects(
			record,
			{ ...ledger, effects: ledger.effects.filter(({ at }) => at >= since) },
			own,
			violations
		);
		violations.unsettled.push(
			...own
				.filter(({ state }) => state === 'in_flight' || state === 'unknown')
				.map(({ action, state }) => `${record.number}: ${action} ${state}`)
		);
		violations.differences.push(
			...differences(record, ledger, payment.supersededAt === null ? null : payment.state)
		);
		violations.auditFaults.push(
			...auditFaults(
				record,
				story.map(({ orderVersion, event, changes }) => ({
					version: orderVersion ?? 0,
					event,
					changes
				}))
			)
		);
		violations.unfoundedRequests.push(
			...unfoundedRequests(
				ledger,
				exchanges
					.filter((one) => one.orderId === record.id)
					.map((one) => ({ ...one, answeredAt: one.sentAt + one.tookMs })),
				story.filter(({ event }) => event === 'discardChange:recorded').map(({ at }) => at)
			)
		);
	}
	return violations;
}

/** What an operation does at the gateway where it succeeds, as `kind` or `CHANGE <yen>`. */
function worksOf({ expectation, code }: Operation, isDone: boolean): string[] {
	switch (expectation.kind) {
		case 'local':
			return [];
		case 'captured':
			return isDone ? ['CAPTURE'] : [];
		case 'cancelled':
			return isDone ? ['CANCEL'] : [];
		case 'extended':
			return isDone ? ['EXTEND'] : [];
		case 'changed':
			return isDone ? [`CHANGE ${expectation.amount}`] : [];
		case 'changedThenCaptured': {
			// Its stage tells how far it came: the capture is only begun once the change is known.
			const isChanged =
				isDone || expectation.stage === 'capture' || code === 'STOPPED_BEFORE_CAPTURE';
			return [
				...(isChanged ? [`CHANGE ${expectation.amount}`] : []),
				...(isDone ? ['CAPTURE'] : [])
			];
		}
	}
}

function compareEffects(
	record: OrderRecord,
	ledger: Ledger,
	own: readonly Operation[],
	violations: Violations
): void {
	const effects = ledger.effects.map(({ kind, amount }) =>
		kind === 'CHANGE' ? `CHANGE ${amount}` : kind
	);
	const works = own.flatMap((one) => worksOf(one, one.state === 'succeeded'));
	// Of an operation in doubt both are right: that it happened, and that it did not.
	const possible = own.flatMap((one) =>
		worksOf(one, one.state !== 'failed' && one.state !== 'not_executed')
	);
	const captures = count(effects, 'CAPTURE');
	if (captures > 1) violations.doubleEffects.push(`${record.number}: captured ${captures} times`);
	for (const what of new Set([...effects, ...works])) {
		const [done, owned] = [count(effects, what), count(works, what)];
		const told = `${record.number}: ${what} ${done}×, ${owned} operations`;
		if (done > count(possible, what)) violations.doubleEffects.push(told);
		if (done < owned) violations.missingEffects.push(told);
	}
}

function count(list: readonly string[], what: string): number {
	return list.filter((one) => one === what).length;
}

/** @param detached what is known of the payment where it is not the order's any more */
function differences(record: OrderRecord, ledger: Ledger, detached: string | null): string[] {
	const compared: [string, unknown, unknown][] =
		detached !== null
			? [['state of the detached payment', detached, ledger.state]]
			: [
					['state', record.gatewayState, ledger.state],
					['amount', record.amount, ledger.amount],
					['extensions', record.extensions, count(kindsOf(ledger), 'EXTEND')],
					...(ledger.state === 'AUTH' ? [expiries(record, ledger)] : [])
				];
	return compared
		.filter(([, desk, gateway]) => desk !== gateway)
		.map(
			([what, desk, gateway]) => `${record.number}: ${what} ${String(desk)} ≠ ${String(gateway)}`
		);
}

function expiries(record: OrderRecord, ledger: Ledger): [string, unknown, unknown] {
	return ['expiry', authorizationExpiry(factsOf(record), record.terms), ledger.expiresAt];
}

function kindsOf(ledger: Ledger): string[] {
	return ledger.effects.map(({ kind }) => kind);
}
