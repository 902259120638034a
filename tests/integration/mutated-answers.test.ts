import { expect, it } from 'vitest';
import { classifyErrors } from '../../src/lib/contract/gateway-codes.ts';
import type {
	ExchangeResult,
	PaymentReference,
	Reading,
	Receipt
} from '../../src/lib/server/gateways/gateway.ts';
import { readAnswer } from '../../src/lib/server/gateways/gmo-pg/answer.ts';
import type { Post } from '../../src/lib/server/gateways/gmo-pg/post.ts';
import { createRecruitGateway } from '../../src/lib/server/gateways/gmo-pg/recruit.ts';
import { INQUIRY_SCHEDULE } from '../../src/lib/server/orders/inquiry-schedule.ts';
import { readGatewayState } from '../../src/lib/server/orders/read-gateway-state.ts';
import { readGolden } from '../support/golden.ts';
import { MUTATIONS, type Mutation } from '../support/mutate-bytes.ts';
import { orderRecord } from '../support/order-record.ts';
import { readPerfectly, type PerfectAnswer } from '../support/perfect-answer.ts';
import { seededRandom, type Random } from '../support/random.ts';
import { repetitions } from '../support/test-scale.ts';

/*
 * A state, an amount or an instant that was not in the gateway's answer must not come out of its damaged
 * bytes. Where the damage happens to write another perfect answer nobody can tell, so a judge of its own
 * (`perfect-answer.ts`) has to say that it is one.
 */
const PAYMENT: PaymentReference = {
	endpoint: 'http://127.0.0.1:9',
	gatewayShopId: 'tshop00000001',
	shopPass: 'demopass01',
	gatewayOrderId: 'MS-000001-1',
	access: {
		accessId: 'bd197d06a2bfe7d16dad0a61ed555613',
		accessPass: '0068aa65fed848d933bbfc3a68251873'
	},
	wireStatus: {}
};
const CANCELLED: PaymentReference = {
	...PAYMENT,
	gatewayOrderId: 'MS-000002-1',
	access: { accessId: 'a'.repeat(32), accessPass: 'b'.repeat(32) }
};
const FIRST_INQUIRY: PaymentReference = { ...PAYMENT, access: null };

/** The bytes on their way through decoding, parsing and the reader of a call. */
let wire: Buffer = Buffer.alloc(0);
const post: Post = (_endpoint, api, _fields, read) =>
	Promise.resolve({
		api,
		request: new Uint8Array(),
		answer: null,
		result: readAnswer(wire, read)
	});
const gateway = createRecruitGateway(post);

type Call = 'capture' | 'cancel' | 'change' | 'extend' | 'inquire';
const CALLS: readonly Call[] = ['capture', 'cancel', 'change', 'extend', 'inquire'];
type Told = ExchangeResult<Receipt & Partial<Reading>>;

async function tell(call: Call, bytes: Buffer, payment: PaymentReference): Promise<Told> {
	wire = bytes;
	const { result } = await gateway[call](payment, 4_480);
	return result;
}

const GOLDEN: readonly [name: string, call: Call, payment: PaymentReference][] = [
	['search-trade-multi-auth', 'inquire', FIRST_INQUIRY],
	['search-trade-multi-auth', 'inquire', PAYMENT],
	['search-trade-multi-sales', 'inquire', PAYMENT],
	['trailing-bar', 'inquire', PAYMENT],
	['recruit-sales', 'capture', PAYMENT],
	['recruit-cancel', 'cancel', CANCELLED],
	['recruit-change', 'change', PAYMENT],
	['recruit-update-auth', 'extend', PAYMENT],
	['recruit-sales-again', 'capture', PAYMENT],
	['recruit-sales-without-access', 'capture', PAYMENT],
	['trailing-bar-errors', 'change', PAYMENT]
];

const INSTANT = /^\d{14}$/;
const HANDLE = /^[0-9a-fA-F]{32}$/;
const FIGURE = /^(0|[1-9]\d{0,6})$/;
const WORDS: Readonly<Record<string, string>> = {
	...Object.fromEntries(
		'UNPROCESSED REQSUCCESS AUTHPROCESS AUTH SALES CAPTURE CANCEL RETURN PAYFAIL EXPIRED'
			.split(' ')
			.map((word) => [word, word])
	),
	REQCAPTURE: 'CAPTURE_ACCEPTED',
	AUTOCANCEL: 'AUTO_CANCELLED'
};

