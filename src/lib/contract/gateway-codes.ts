/**
 * Code tables of the GMO-PG protocol type, as data.
 *
 * This is the only module that the desk and the simulator share: it holds what the wire *says*,
 * never what either side does about it, so that one can still find the other's mistakes.
 */

/** Gateway states of a Recruit transaction, in the order of the source's table [001 §2-1]. */
export const RECRUIT_STATES = [
	'UNPROCESSED',
	'REQSUCCESS',
	'AUTHPROCESS',
	'AUTH',
	'SALES',
	'CAPTURE_ACCEPTED',
	'CAPTURE',
	'AUTO_CANCELLED',
	'CANCEL',
	'RETURN',
	'PAYFAIL',
	'EXPIRED'
] as const;

export type RecruitGatewayState = (typeof RECRUIT_STATES)[number];

/**
 * `Status` strings on the wire. No public source names the codes of 即時売上受付 and 自動キャンセル,
 * so those two are assumptions that a shop's settings may replace ({@link recruitStatusTable}).
 */
const RECRUIT_WIRE_STATUS: Readonly<Record<RecruitGatewayState, string>> = {
	UNPROCESSED: 'UNPROCESSED',
	REQSUCCESS: 'REQSUCCESS',
	AUTHPROCESS: 'AUTHPROCESS',
	AUTH: 'AUTH',
	SALES: 'SALES',
	CAPTURE_ACCEPTED: 'REQCAPTURE',
	CAPTURE: 'CAPTURE',
	AUTO_CANCELLED: 'AUTOCANCEL',
	CANCEL: 'CANCEL',
	RETURN: 'RETURN',
	PAYFAIL: 'PAYFAIL',
	EXPIRED: 'EXPIRED'
};

/** The states whose wire string no public source confirms. */
export type OverridableRecruitStatus = 'CAPTURE_ACCEPTED' | 'AUTO_CANCELLED';
export type RecruitStatusOverrides = Readonly<Partial<Record<OverridableRecruitStatus, string>>>;

export interface RecruitStatusTable {
	/** The wire string of a state. */
	toWire(state: RecruitGatewayState): string;
	/** The state of a wire string, or `undefined` when the string is unknown: show it raw. */
	toState(wire: string): RecruitGatewayState | undefined;
}

/**
 * Both directions of the status table. Where an override reuses a verified string (自動キャンセル
 * may turn out to be `CANCEL`), reading it gives the verified state.
 *
 * @throws RangeError when an override is not 1–15 of A–Z 0–9 _ (the wire's limit for Status)
 */
export function recruitStatusTable(overrides: RecruitStatusOverrides = {}): RecruitStatusTable {
	const wireByState = { ...RECRUIT_WIRE_STATUS, ...overrides };
	const stateByWire = new Map<string, RecruitGatewayState>();
	for (const state of RECRUIT_STATES) {
		const wire = wireByState[state];
		if (!/^[A-Z0-9_]{1,15}$/.test(wire)) {
			throw new RangeError(`not a wire status for ${state}: ${JSON.stringify(wire)}`);
		}
		if (!stateByWire.has(wire) || wire === RECRUIT_WIRE_STATUS[state]) stateByWire.set(wire, state);
	}
	return { toWire: (state) => wireByState[state], toState: (wire) => stateByWire.get(wire) };
}

/** PayType of Recruit: two digits in requests; a notification may carry the base-36 character. */
export const RECRUIT_PAY_TYPE = { request: '24', notification: ['24', 'O'] } as const;

/** Whether a PayType of a request, an answer or a notification means Recruit (one-time payment). */
export function isRecruitPayType(value: string): boolean {
	return RECRUIT_PAY_TYPE.notification.some((known) => known === value);
}

/** Body with which a receiver answers a result notification. */
export const NOTIFICATION_ANSWER = { accepted: '0', failed: '1' } as const;

/** ErrInfo of the notification that only tests the connection: answer `0`, do nothing. */
export const CONNECTIVITY_TEST = 'E00000000';

/**
 * What a refusal says about the request that it answers:
 * - `notAccepted` nothing was started: the same request may be sent again, with back-off;
 * - `unknown` it may or may not have been executed: inquire, never send again blindly;
 * - `inquire` refused, but the transaction is not what we believed or is left in doubt: inquire;
 * - `alreadyDone` it had been done before: one inquiry confirms it, then it is a success;
 * - `wrongState` refused because of the transaction's state: nothing happened;
 * - `final` refused for good: nothing happened and repeating is useless.
 */
