import { yen } from '../format/yen.ts';
import { time } from '../ja/time.ts';
import { words } from '../ja/words.ts';
import { moment, type RefusalSentences } from './sentence.ts';

const at = (instant: number) => moment(instant, time.dates);

const columns: Readonly<Record<string, string>> = words.gatewayState['paygent-carrier'];

export const ja: RefusalSentences = {
	NOT_OFFERED_BY_SYSTEM: ({ system, action }) =>
		`${words.system[system]}では「${words.action[action]}」を利用できません。`,
	NO_GATEWAY_ORDER: () => 'この注文に結び付いた取引が決済会社にありません。',

	HELD_BY_IMPORT: ({ importName }) =>
		`伝票番号一括登録「${importName}」の処理中です。終わるまで、決済と配送の状態は変更できません。`,
	OPERATION_IN_FLIGHT: () => 'ほかの操作を処理中です。結果が出るまでお待ちください。',
	OUTCOME_UNKNOWN: () =>
		'前の操作の結果が不明です。照会で確かめられるまで、照会のほかは操作できません。',

	LIVE_PAYMENT_ON_CANCELLED_ORDER: () =>
		'注文はキャンセル済みですが、決済会社では決済が有効なままです。できるのは照会と決済方法の変更だけです。',

	GATEWAY_STATE_NOT_UNDERSTOOD: () =>
		'決済会社が返した取引状態を判別できません。照会し、管理画面で確認してください。',
	CAPTURE_NOT_FINAL: () =>
		'即時売上は受け付けられましたが、まだ確定していません。確定するまで照会のほかは操作できません。',
	AUTHORIZATION_EXPIRED: ({ expiredAt }) =>
		expiredAt === null
			? 'オーソリの有効期限が切れています。'
			: `オーソリの有効期限が ${at(expiredAt)} に切れています。`,
	PAYMENT_NOT_FINISHED: () => '購入者の決済が完了していません。',
	NOT_CAPTURED: () => 'まだ実売上になっていません。先に実売上の処理をしてください。',
	ALREADY_CAPTURED: ({ capturedAt }) =>
		capturedAt === null
			? 'すでに売上が確定しています。'
			: `${at(capturedAt)} に売上が確定しています。`,
	CONTENT_FIXED_AFTER_CAPTURE: () => '売上の確定後は、注文の内容を変更できません。',
	AMOUNT_CHANGE_PENDING: () =>
		'金額変更の要求が受け付けられ、まだ確定していません。確定するまでお待ちください。',
	SALE_CANCEL_PERIOD_OVER: () => '売上の取消期限が過ぎているため、取消と補正売上はできません。',
	CARRIER_UNKNOWN: () => 'キャリアが登録されていないため、できる処理を判別できません。',
	NOT_IN_CARRIER_GRID: ({ carrier, request, gatewayState }) =>
		`${words.carrier[carrier]} の「${columns[gatewayState] ?? gatewayState}」では「${words.action[request]}」はできません（キャリア決済処理対応表）。`,
	PAYMENT_STILL_LIVE: ({ status }) =>
		`決済が有効です（${words.paymentStatus[status]}）。先にキャンセルしてください。`,
	ALREADY_CANCELLED: () => 'この注文はキャンセル済みです。',
	CAPTURE_FAILED: () => '売上に失敗しています。照会で決済会社の状態を確かめてください。',
	CAPTURE_ERROR_NOT_ACKNOWLEDGED: () =>
		'売上に失敗しています。先にエラーの内容を確認し、確認済みにしてください。',
	RESERVATION_NEEDS_NO_SEND: () =>
		'予約商品の注文は、カードの有効性チェックだけが済んでいます。送信は必要ありません。実売上では画面の金額が請求されます。',
	PAYMENT_FAILED: () => '決済に失敗しているか、支払いの期限が切れています。',
	AWAITING_DELIVERY: () => 'まだ配送完了になっていません。',
	ALREADY_REPORTED: () => 'すでに売上報告済みです。',
	READY_FOR_REPORT: ({ sendsAt }) =>
		sendsAt === null
			? '配送完了になり、売上データの送信を待っています。'
			: `配送完了になり、売上データの送信（${at(sendsAt)} 頃）を待っています。`,
	REPORT_UNDER_WAY: ({ resultsAt }) =>
		resultsAt === null
			? '売上データは送信済みです。結果が反映されるまでお待ちください。'
			: `売上データは送信済みです。結果が反映される ${at(resultsAt)} 頃までお待ちください。`,
	REPORT_FAILED: () =>
		'売上報告に失敗したため、カードでは請求できません。決済方法を変更するか、次月の請求と合算してください。',
	CARD_BLOCKED: ({ since }) =>
		`${at(since)} までにカードが再登録されなかったため、この注文はカードで決済できません。決済方法を変更してください。`,
	EXTENSION_TURNED_OFF: () => 'ショップの「オーソリ期間延長設定」が「利用しない」になっています。',
	EXTENSION_NOT_IN_CONTRACT: () => '契約に延長日数が登録されていません。',

	DELIVERED_NOT_RETURNED: () => '配送完了になっています。先に返送の処理をしてください。',
	ALREADY_DELIVERED: () => 'すでに配送完了になっています。',
	ALREADY_RETURNED: () => 'すでに返送になっています。',
	NOT_DELIVERED: () => 'まだ配送完了になっていません。',

	UNSENT_CHANGE: ({ amount, localAmount }) =>
		amount === localAmount
			? '未送信の内容変更があります。送信して成功を確かめてから処理してください。'
			: `未送信の金額変更があります（${yen(amount)} → ${yen(localAmount)}）。送信して成功を確かめてから処理してください。`,
	NOTHING_TO_SEND: () => '未送信の変更はありません。',

	CAPTURE_TIME_UNKNOWN: () => '売上の確定日時が分かりません。先に照会してください。',
	AMOUNT_WINDOW_NOT_OPEN: ({ opensAt, closesAt }) =>
		`売上確定後の金額変更は ${at(opensAt)} から ${at(closesAt)} の前までできます。`,
	AMOUNT_WINDOW_CLOSED: ({ closedAt }) => `金額を変更できる期間は ${at(closedAt)} に終わりました。`,
	EXTENSION_CEILING_REACHED: ({ ceilingAt }) =>
		`有効期限はすでに上限（${at(ceilingAt)}、注文日を含めて 120 日間）に達しており、これ以上延長できません。`,

	RECURRING_NOT_STARTED: ({ startsAt }) =>
		`継続課金サービスの利用開始（${at(startsAt)}）までは、定期購入をカードで決済できません。`,

	AMOUNT_OUT_OF_RANGE: ({ amount, min, max }) =>
		`${yen(amount)} は指定できません。金額は ${yen(min)} から ${yen(max)} までです。`,
	NO_CHANGE: ({ amount }) => `決済会社に登録された金額（${yen(amount)}）と同じです。`,
	AMOUNT_INCREASE_AFTER_CAPTURE: ({ amount, newAmount }) =>
		`売上の確定後は増額できません（${yen(amount)} → ${yen(newAmount)}）。`,
	AMOUNT_INCREASE_WITH_POINTS_ONLY: ({ amount, newAmount }) =>
		`ポイントのみで支払われた注文は増額できません（${yen(amount)} → ${yen(newAmount)}）。`,
	AMOUNT_CANNOT_GO_UP: ({ amount, newAmount }) =>
		`決済会社に登録された金額より高い金額は送信できません（${yen(amount)} → ${yen(newAmount)}）。`,
	CORRECTED_CAPTURE_DUE: ({ amount, localAmount }) =>
		`減額が登録されています（${yen(amount)} → ${yen(localAmount)}）。補正売上で処理してください。`,
	NO_LOWER_AMOUNT: ({ amount }) => `補正売上には、${yen(amount)} より低い金額が必要です。`,

	BUYER_WILL_BE_MAILED: () => '変更の送信が成功すると、購入者にメールが届きます。',
	COUPON_MAY_BE_WITHDRAWN: ({ threshold, newAmount }) =>
		`${yen(newAmount)} はクーポンの利用条件（${yen(threshold)} 以上）を下回るため、クーポンの利用が取り消されることがあります。`,
	BUYER_MAY_STILL_PAY: ({ until }) =>
		until === null
			? '購入者がこの後に支払いを完了する可能性があります。'
			: `購入者は ${at(until)} まで支払いを始められます。`,
	ALL_DESTINATIONS_CANCELLED: ({ destinations }) =>
		`${destinations} 件の配送先すべてがキャンセルされます。配送先ごとのキャンセルはできません。`,
	FEES_NOT_RECALCULATED: () => '決済方法を変更しても、手数料とポイントは再計算されません。',
	EXTENSION_MAY_FAIL: () =>
		'延長は失敗することがあります。そのときは、有効なカードでの再決済を購入者に依頼する必要があります。',
	NO_SIGN_OF_SHIPPING: () =>
		'伝票番号も配送の記録もありません。実売上の処理は、商品の発送日に行ってください。',
	LEAVES_MONTHLY_REPORT: () => '返送にすると、この注文は次の売上報告から外れます。',
	REPORT_STANDS: () => '返送にしても、送信済みの売上データは取り消されません。',
	RETURN_DOES_NOT_CANCEL: ({ system }) =>
		`返送の処理では、${words.gateway[system]} の決済はキャンセルされません。`,

	ORDER_NOT_GIVEN: () => 'shop と orderNumber の組か、order のどちらかを送ってください。',
	ORDER_GIVEN_TWICE: () =>
		'shop と orderNumber の組と order は、どちらか一方だけを送ってください。',
	BAD_INSTANT: () =>
		'日時は、実在する日付と時差を持つ ISO 8601 形式で送ってください（例: 2026-12-06T01:00:00+09:00）。',
	NOT_ONE_OF: ({ allowed }) => `値は次のいずれかにしてください: ${allowed}。`,
	OUT_OF_RANGE: ({ min, max }) => `値は ${min} から ${max} までの整数にしてください。`,
	INSTANTS_OUT_OF_ORDER: ({ earlier, later }) =>
		`日時の順序が正しくありません。${earlier} は ${later} より後にできません。`,
	STATUS_CONTRADICTS_STATE: () => 'paymentStatus が gatewayState と矛盾しています。'
};
