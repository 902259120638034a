import type { RecruitGatewayState } from '../../contract/gateway-codes.ts';
import type { LocalAction, OperationAction } from '../../contract/order-row.ts';
import type { Role } from '../../domain/access/index.ts';
import type { PaygentCarrierState } from '../../domain/methods/paygent-carrier/states.ts';
import type { PaygentCreditState } from '../../domain/methods/paygent-credit/states.ts';
import type { SgpCardState } from '../../domain/methods/sgp-card/states.ts';
import type { SubscriptionCardState } from '../../domain/methods/subscription-card/states.ts';
import type {
	Carrier,
	DeadlineKind,
	DeliveryStatus,
	PaymentStatus,
	PaymentSystem,
	WorkItemKind
} from '../../domain/orders/vocabulary.ts';

/** The field's own words, as they stand in the source documents; shared by all screens. */
export const words = {
	paymentStatus: {
		needs_review: '要確認',
		authorized: '仮売上',
		capture_accepted: '即時売上受付',
		completed: '決済完了',
		cancelled: '注文キャンセル',
		capture_failed: '売上失敗',
		payment_failed: '決済失敗',
		authorization_expired: '仮売上期限切れ',
		awaiting_delivery: '決済待ち',
		reported: '売上報告済'
	} satisfies Record<PaymentStatus, string>,
	outcomeUnknown: '結果不明',
	/** Gateway states, system by system; a state that is not listed is shown as the gateway spells it. */
	gatewayState: {
		recruit: {
			UNPROCESSED: '未決済',
			REQSUCCESS: '要求成功',
			AUTHPROCESS: '認証処理中',
			AUTH: '仮売上',
			SALES: '実売上',
			CAPTURE_ACCEPTED: '即時売上受付',
			CAPTURE: '即時売上',
			AUTO_CANCELLED: '自動キャンセル',
			CANCEL: 'キャンセル',
			RETURN: '返品',
			PAYFAIL: '決済失敗',
			EXPIRED: '期限切れ'
		} satisfies Record<RecruitGatewayState, string>,
		'sgp-card': {
			UNPROCESSED: '未決済',
			AUTHENTICATED: '未決済（3D登録済）',
			CHECK: '有効性チェック',
			AUTH: '仮売上',
			SALES: '実売上',
			CAPTURE: '即時売上',
			VOID: '取消',
			RETURN: '返品',
			RETURNX: '月跨り返品'
		} satisfies Record<SgpCardState, string>,
		'subscription-card': {
			PENDING: '配送待ち',
			DELIVERED: '報告待ち',
			SENT: '売上データ送信済',
			REGISTERED: '売上登録済',
			REPORTED: '売上報告済',
			FAILED: '売上失敗',
			CANCELLED: 'キャンセル'
		} satisfies Record<SubscriptionCardState, string>,
		'paygent-credit': {
			AUTH_OK: 'オーソリOK',
			CAPTURED: '売上',
			CORRECTED: '補正売上',
			AUTH_CANCELLED: 'オーソリキャンセル',
			CAPTURE_CANCELLED: '売上キャンセル',
			CAPTURED_FINAL: '売上（取消期限切）',
			AUTH_EXPIRED: 'オーソリ期限切',
			FAILED: '失敗'
		} satisfies Record<PaygentCreditState, string>,
		'paygent-carrier': {
			AUTH_OK: 'オーソリOK',
			AUTH_COMPLETE: 'オーソリ完了',
			CLEARING: '消込済',
			CLEARED: '消込完了',
			CANCELLED: '取消',
			AUTH_EXPIRED: 'オーソリ期限切',
			FAILED: '失敗'
		} satisfies Record<PaygentCarrierState, string>
	},
	deliveryStatus: {
		unprocessed: '未処理',
		delivered: '配送完了',
		returned: '返送'
	} satisfies Record<DeliveryStatus, string>,
	/** As long as it may be: on the order. */
	system: {
		recruit: 'リクルートかんたん支払い',
		'sgp-card': 'SGPカード',
		'subscription-card': '定期購入カード',
		'paygent-credit': 'Paygent カード',
		'paygent-carrier': 'Paygent キャリア決済'
	} satisfies Record<PaymentSystem, string>,
	/** As short as it stays clear: in lists. */
	systemShort: {
		recruit: 'リクルート',
		'sgp-card': 'SGP',
		'subscription-card': '定期カード',
		'paygent-credit': 'Paygent',
		'paygent-carrier': 'キャリア'
	} satisfies Record<PaymentSystem, string>,
	carrier: { docomo: 'docomo', au: 'au', softbank: 'SoftBank' } satisfies Record<Carrier, string>,
	gateway: {
		recruit: 'GMO-PG',
		'sgp-card': 'SMBC GMO PAYMENT',
		'subscription-card': 'SMBC GMO PAYMENT',
		'paygent-credit': 'Paygent',
		'paygent-carrier': 'Paygent'
	} satisfies Record<PaymentSystem, string>,
	action: {
		capture: '実売上',
		cancel: 'キャンセル',
		changeAmount: '金額変更',
		correctedCapture: '補正売上',
		changeContent: '内容変更',
		sendChange: '変更の送信',
		extend: '期間延長',
		deliver: '配送完了',
		return: '返送',
		changePaymentMethod: '決済方法変更',
		inquire: '照会',
		sendThenCapture: '送信と実売上',
		discardChange: '変更の取り消し',
		recordExpiry: '有効期限の記録'
	} satisfies Record<OperationAction | LocalAction, string>,
	deadline: {
		capture: '実売上',
		extension: '期間延長',
		amountChange: '金額変更',
		linkedCancel: '連動キャンセル',
		authentication: '購入者の認証',
		clearing: '消込',
		monthlyReport: '月次報告',
		cardReregistration: 'カード再登録'
	} satisfies Record<DeadlineKind, string>,
	/** As short as it stays clear: in lists. */
	deadlineShort: {
		capture: '実売上',
		extension: '期間延長',
		amountChange: '金額変更',
		linkedCancel: '連動取消',
		authentication: '認証',
		clearing: '消込',
		monthlyReport: '月次報告',
		cardReregistration: '再登録'
	} satisfies Record<DeadlineKind, string>,
	task: {
		confirm_cancel_at_console: '管理画面で取消を確認する',
		check_payment_at_console: '管理画面で決済を確認する',
		refund_or_cancel_at_console: '購入者へ返金、または管理画面で取り消す',
		cancel_at_console: '管理画面で取り消す',
		live_payment_on_cancelled_order: 'キャンセル済みの注文に有効な決済がある',
		ask_buyer_to_pay_again: '有効なカードでの再決済を購入者に依頼する'
	} satisfies Record<WorkItemKind, string>,
	role: {
		viewer: '閲覧者',
		operator: 'オペレーター',
		supervisor: 'スーパーバイザー',
		admin: '管理者'
	} satisfies Record<Role, string>
};
