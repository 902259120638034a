import { systemOf } from '../../domain/methods/registry.ts';
import type { ContractSwitch, DaysTerm } from '../../domain/methods/method.ts';
import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import type { OverridableRecruitStatus, RecruitStatusOverrides } from '../gateway-codes.ts';

/** What people settle about a shop's contract with one payment system; its password is not among it. */
export interface ContractFields {
	/** Where the gateway answers; the protocol's own path follows it. */
	endpoint: string;
	gatewayShopId: string;
	/** Where a person finishes what did not reach the gateway; null: nobody has set it. */
	consoleUrl: string | null;
	validityDays: number | null;
	extensionDays: number | null;
	extensionEnabled: boolean;
	linkedCancelAfterCapture: boolean;
	/** Orders that do not say are immediate sales (即時売上), else provisional ones (仮売上). */
	immediate: boolean;
	/** When the gateway's recurring service begins for the shop, epoch ms; null: it has, or is not used. */
	recurringStartsAt: number | null;
	/** Hours before an expiry at which the desk raises an alert, longest first. */
	alertHours: number[];
	/** This gateway's spelling of the statuses that no public source gives. */
	wireStatus: RecruitStatusOverrides;
}

export type ContractField = keyof ContractFields;

/** What is wrong with a field. */
export type FieldProblem =
	'missing' | 'bad' | 'insecure' | 'out_of_range' | 'too_many' | 'not_offered' | 'same_twice';

export const ALERT_LEVELS_LIMIT = 8;
const ALERT_HOURS_LIMIT = 2_160;
const URL_LIMIT = 300;

/** The statuses whose spelling a shop may settle. */
export const OPEN_WIRE_STATUSES: readonly OverridableRecruitStatus[] = [
	'CAPTURE_ACCEPTED',
	'AUTO_CANCELLED'
];

/** What a new contract starts from. */
export function blankContract(system: PaymentSystem): ContractFields {
	return {
		endpoint: '',
		gatewayShopId: '',
		consoleUrl: null,
		// The cautious value where a source leaves it to us [domain §3].
		validityDays: system === 'sgp-card' ? 60 : null,
		extensionDays: null,
		extensionEnabled: false,
		linkedCancelAfterCapture: false,
		immediate: false,
		recurringStartsAt: null,
		alertHours: [24, 3, 1],
		wireStatus: {}
	};
}

/** Does the system's contract have this switch? */
export function hasSwitch(system: PaymentSystem, name: ContractSwitch): boolean {
	return systemOf(system).contract.switches?.includes(name) ?? false;
}

/** Hours as they are kept: each once, longest first. */
export function sortedHours(hours: readonly number[]): number[] {
	return [...new Set(hours)].sort((a, b) => b - a);
}

/** Every field of a contract that cannot stand, as the form and the server both judge it. */
export function contractProblems(
	system: PaymentSystem,
	fields: ContractFields
): Partial<Record<ContractField, FieldProblem>> {
	const { contract } = systemOf(system);
	const found: Partial<Record<ContractField, FieldProblem | null>> = {
		endpoint: endpointProblem(fields.endpoint),
		gatewayShopId: shopIdProblem(fields.gatewayShopId),
		consoleUrl: fields.consoleUrl === null ? null : linkProblem(fields.consoleUrl),
		validityDays: daysProblem(contract.validityDays, fields.validityDays),
		extensionDays:
			fields.extensionEnabled && fields.extensionDays === null
				? 'missing'
				: daysProblem(contract.extensionDays, fields.extensionDays),
		extensionEnabled: switchProblem(system, 'extensionEnabled', fields.extensionEnabled),
		linkedCancelAfterCapture: switchProblem(
			system,
			'linkedCancelAfterCapture',
			fields.linkedCancelAfterCapture
		),
		recurringStartsAt:
			fields.recurringStartsAt !== null && system !== 'subscription-card' ? 'not_offered' : null,
		alertHours: hoursProblem(fields.alertHours),
		wireStatus: wireProblem(system, fields.wireStatus)
	};
	return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

/** A password never travels in the clear, except to this machine. */
function endpointProblem(text: string): FieldProblem | null {
	if (text === '') return 'missing';
	const url = text.length > URL_LIMIT ? null : URL.parse(text);
	if (url === null || !['http:', 'https:'].includes(url.protocol)) return 'bad';
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
		return 'bad';
	const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
	return url.protocol === 'https:' || isHere ? null : 'insecure';
}

function shopIdProblem(text: string): FieldProblem | null {
	if (text === '') return 'missing';
	return /^[A-Za-z0-9]{1,13}$/.test(text) ? null : 'bad';
}

/** A page to open: https, or one of this desk's own. */
export function linkProblem(text: string): FieldProblem | null {
	if (text.length > URL_LIMIT) return 'bad';
	if (/^\/(?![/\\])/.test(text)) return null;
	const url = URL.parse(text);
	if (url === null || url.username !== '' || url.password !== '') return 'bad';
	if (url.protocol === 'https:') return null;
	return url.protocol === 'http:' ? 'insecure' : 'bad';
}

function daysProblem(term: DaysTerm | undefined, days: number | null): FieldProblem | null {
	if (term === undefined) return days === null ? null : 'not_offered';
	if (days === null) return term.required ? 'missing' : null;
	return Number.isInteger(days) && days >= term.min && days <= term.max ? null : 'out_of_range';
}

function switchProblem(
	system: PaymentSystem,
	name: ContractSwitch,
	isOn: boolean
): FieldProblem | null {
	return isOn && !hasSwitch(system, name) ? 'not_offered' : null;
}

function hoursProblem(hours: readonly number[]): FieldProblem | null {
	if (hours.length === 0) return 'missing';
	const areWhole = hours.every(
		(hour) => Number.isInteger(hour) && hour >= 1 && hour <= ALERT_HOURS_LIMIT
	);
	if (!areWhole) return 'out_of_range';
	return new Set(hours).size > ALERT_LEVELS_LIMIT ? 'too_many' : null;
}

function wireProblem(system: PaymentSystem, words: RecruitStatusOverrides): FieldProblem | null {
	const spelled = Object.values(words);
	if (spelled.length > 0 && system !== 'recruit') return 'not_offered';
	if (!spelled.every((word) => /^[A-Z0-9_]{1,15}$/.test(word))) return 'bad';
	return new Set(spelled).size < spelled.length ? 'same_twice' : null;
}