export type GatewayErrorClass =
	'notAccepted' | 'unknown' | 'inquire' | 'alreadyDone' | 'wrongState' | 'final';

export interface GatewayError {
	readonly code: string;
	readonly class: GatewayErrorClass;
	/** false: the code stands in no table. It is then `unknown`, so that it can do no harm. */
	readonly known: boolean;
	readonly ja: string;
	readonly en: string;
}

type Sentences = Readonly<Record<string, readonly [ja: string, en: string]>>;

const UNKNOWN: Sentences = {
	E90010001: ['二重送信です。先の要求が処理中です。', 'Sent twice: the first request proceeds.'],
	E91019999: ['システムエラー。要管理画面確認。', 'System error: check the console.'],
	E91020001: ['通信タイムアウトです。', 'Communication timed out.'],
	E91029998: ['データベースエラーです。', 'Database error.'],
	E91029999: ['システムエラー。要管理画面確認。', 'System error: check the console.'],
	E91060001: ['システム内部エラーです。', 'Internal error of the gateway.'],
	E91099996: ['システム内部エラーです。', 'Internal error of the gateway.'],
	E91099999: ['予期しないエラー。要管理画面確認。', 'Unexpected error: check the console.'],
	RC2000002: ['リクルートとの通信エラーです。', 'Communication error with Recruit.'],
	RC2000102: ['リクルート側APIの例外です。', 'Exception in Recruit’s API server.'],
	RC2009999: ['リクルート側のシステムエラーです。', 'Other system error at Recruit.']
};

const NOT_ACCEPTED: Sentences = {
	E92000001: ['流量制限中です。受け付けられていません。', 'Rate limited: not accepted.'],
	E92000002: ['流量制限中です。受け付けられていません。', 'Rate limited: not accepted.'],
	RC2000104: ['リクルートがメンテナンス中です。', 'Recruit is under maintenance.'],
	RC4000104: ['リクルートがメンテナンス中です。', 'Recruit is under maintenance.']
};

const INQUIRE: Sentences = {
	E11010999: ['すでに処理が完了している可能性があります。', 'It may already have been completed.'],
	E82010001: ['排他エラー。処理は開始されていません。', 'Exclusive lock: this call did not start.'],
	M01004014: ['すでに要求済みのオーダーIDです。', 'This OrderID was already requested.'],
	RC1000002: ['取引の有効期限が切れています。', 'The transaction has expired.'],
	RC1000109: [
		'対象のステータスが不正です（売上確定日と翌日午前1時までは金額変更不可）。',
		'Target status error (no amount change on the capture day and until 01:00 after it).'
	],
	RC1000112: [
		'与信を確保できませんでした。有効なカードでの再決済が必要です。',
		'The card could not be authorized: the buyer must pay again with a valid card.'
	],
	RC2000001: ['結果受信時のステータスエラーです。', 'Status error when receiving the result.'],
	RC2000009: ['結果受信時の入力チェックエラーです。', 'Input error when receiving the result.'],
	RC2000010: ['結果受信時の取引存在チェックエラーです。', 'Trade check failed on the result.'],
	RC3000110: ['継続課金のステータスエラーです。', 'Status error of the recurring charge.']
};

const ALREADY_DONE: Sentences = {
	E11010001: ['この取引はすでに決済が終了しています。', 'This transaction is already settled.'],
	RC1000003: ['すでに決済済みの取引です。', 'The transaction is already settled.'],
	RC3000115: ['すでに終了済みの継続課金です。', 'The recurring charge has already ended.']
};

const WRONG_STATE: Sentences = {
	E01050004: ['指定した処理区分は実行できません。', 'This JobCd cannot be executed.'],
	E01110010: ['決済が完了していない取引です。', 'The transaction is not settled.'],
	E11010002: ['決済が終了していないため変更できません。', 'Not settled, so it cannot be changed.'],
	E11010003: ['指定の処理区分の処理はできません。', 'This JobCd is not possible.'],
	M01054004: [
		'現在の取引状態では、指定の操作はできません。',
		'The transaction’s current state does not allow this operation.'
	],
	RC1000001: ['不正な状態遷移です。', 'Illegal state transition.'],
	RC1000008: ['要求受付終了の遷移エラーです。', 'Transition error at the end of acceptance.']
};

