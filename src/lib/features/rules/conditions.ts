import { ROLES, type Role } from '../../domain/access/index.ts';
import {
	CARRIERS,
	DELIVERY_STATUSES,
	PAYMENT_SYSTEMS,
	type Carrier,
	type DeliveryStatus,
	type DeskStatus,
	type PaymentSystem
} from '../../domain/orders/vocabulary.ts';

/** What was changed and not sent: nothing, the amount down or up, or only the lines. */
const UNSENT = ['nothing', 'lower', 'higher', 'content'] as const;
/** When the sale was made: today, some days ago, or so long ago that its windows have closed. */
const SOLD = ['today', 'earlier', 'over'] as const;
/** Of an authorization: lives, reached the last day that an extension can bring, or is past. */
const HELD = ['lives', 'ceiling', 'past'] as const;
/** The registered card: valid, found NG, or not registered again in time. */
const CARD = ['valid', 'ng', 'blocked'] as const;
/** Whether something is at work on the order. */
const BUSY = ['nothing', 'in-flight', 'unknown', 'import'] as const;
const SWITCH = ['on', 'off'] as const;
const PAID = ['money', 'points'] as const;
const ERROR = ['unread', 'acknowledged'] as const;

/** What the rules are asked about, beside the state: every choice that changes an answer. */
export interface Conditions {
	readonly delivery: DeliveryStatus;
	readonly unsent: (typeof UNSENT)[number];
	readonly sold: (typeof SOLD)[number];
	readonly held: (typeof HELD)[number];
	readonly paid: (typeof PAID)[number];
	readonly error: (typeof ERROR)[number];
	readonly carrier: Carrier;
	readonly card: (typeof CARD)[number];
	readonly busy: (typeof BUSY)[number];
	/** Terms of a contract; a chosen shop's own ones take their place. */
	readonly extension: (typeof SWITCH)[number];
	readonly linkedCancel: (typeof SWITCH)[number];
	/** Who asks; null: whoever looks. */
	readonly role: Role | null;
}

const USUAL: Conditions = {
	delivery: 'unprocessed',
	unsent: 'nothing',
	sold: 'today',
	held: 'lives',
	paid: 'money',
	error: 'unread',
	carrier: 'docomo',
	card: 'valid',
	busy: 'nothing',
	extension: 'on',
	linkedCancel: 'off',
	role: null
};

export type ConditionName = keyof Conditions;
type Choices = { readonly [Name in ConditionName]?: readonly NonNullable<Conditions[Name]>[] };

const AMOUNT_ONLY = ['nothing', 'lower', 'higher'] as const;
const PAST_OR_NOT = ['lives', 'past'] as const;
const ALWAYS = { busy: BUSY, role: ROLES } as const;

/** Which conditions matter for a system, with their values in the order in which they are offered. */
const CHOICES: Readonly<Record<PaymentSystem, Choices>> = {
	recruit: {
		delivery: DELIVERY_STATUSES,
		unsent: UNSENT,
		held: HELD,
		sold: SOLD,
		paid: PAID,
		extension: SWITCH,
		linkedCancel: SWITCH,
		...ALWAYS
	},
	'sgp-card': {
		delivery: DELIVERY_STATUSES,
		unsent: UNSENT,
		held: PAST_OR_NOT,
		sold: SOLD,
		error: ERROR,
		...ALWAYS
	},
	// What may be reported is delivered; only its return is a question.
	'subscription-card': { delivery: ['delivered', 'returned'], card: CARD, ...ALWAYS },
	'paygent-credit': {
		delivery: DELIVERY_STATUSES,
		unsent: AMOUNT_ONLY,
		held: PAST_OR_NOT,
		...ALWAYS
	},
	'paygent-carrier': {
		carrier: CARRIERS,
		delivery: DELIVERY_STATUSES,
		unsent: AMOUNT_ONLY,
		held: PAST_OR_NOT,
		...ALWAYS
	}
};

export function choicesOf(system: PaymentSystem): Choices {
	return CHOICES[system];
}

/** The conditions that nobody changed. */
export function usualConditions(system: PaymentSystem): Conditions {
	return system === 'subscription-card' ? { ...USUAL, delivery: 'delivered' } : USUAL;
}

/** One row of the grid: a state at the gateway, and what only the desk knows of it. */
export interface RowKey {
	readonly state: string;
	readonly deskStatus: DeskStatus | null;
}

/** What the page's URL asks for. */
export interface RulesQuestion {
	readonly system: PaymentSystem;
	/** Whose contract; null: the example's. */
	readonly shop: string | null;
	readonly row: RowKey | null;
	readonly conditions: Conditions;
}

/** Reads a URL, also one that was made by hand: what is not understood is left out. */
export function questionFrom(params: URLSearchParams): RulesQuestion {
	const system = PAYMENT_SYSTEMS.find((known) => known === params.get('system')) ?? 'recruit';
	const choices: Partial<Record<ConditionName, readonly string[]>> = CHOICES[system];
	const chosen = Object.entries(choices).flatMap(([name, values]) => {
		const value = params.get(name);
		return value !== null && values.includes(value) ? [[name, value] as const] : [];
	});
	const state = params.get('state');
	return {
		system,
		shop: params.get('shop'),
		row: state === null ? null : { state, deskStatus: deskStatusFrom(params.get('status')) },
		conditions: {
			...usualConditions(system),
			...(Object.fromEntries(chosen) as Partial<Conditions>)
		}
	};
}

function deskStatusFrom(text: string | null): DeskStatus | null {
	return text === 'cancelled' || text === 'capture_failed' ? text : null;
}

/** The address that asks it; the usual is left out. */
export function rulesAddress({ system, shop, row, conditions }: RulesQuestion): string {
	const params = new URLSearchParams({ system });
	if (shop !== null) params.set('shop', shop);
	if (row !== null) params.set('state', row.state);
	if (row !== null && row.deskStatus !== null) params.set('status', row.deskStatus);
	const usual = usualConditions(system);
	for (const name of Object.keys(choicesOf(system)) as ConditionName[]) {
		const value = conditions[name];
		if (value !== null && value !== usual[name]) params.set(name, value);
	}
	return `/rules?${params.toString()}`;
}