/** What a perfect answer to this call says; null where it says nothing about this payment. */
function perfectClaim(
	perfect: PerfectAnswer,
	call: Call,
	payment: PaymentReference
): Record<string, unknown> | null {
	const { value, has, isOneRow } = perfect;
	if (perfect.errors !== null) return null;
	const names = ['OrderID', 'AccessID', 'Status'];
	const raw = value('Status') ?? '';
	const orderId = value('OrderID') ?? '';
	const accessId = value('AccessID') ?? '';
	const { gatewayOrderId, access } = payment;
	if (!isOneRow(...names) || !/^[!-~]{1,15}$/.test(raw)) return null;
	if (orderId !== '' && orderId !== gatewayOrderId) return null;
	if (accessId !== '' && access !== null && accessId !== access.accessId) return null;
	const isNamed = orderId !== '' || (accessId !== '' && access !== null);
	const claim = { raw, state: WORDS[raw] ?? null };
	if (call === 'capture' || call === 'cancel') return isNamed ? claim : null;

	const [amount, tax] = [value('Amount') ?? '', value('Tax') ?? ''];
	const total = FIGURE.test(amount) && FIGURE.test(tax) ? Number(amount) + Number(tax) : null;
	const isTotal = total !== null && total <= 9_999_999;
	if (call === 'change') {
		const isWhole = ['RcUsePoint', 'RcUseCoupon', 'RcUseShopCoupon'].every(has);
		return isNamed && isWhole && isTotal && isOneRow(...names, 'Amount', 'Tax')
			? { ...claim, amount: total }
			: null;
	}
	const extendedOn = value('RcUpdateAuthDay') ?? '';
	if (call === 'extend') {
		return isNamed && isInstant(extendedOn) && isOneRow(...names, 'RcUpdateAuthDay')
			? { ...claim, extendedOn }
			: null;
	}
	const [processed, ordered] = [value('ProcessDate') ?? '', value('RcOrderTime') ?? ''];
	const accessPass = value('AccessPass') ?? '';
	const decides = ['AccessPass', 'JobCd', 'ProcessDate', 'Amount', 'Tax', 'PayType'];
	const isPerfect =
		['Tax', 'PayType', 'RcOrderTime', 'RcUpdateAuthDay'].every(has) &&
		isOneRow(...names, ...decides, 'RcOrderTime', 'RcUpdateAuthDay') &&
		[processed, ordered || processed, extendedOn || processed].every(isInstant) &&
		HANDLE.test(accessId) &&
		HANDLE.test(accessPass) &&
		['24', 'O'].includes(value('PayType') ?? '') &&
		isTotal;
	return isPerfect
		? {
				...claim,
				amount: total,
				processedAt: epochOf(processed),
				orderedAt: ordered === '' ? null : epochOf(ordered),
				extendedOn: extendedOn || null,
				immediate: value('JobCd') === 'CAPTURE',
				access: { accessId, accessPass }
			}
		: null;
}