const FINAL: Sentences = {
	E01010001: ['ショップIDが指定されていません。', 'ShopID is missing.'],
	E01010008: ['ショップIDの書式が不正です。', 'ShopID has a wrong format.'],
	E01010010: ['ショップIDが一致しません。', 'ShopID does not match.'],
	E01020001: ['ショップパスワードが指定されていません。', 'ShopPass is missing.'],
	E01020008: ['ショップパスワードの書式が不正です。', 'ShopPass has a wrong format.'],
	E01030002: ['ショップIDとパスワードの組み合わせがありません。', 'No such ShopID and ShopPass.'],
	E01040001: ['オーダーIDが指定されていません。', 'OrderID is missing.'],
	E01040003: ['オーダーIDが最大文字数を超えています。', 'OrderID is too long.'],
	E01040010: ['すでに使用されたオーダーIDです。', 'OrderID has been used.'],
	E01040013: ['オーダーIDに不正な文字があります。', 'OrderID has a forbidden character.'],
	E01050001: ['処理区分が指定されていません。', 'JobCd is missing.'],
	E01050002: ['処理区分が定義されていません。', 'JobCd is undefined.'],
	E01060001: ['利用金額が指定されていません。', 'Amount is missing.'],
	E01060005: ['利用金額が最大桁数を超えています。', 'Amount is too long.'],
	E01060006: ['利用金額に数字以外があります。', 'Amount is not a number.'],
	E01060010: ['利用金額が取引と一致しません。', 'Amount differs from the transaction.'],
	E01060011: ['利用金額が範囲を超えています。', 'Amount is out of range.'],
	E01090001: ['取引IDが指定されていません。', 'AccessID is missing.'],
	E01090008: ['取引IDの書式が不正です。', 'AccessID has a wrong format.'],
	E01110002: ['取引IDとパスワードの組み合わせが存在しません。', 'No such AccessID and AccessPass.'],
	E11010010: ['180日を超えた取引は処理できません。', 'Older than 180 days: cannot be processed.'],
	E11010017: ['180日を超えた取引は処理できません。', 'Older than 180 days: cannot be processed.'],
	E31500014: ['POST以外のメソッドは使えません。', 'Only POST is accepted.'],
	E61010001: ['決済処理に失敗しました。', 'The settlement failed.'],
	E61010002: ['決済処理に失敗しました。', 'The settlement failed.'],
	E61010003: ['決済処理に失敗しました。', 'The settlement failed.'],
	E61020001: ['この決済方法は利用停止中です。', 'This payment method is suspended.'],
	E61030001: ['契約内容を確認してください。', 'Not covered by the contract.'],
	E61040001: ['カード番号での決済はできません。', 'Raw card numbers are not allowed.'],
	E91099997: ['存在しないAPIのURLです。', 'There is no such API URL.'],
	M01002001: ['ショップIDが指定されていません。', 'ShopID is missing.'],
	M01002002: ['ショップIDが存在しません。', 'There is no such shop.'],
	M01002008: ['ショップIDの書式が不正です。', 'ShopID has a wrong format.'],
	M01003001: ['ショップパスワードが指定されていません。', 'ShopPass is missing.'],
	M01003008: ['ショップパスワードの書式が不正です。', 'ShopPass has a wrong format.'],
	M01004001: ['オーダーIDが指定されていません。', 'OrderID is missing.'],
	M01004002: ['指定の取引は存在しません。', 'There is no such transaction.'],
	M01004010: ['すでに使用されたオーダーIDです。', 'OrderID has been used.'],
	M01004012: ['オーダーIDが最大文字数を超えています。', 'OrderID is too long.'],
	M01004013: ['オーダーIDに不正な文字があります。', 'OrderID has a forbidden character.'],
	M01005001: ['利用金額が指定されていません。', 'Amount is missing.'],
	M01005005: ['利用金額が最大桁数を超えています。', 'Amount is too long.'],
	M01005006: ['利用金額に数字以外があります。', 'Amount is not a number.'],
	M01005011: ['利用金額が範囲を超えています。', 'Amount is out of range.'],
	M01006005: ['税送料が最大桁数を超えています。', 'Tax is too long.'],
	M01006006: ['税送料に数字以外があります。', 'Tax is not a number.'],
	M01007001: ['取引IDが指定されていません。', 'AccessID is missing.'],
	M01007008: ['取引IDの書式が不正です。', 'AccessID has a wrong format.'],
	M01008001: ['取引パスワードが指定されていません。', 'AccessPass is missing.'],
	M01008008: ['取引パスワードの書式が不正です。', 'AccessPass has a wrong format.'],
	M01039012: ['加盟店自由項目1が長すぎます。', 'ClientField1 is too long.'],
	M01039013: ['加盟店自由項目1に不正な文字があります。', 'ClientField1 has a forbidden character.'],
	M01040012: ['加盟店自由項目2が長すぎます。', 'ClientField2 is too long.'],
	M01040013: ['加盟店自由項目2に不正な文字があります。', 'ClientField2 has a forbidden character.'],
	M01041012: ['加盟店自由項目3が長すぎます。', 'ClientField3 is too long.'],
	M01041013: ['加盟店自由項目3に不正な文字があります。', 'ClientField3 has a forbidden character.'],
	M01043001: ['商品・サービス名が指定されていません。', 'ItemName is missing.'],
	M01043012: ['商品・サービス名が長すぎます。', 'ItemName is too long.'],
	M01043013: ['商品・サービス名に不正な文字があります。', 'ItemName has a forbidden character.'],
	M01048005: ['支払期限秒が最大桁数を超えています。', 'PaymentTermSec is too long.'],
	M01048006: ['支払期限秒に数字以外があります。', 'PaymentTermSec is not a number.'],
	M01048011: ['支払期限秒が範囲を超えています。', 'PaymentTermSec is out of range.'],
	M01051001: ['決済方法が指定されていません。', 'PayType is missing.'],
	M01051005: ['決済方法が最大桁数を超えています。', 'PayType is too long.'],
	M01051011: ['決済方法が範囲外です。', 'PayType is out of range.'],
	M01054001: ['処理区分が指定されていません。', 'JobCd is missing.'],
	M01054010: ['処理区分が定義されていません。', 'JobCd is undefined.'],
	M01055010: ['金額の合計が取引と一致しません。', 'Amount and tax differ from the transaction.'],
	M01056001: ['戻り先URLが指定されていません。', 'RetURL is missing.'],
	M01056012: ['戻り先URLが長すぎます。', 'RetURL is too long.'],
	M01057010: ['キャンセルできる期間を過ぎています。', 'The cancellation period is over.'],
	M01058002: ['指定の取引は存在しません。', 'There is no such transaction.'],
	M01058010: ['別のショップの取引です。', 'The transaction belongs to another shop.'],
	M01060010: ['仮売上有効期間を超えています。', 'The authorization’s validity is over.'],
	M01074090: ['トークンが不正です。', 'The token is invalid.'],
	M01074091: ['支払画面のURLは期限切れです。', 'The payment URL has expired.'],
	M01085001: ['キャンセル金額が指定されていません。', 'The cancel amount is missing.'],
	M01085005: ['キャンセル金額が最大桁数を超えています。', 'The cancel amount is too long.'],
	M01085006: ['キャンセル金額に数字以外があります。', 'The cancel amount is not a number.'],
	M01085010: ['キャンセル金額が取引と一致しません。', 'The cancel amount differs.'],
	M01085011: ['キャンセル金額が取引を超えています。', 'The cancel amount is too high.'],
	RC1000005: ['取引IDのチェックエラーです。', 'AccessID check failed.'],
	RC1000006: ['該当する取引がありません。', 'There is no such trade.'],
	RC1000007: ['要求が改ざんされています。', 'The request was tampered with.'],
	RC1000009: [
		'決済に失敗しました。再決済が必要です。',
		'Payment failed: the buyer must pay again.'
	],
	RC1000101: ['要求パラメーターが異常です。', 'A request parameter is abnormal.'],
	RC1000110: [
		'返金できません（決済金額の超過または期間切れ）。',
		'Refund failed: more than the settled amount, or its period is over.'
	],
	RC1000111: [
		'全額ポイント払いのため受け付けられません。',
		'Paid with points only: this cannot be accepted.'
	],
	RC2000103: ['該当データがありません。', 'No data at Recruit.'],
	RC2000105: ['権限がありません。', 'No permission.'],
	RC2000106: ['店舗IDが不正です。', 'The shop id is invalid.'],
	RC2000107: ['合計金額が範囲外です。', 'The total is out of range.'],
	RC2000108: ['注文番号が不正です。', 'The order id is invalid.'],
	RC3000111: ['継続課金の返金に失敗しました。', 'Refund of the recurring charge failed.'],
	RC3000112: ['継続課金を処理できません。', 'The recurring charge cannot be processed.'],
	RC3000113: ['継続課金に失敗しました。', 'The recurring charge failed.'],
	RC3000114: ['継続課金に失敗し、強制解約されました。', 'The charge failed and was terminated.'],
	RC4000003: ['売上処理エラーです。', 'Capture error.'],
	RC4000004: ['売上失敗後の取消エラーです。', 'Cancel error after a failed capture.'],
	RC4000109: ['注文番号または契約番号が不正です。', 'The order or contract number is invalid.'],
	E00000000: ['結果通知の接続確認です。', 'Connectivity test of the notification.']
};

