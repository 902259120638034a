import type { OverridableRecruitStatus } from '../../contract/gateway-codes.ts';
import type { ContractFields } from '../../contract/settings/contract-fields.ts';

/** A contract as its form holds it: figures as they are typed. */
export interface ContractDraft {
	endpoint: string;
	gatewayShopId: string;
	consoleUrl: string;
	validityDays: string;
	extensionDays: string;
	extensionEnabled: boolean;
	linkedCancelAfterCapture: boolean;
	immediate: boolean;
	alertHours: string;
	captureAccepted: string;
	autoCancelled: string;
}

const WORDS = {
	captureAccepted: 'CAPTURE_ACCEPTED',
	autoCancelled: 'AUTO_CANCELLED'
} as const satisfies Partial<Record<keyof ContractDraft, OverridableRecruitStatus>>;

export function draftOf(fields: ContractFields): ContractDraft {
	const { wireStatus } = fields;
	return {
		endpoint: fields.endpoint,
		gatewayShopId: fields.gatewayShopId,
		consoleUrl: fields.consoleUrl ?? '',
		validityDays: fields.validityDays?.toString() ?? '',
		extensionDays: fields.extensionDays?.toString() ?? '',
		extensionEnabled: fields.extensionEnabled,
		linkedCancelAfterCapture: fields.linkedCancelAfterCapture,
		immediate: fields.immediate,
		alertHours: fields.alertHours.join(', '),
		captureAccepted: wireStatus[WORDS.captureAccepted] ?? '',
		autoCancelled: wireStatus[WORDS.autoCancelled] ?? ''
	};
}

/**
 * What was typed, read: full-width digits and signs as the usual ones. A figure that is none becomes
 * NaN, which no contract takes.
 *
 * @param kept the fields that the form does not show
 */
export function fieldsFrom(
	draft: ContractDraft,
	kept: Pick<ContractFields, 'recurringStartsAt'>
): ContractFields {
	const words = Object.entries(WORDS)
		.map(([key, status]) => [status, plain(draft[key as keyof typeof WORDS])] as const)
		.filter(([, word]) => word !== '');
	return {
		...kept,
		endpoint: plain(draft.endpoint).replace(/\/+$/, ''),
		gatewayShopId: plain(draft.gatewayShopId),
		consoleUrl: plain(draft.consoleUrl) || null,
		validityDays: figure(draft.validityDays),
		extensionDays: figure(draft.extensionDays),
		extensionEnabled: draft.extensionEnabled,
		linkedCancelAfterCapture: draft.linkedCancelAfterCapture,
		immediate: draft.immediate,
		alertHours: hoursFrom(draft.alertHours),
		wireStatus: Object.fromEntries(words)
	};
}

/** Hours as typed, with whatever stands between them. */
export function hoursFrom(text: string): number[] {
	return plain(text)
		.split(/[\s,、;・/]+/u)
		.filter((part) => part !== '')
		.map((part) => figure(part) ?? Number.NaN);
}

function figure(text: string): number | null {
	const typed = plain(text);
	if (typed === '') return null;
	return /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
}

function plain(text: string): string {
	return text.normalize('NFKC').trim();
}
