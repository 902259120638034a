/** What a question about eligibility can be refused for, beyond the errors of every door. */
export interface EligibilityErrorParams {
	/** Neither a stored nor a described order. */
	ORDER_NOT_GIVEN: Record<never, never>;
	/** Both a stored and a described order. */
	ORDER_GIVEN_TWICE: Record<never, never>;
	/** No ISO 8601 instant with an offset, or a date that does not exist. */
	BAD_INSTANT: Record<never, never>;
	NOT_ONE_OF: { allowed: string };
	OUT_OF_RANGE: { min: number; max: number };
	/** Names of fields: what happens first lies after what happens later. */
	INSTANTS_OUT_OF_ORDER: { earlier: string; later: string };
	STATUS_CONTRADICTS_STATE: Record<never, never>;
}

/** Codes that mean here what they mean at every door; their sentences belong to `i18n/errors`. */
type SharedCode = 'MISSING_FIELD' | 'UNKNOWN_FIELD' | 'BAD_FIELD' | 'UNKNOWN_ORDER';

/** The first thing wrong with a question: its code, the field at fault, what the sentence tells. */
export type EligibilityError = { readonly field: string | null } & (
	| { readonly code: SharedCode; readonly params: Record<never, never> }
	| {
			[Code in keyof EligibilityErrorParams]: {
				readonly code: Code;
				readonly params: EligibilityErrorParams[Code];
			};
	  }[keyof EligibilityErrorParams]
);