const BY_CLASS: Readonly<Record<GatewayErrorClass, Sentences>> = {
	unknown: UNKNOWN,
	notAccepted: NOT_ACCEPTED,
	inquire: INQUIRE,
	alreadyDone: ALREADY_DONE,
	wrongState: WRONG_STATE,
	final: FINAL
};

interface GatewayErrorFamily extends Pick<GatewayError, 'class' | 'ja' | 'en'> {
	readonly prefix: string;
}

/** Every ErrInfo has this form; what has another was damaged on its way. */
const ERR_INFO = /^[A-Z0-9]{3}[0-9]{6}$/;

/** Families of codes, for those that GATEWAY_ERRORS does not name one by one. */
const GATEWAY_ERROR_FAMILIES: readonly GatewayErrorFamily[] = [
	{
		prefix: 'E92',
		class: 'notAccepted',
		ja: '流量制限中です。受け付けられていません。',
		en: 'Rate limited: not accepted.'
	},
	{
		prefix: 'E91',
		class: 'unknown',
		ja: 'ゲートウェイのシステムエラーです。',
		en: 'System error of the gateway.'
	},
	{
		prefix: '42C',
		class: 'inquire',
		ja: 'カード会社との通信エラーです。',
		en: 'Communication error with the card network.'
	},
	{
		prefix: '42G',
		class: 'final',
		ja: 'カード会社が承認しませんでした。',
		en: 'Declined by the card issuer.'
	}
];