function epochOf(text: string): number {
	const [, ...parts] = /^(....)(..)(..)(..)(..)(..)$/.exec(text) ?? [];
	const [year, month, day, hour, minute, second] = parts;
	return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`);
}

/** A real instant, not one that a calendar would repair. */
function isInstant(text: string): boolean {
	if (!INSTANT.test(text)) return false;
	const epoch = epochOf(text);
	if (Number.isNaN(epoch)) return false;
	const back = new Date(epoch + 9 * 3_600_000).toISOString();
	return back.slice(0, 19).replace(/[-T:]/g, '') === text;
}

const T0 = Date.parse('2026-12-21T10:00:00+09:00');
const RECORD = orderRecord({ gatewayOrderedAt: epochOf('20261205120010') });

/** The way on from a reading to the order: nothing may come up there that the reading did not say. */
function decide(reading: Reading): void {
	const context = {
		reason: 'notification' as const,
		sentAt: T0,
		now: T0,
		truth: { finishMs: 60_000, stalenessMs: 10_000, schedule: INQUIRY_SCHEDULE },
		operation: null
	};
	const decision = readGatewayState(RECORD, reading, context);
	if (decision.kind === 'disregarded') return;
	const { gatewayState, amount } = decision.patch;
	if (reading.state === null) expect([gatewayState, amount]).toEqual([undefined, undefined]);
	else {
		expect(gatewayState).toBe(reading.state);
		expect([reading.amount, RECORD.amount]).toContain(amount);
	}
}

interface Verdict {
	readonly outcome: string;
	/** What was believed without being said; null: nothing. */
	readonly wrong: string | null;
}

function judge(
	told: Told,
	original: Told,
	perfect: PerfectAnswer | null,
	claim: Record<string, unknown> | null,
	onlyOrder: boolean
): Verdict {
	if (told.kind === 'answered') {
		if (!same(told.value, claim)) return { outcome: 'WRONG', wrong: 'not a perfect answer' };
		if (original.kind === 'refused') return { outcome: 'WRONG', wrong: 'an error became an OK' };
		if (original.kind !== 'answered') return { outcome: 'another perfect answer', wrong: null };
		if (same(told.value, original.value)) return { outcome: 'the same', wrong: null };
		if (told.value.state === null) return { outcome: 'unknown word', wrong: null };
		const [a, b] = [told.value, original.value];
		const moved = a.state !== b.state || a.amount !== b.amount;
		if (onlyOrder && moved)
			return { outcome: 'WRONG', wrong: 'damage that writes no value wrote one' };
		return { outcome: 'another perfect answer', wrong: null };
	}
	if (told.kind === 'refused') {
		const [first = '', ...rest] = told.codes;
		const { class: meaning } = classifyErrors([first, ...rest]);
		const [was = '', ...others] = original.kind === 'refused' ? original.codes : [];
		if (meaning === 'unknown') return { outcome: 'refused, in doubt', wrong: null };
		if (was !== '' && meaning === classifyErrors([was, ...others]).class) {
			return { outcome: 'refused', wrong: null };
		}
		const isWritten = told.codes.every((code) => perfect?.errors?.includes(code) === true);
		return isWritten
			? { outcome: 'another perfect refusal', wrong: null }
			: { outcome: 'WRONG', wrong: 'a refusal that is not written there' };
	}
	return { outcome: told.kind === 'unreadable' ? told.reason : told.kind, wrong: null };
}

function same(value: unknown, other: unknown): boolean {
	return other !== null && JSON.stringify(sorted(value)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
	return Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1));
}

function damage(bytes: Buffer, random: Random): { bytes: Buffer; by: Mutation[] } {
	const by = Array.from(
		{ length: random.next() < 0.7 ? 1 : random.between(2, 4) },
		() => MUTATIONS[random.between(0, MUTATIONS.length - 1)]
	).filter((mutation) => mutation !== undefined);
	return { bytes: by.reduce((damaged, { apply }) => apply(damaged, random), bytes), by };
}

interface Undamaged {
	readonly name: string;
	readonly call: Call;
	readonly payment: PaymentReference;
	readonly answer: Buffer;
	/** What every reader makes of it; only that of `call` was meant. */
	readonly told: ReadonlyMap<Call, Told>;
}

async function undamaged([name, call, payment]: (typeof GOLDEN)[number]): Promise<Undamaged> {
	const { answer } = readGolden(name);
	const told = new Map<Call, Told>();
	for (const each of CALLS) told.set(each, await tell(each, answer, payment));
	return { name, call, payment, answer, told };
}

it('no damaged answer crashes, or is read as what it does not say', async () => {
	const random = seededRandom('mutated answers');
	const count = repetitions({ quick: 6_000, full: 100_000 });
	const outcomes = new Map<string, number>();
	const used = new Set<string>();
	const wrong: string[] = [];
	const golden: Undamaged[] = [];
	for (const one of GOLDEN) golden.push(await undamaged(one));
	for (let i = 0; i < count; i++) {
		const one = golden[i % golden.length];
		if (one === undefined) continue;
		const { name, call, payment, answer, told: originals } = one;
		const { bytes, by } = damage(answer, random);
		for (const { name: mutation } of by) used.add(mutation);
		const perfect = readPerfectly(bytes);
		for (const each of CALLS) {
			const told = await tell(each, bytes, payment);
			const claim = perfect && perfectClaim(perfect, each, payment);
			const original = originals.get(each) ?? { kind: 'no_answer', reason: '' };
			const onlyOrder = by.every(({ touches }) => touches === 'order');
			const verdict = judge(told, original, perfect, claim, onlyOrder);
			if (verdict.wrong !== null) {
				wrong.push(
					`${name}, ${by.map((one) => one.name).join(' + ')}, read as ${each}: ${verdict.wrong}: ${JSON.stringify(told)} from ${bytes.subarray(0, 300).toString('latin1')}`
				);
			}
			if (each === call) outcomes.set(verdict.outcome, (outcomes.get(verdict.outcome) ?? 0) + 1);
			if (told.kind === 'answered' && 'processedAt' in told.value) decide(told.value as Reading);
		}
	}
	console.log(
		`${count} damaged answers: ${JSON.stringify(Object.fromEntries([...outcomes].sort()))}`
	);
	expect(wrong.slice(0, 5)).toEqual([]);
	expect([...used].sort()).toEqual(MUTATIONS.map(({ name }) => name).sort());
	// The judge must have something to judge, on both sides of the line.
	expect(outcomes.get('the same')).toBeGreaterThan(count / 50);
	expect(outcomes.get('another perfect answer')).toBeGreaterThan(0);
	expect(outcomes.get('ANSWER_NOT_READABLE')).toBeGreaterThan(count / 50);
}, 240_000);
