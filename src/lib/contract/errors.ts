/**
 * Every error that a door of ours answers with: a stable code and its HTTP status. The sentences live
 * in i18n, keyed by these codes. Refusals of a rule carry their own codes (domain/orders) and are
 * answered as `ACTION_REFUSED` with the rule's code beside it.
 */
export const ERROR_STATUS = {
	BAD_JSON: 400,
	BAD_CONTENT_TYPE: 415,
	BODY_TOO_LARGE: 413,
	BAD_ENCODING: 400,
	UNAUTHENTICATED: 401,
	FORBIDDEN: 403,
	FORBIDDEN_ORIGIN: 403,
	SCOPE_MISSING: 403,
	SIGN_IN_FAILED: 401,
	ACCOUNT_DISABLED: 403,
	TOO_MANY_REQUESTS: 429,
	NOT_FOUND: 404,
	UNKNOWN_SHOP: 422,
	UNKNOWN_ORDER: 404,
	UNKNOWN_PERSON: 404,
	UNKNOWN_ALERT: 404,
	UNKNOWN_TASK: 404,
	UNKNOWN_VIEW: 404,
	VIEW_CONFLICT: 409,
	VIEW_DELETED: 410,
	VIEWS_FULL: 409,
	UNKNOWN_CONTRACT: 404,
	SETTING_CONFLICT: 409,
	SHOP_CODE_TAKEN: 409,
	SHOP_CLOSED: 422,
	GATEWAY_SHOP_TAKEN: 409,
	GATEWAY_SHOP_IN_USE: 409,
	SECRET_WOULD_MOVE: 403,
	CREDENTIALS_MISSING: 409,
	KEY_EXPIRY_PAST: 422,
	UNKNOWN_NOTE: 404,
	MENTION_UNKNOWN: 422,
	LAST_ADMIN: 409,
	EMAIL_TAKEN: 409,
	LINK_INVALID: 410,
	METHOD_NOT_ALLOWED: 405,
	MISSING_FIELD: 422,
	UNKNOWN_FIELD: 422,
	BAD_FIELD: 422,
	TOO_MANY_ORDERS: 422,
	EMPTY_LIST: 422,
	AMOUNTS_DO_NOT_ADD_UP: 422,
	CARD_NUMBER_REFUSED: 422,
	SYSTEM_NOT_CONNECTED: 422,
	GATEWAY_ACCOUNT_UNKNOWN: 422,
	GATEWAY_ORDER_TAKEN: 409,
	SYSTEM_CHANGED: 409,
	GATEWAY_ORDER_REMOVED: 409,
	VERSION_CONFLICT: 409,
	TASK_CONFLICT: 409,
	ASSIGNEE_CONFLICT: 409,
	PAYMENT_NOT_INQUIRABLE: 409,
	OPERATION_UNDER_WAY: 409,
	ACTION_REFUSED: 409,
	IDENTITY_REUSED: 409,
	NO_LINES: 422,
	LINE_UNKNOWN: 422,
	DESTINATION_UNKNOWN: 422,
	DESTINATION_EMPTY: 422,
	NOTHING_TO_DISCARD: 409,
	EXPIRY_OUT_OF_RANGE: 422,
	NO_EXPIRY_TO_RECORD: 409,
	RUN_UNDER_WAY: 409,
	UNKNOWN_RUN: 404,
	POSITION_INVALID: 422,
	PROTOCOL_MISMATCH: 409,
	CLOCK_GOES_FORWARD: 422,
	CLOCK_HELD: 409,
	SIMULATOR_REFUSED: 409,
	SIMULATOR_UNREACHABLE: 503,
	NOT_READY: 503,
	INTERNAL: 500
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** An error on its way to a person or a program. `params` fill the sentence; they hold no secret. */
export class CodedError extends Error {
	readonly code: ErrorCode;
	readonly field: string | null;
	readonly params: Readonly<Record<string, string | number>>;

	constructor(
		code: ErrorCode,
		options: { field?: string; params?: Record<string, string | number>; cause?: unknown } = {}
	) {
		super(code, { cause: options.cause });
		this.name = 'CodedError';
		this.code = code;
		this.field = options.field ?? null;
		this.params = options.params ?? {};
	}
}