/** Every ErrInfo that a source names, by code. */
export const GATEWAY_ERRORS: ReadonlyMap<string, GatewayError> = new Map(
	(Object.keys(BY_CLASS) as GatewayErrorClass[]).flatMap((errorClass) =>
		Object.entries(BY_CLASS[errorClass]).map(([code, [ja, en]]): [string, GatewayError] => [
			code,
			{ code, class: errorClass, known: true, ja, en }
		])
	)
);

/** What one ErrInfo means. A code that no table knows is `unknown`: inquire, harm nothing. */
export function classifyError(errInfo: string): GatewayError {
	const named = GATEWAY_ERRORS.get(errInfo);
	if (named) return named;
	const isWhole = ERR_INFO.test(errInfo);
	const family = GATEWAY_ERROR_FAMILIES.find(({ prefix }) => isWhole && errInfo.startsWith(prefix));
	if (family) {
		return { code: errInfo, class: family.class, known: true, ja: family.ja, en: family.en };
	}
	return {
		code: errInfo,
		class: 'unknown',
		known: false,
		ja: `未知のエラーコードです（${errInfo}）。`,
		en: `Unknown error code (${errInfo}).`
	};
}

/** From the most to the least cautious reading. */
const BY_CAUTION: readonly GatewayErrorClass[] = [
	'unknown',
	'inquire',
	'alreadyDone',
	'wrongState',
	'final',
	'notAccepted'
];

/** Of several ErrInfo in one answer, the one that must be treated most carefully. */
export function classifyErrors(errInfos: readonly [string, ...string[]]): GatewayError {
	const [first, ...rest] = errInfos;
	return rest.map(classifyError).reduce((worst, error) => {
		const more = BY_CAUTION.indexOf(error.class) < BY_CAUTION.indexOf(worst.class);
		return more ? error : worst;
	}, classifyError(first));
}
