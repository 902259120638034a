import { z } from 'zod';
import { parseInstant } from '../domain/calendar.ts';
import { systemOf } from '../domain/methods/registry.ts';
import type { ContractSwitch, Method, OptionalFact } from '../domain/methods/method.ts';
import {
	CARRIERS,
	DELIVERY_STATUSES,
	PAYMENT_STATUSES,
	PAYMENT_SYSTEMS
} from '../domain/orders/vocabulary.ts';
import type { EligibilityError, EligibilityErrorParams } from './eligibility-error.ts';

/** Attaches one of our codes to an issue of a schema. */
function complaint<Code extends keyof EligibilityErrorParams>(
	code: Code,
	...[params]: keyof EligibilityErrorParams[Code] extends never
		? []
		: [EligibilityErrorParams[Code]]
) {
	return { code: 'custom' as const, params: { code, params: params ?? {} } };
}

const instant = z.string().transform((text, context) => {
	const at = parseInstant(text);
	if (at !== null) return at;
	context.addIssue(complaint('BAD_INSTANT'));
	return z.NEVER;
});
const whole = z.int();
const between = (min: number, max: number) =>
	whole.superRefine((value, context) => {
		if (value < min || value > max) context.addIssue(complaint('OUT_OF_RANGE', { min, max }));
	});
/** Codes of shops and numbers of orders: nothing else can be stored under. */
const name = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);

const contract = z.strictObject({
	validityDays: whole.nullable().default(null),
	extensionDays: whole.nullable().default(null),
	extensionEnabled: z.boolean().default(false),
	linkedCancelAfterCapture: z.boolean().default(false)
});

const order = z.strictObject({
	system: z.enum(PAYMENT_SYSTEMS),
	carrier: z.enum(CARRIERS).nullable().default(null),
	gatewayState: z.string(),
	paymentStatus: z.enum(PAYMENT_STATUSES).nullable().default(null),
	deliveryStatus: z.enum(DELIVERY_STATUSES).default('unprocessed'),
	orderedAt: instant,
	authorizedAt: instant.nullable().default(null),
	capturedAt: instant.nullable().default(null),
	/** Each adds a day at least, below a ceiling of 120 days. */
	extensions: between(0, 120).default(0),
	amount: whole,
	localAmount: whole.nullable().default(null),
	contentUnsent: z.boolean().default(false),
	pointsOnly: z.boolean().default(false),
	reservation: z.boolean().default(false),
	destinations: between(1, 1000).default(1),
	captureErrorAcknowledged: z.boolean().default(false),
	captureRequestedAt: instant.nullable().default(null),
	outcomeUnknown: z.boolean().default(false),
	operationInFlight: z.boolean().default(false),
	heldByImport: z.string().min(1).max(200).nullable().default(null),
	execAt: instant.nullable().default(null),
	startLimitSeconds: between(1, 3600).nullable().default(null),
	deliveredAt: instant.nullable().default(null),
	validityNgAt: instant.nullable().default(null)
});

/** The body of `POST /api/v1/eligibility`. */
export const eligibilityRequest = z.strictObject({
	at: instant.optional(),
	contract: contract.optional(),
	shop: name.optional(),
	orderNumber: name.optional(),
	order: order.optional(),
	newAmount: whole.nullable().default(null)
});

/** The body of `POST /api/v1/eligibility`, well-formed; instants are epoch ms. */
export type EligibilityRequest = z.output<typeof eligibilityRequest>;
export type DescribedContract = z.output<typeof contract>;
export type DescribedOrder = z.output<typeof order>;

/**
 * Reads the body of a question field by field. What depends on several fields at once, such as what a
 * payment system requires, is not asked here.
 */
export function readEligibilityRequest(
	body: unknown
): { ok: true; request: EligibilityRequest } | { ok: false; error: EligibilityError } {
	const read = eligibilityRequest.safeParse(withoutIgnored(body), { reportInput: true });
	if (read.success) return { ok: true, request: read.data };
	return { ok: false, error: errorOf(read.error.issues[0]) };
}

const OPTIONAL_FACTS: Readonly<Record<OptionalFact, true>> = {
	carrier: true,
	authorizedAt: true,
	capturedAt: true,
	extensions: true,
	pointsOnly: true,
	reservation: true,
	destinations: true,
	captureErrorAcknowledged: true,
	captureRequestedAt: true,
	execAt: true,
	startLimitSeconds: true,
	deliveredAt: true,
	validityNgAt: true
};

const SWITCHES: Readonly<Record<ContractSwitch, true>> = {
	extensionEnabled: true,
	linkedCancelAfterCapture: true
};

/** Fields that the order's system does not use are ignored, whatever they hold. */
function withoutIgnored(body: unknown): unknown {
	if (!isRecord(body) || !isRecord(body.order)) return body;
	const { order, contract } = body;
	const system = PAYMENT_SYSTEMS.find((known) => known === order.system);
	if (system === undefined) return body;
	const method = systemOf(system);
	const used = (field: string) =>
		!Object.hasOwn(OPTIONAL_FACTS, field) || method.reads.some((read) => read === field);
	return {
		...body,
		order: pick(order, used),
		...(isRecord(contract) ? { contract: pick(contract, (field) => isTermOf(method, field)) } : {})
	};
}

function isTermOf({ contract }: Method, field: string): boolean {
	if (field === 'validityDays' || field === 'extensionDays') return contract[field] !== undefined;
	if (!Object.hasOwn(SWITCHES, field)) return true;
	return contract.switches?.some((known) => known === field) ?? false;
}

function pick(fields: Record<string, unknown>, used: (field: string) => boolean) {
	return Object.fromEntries(Object.entries(fields).filter(([field]) => used(field)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function errorOf(issue: z.core.$ZodIssue | undefined): EligibilityError {
	const path = issue?.path.map(String) ?? [];
	const field = path.length === 0 ? null : path.join('.');
	if (issue?.code === 'custom') {
		return {
			...(issue.params as Pick<EligibilityError, 'code' | 'params'>),
			field
		} as EligibilityError;
	}
	if (issue?.code === 'unrecognized_keys') {
		return { code: 'UNKNOWN_FIELD', params: {}, field: [...path, issue.keys[0]].join('.') };
	}
	if (issue?.code === 'invalid_value' && issue.input !== undefined) {
		return { code: 'NOT_ONE_OF', params: { allowed: issue.values.join(', ') }, field };
	}
	const missing = field !== null && issue?.input === undefined;
	return { code: missing ? 'MISSING_FIELD' : 'BAD_FIELD', params: {}, field };
}
