import { orderConfirm } from './order-confirm.ts';
import { orderEdit } from './order-edit.ts';

/** One order: panel and page. */
export const order = {
	openPage: '全画面で開く',
	backToDesk: '注文デスクへ戻る',
	panel: (number: string) => `注文 ${number}`,
	amount: '金額',
	unsentChange: (difference: string) => `未送信 ${difference}`,
	atGateway: (amount: string) => `ゲートウェイ ${amount}`,
	confirmed: 'PG確認',
	neverConfirmed: 'PG未確認',
	operation: {
		acting: (action: string, name: string) => `${name} が${action}を処理中です`,
		inFlight: (action: string, name: string, span: string) =>
			`${name} が${action}を処理中です(${span}経過)`,
		unknown: (action: string) => `${action}の結果が分かりません`,
		unknownBody:
			'確かな応答が得られませんでした。二重に実行されないよう、要求は送り直しません。ゲートウェイへの照会で結果が分かりしだい、ここに反映します。',
		nextInquiry: (span: string) => `次の照会は ${span}後`,
		inquiring: '照会しています',
		startedBy: (name: string, at: string) => `${name} が ${at} に実行`
	},
	anomaly: {
		title: 'ゲートウェイの応答を読み取れませんでした',
		body: '状態は最後に確認できたものを表示しています。自動で照会を続けます。'
	},
	/** The next deadline in words. */
	next: {
		closes: {
			capture: (at: string) => `${at} に仮売上が失効します`,
			extension: (at: string) => `期間延長は ${at} まで`,
			amountChange: (at: string) => `金額変更は ${at} まで`,
			linkedCancel: (at: string) => `連動キャンセルは ${at} まで`,
			authentication: (at: string) => `購入者の認証は ${at} まで`,
			clearing: (at: string) => `消込の確定は ${at} ごろ`,
			monthlyReport: (at: string) => `月次報告は ${at} まで`,
			cardReregistration: (at: string) => `カード再登録は ${at} まで`
		},
		opens: {
			capture: (at: string) => `実売上は ${at} から`,
			extension: (at: string) => `期間延長は ${at} から`,
			amountChange: (at: string) => `金額変更は ${at} から`,
			linkedCancel: (at: string) => `連動キャンセルは ${at} から`,
			authentication: (at: string) => `購入者の認証は ${at} から`,
			clearing: (at: string) => `消込は ${at} から`,
			monthlyReport: (at: string) => `月次報告は ${at} から`,
			cardReregistration: (at: string) => `カード再登録は ${at} から`
		},
		none: '待っている期限はありません',
		expired: (at: string) => `${at} に仮売上の期限を過ぎました`
	},
	ruler: {
		label: '期限',
		ordered: '注文',
		end: '最終日',
		now: (time: string) => `いま ${time}`,
		window: (name: string, from: string, to: string) => `${name}: ${from} から ${to} まで`,
		until: (at: string) => `${at} まで`,
		from: (at: string) => `${at} から`,
		ended: (at: string) => `${at} 終了`,
		moot: '対象外',
		and: '・',
		extension: (count: number, last: boolean) => (last ? `延長${count}(最後)` : `延長${count}`),
		extensionHint: (at: string) => `延長した場合の期限 ${at}`
	},
	actions: {
		label: '操作',
		linked: 'ゲートウェイへ連動',
		notLinked: 'ゲートウェイへは連動しません',
		opens: (at: string, left: string) => `${at} に可能になります(あと ${left})`,
		until: (at: string) => `${at} まで`,
		mail: '購入者へメール',
		readOnly: '閲覧のみの権限では操作できません',
		noPermission: (role: string) => `${role}以上の権限が必要です`,
		offline: '接続が切れているため操作できません',
		inquireHint: 'ゲートウェイの状態を読み直します',
		sending: (action: string) => `${action}を送信しています`,
		leavesTask: '作業が残ります',
		/** Where it stands now → where it would be. */
		expiry: (from: string, to: string) => `期限 ${from} → ${to}`,
		onDesk: 'デスクに保存し、送信するまで未送信',
		discard: (amount: string) => `${amount} に戻す`,
		/** What the payment system has no action for at all. */
		notOffered: (system: string, actions: string) => `${system}にない操作: ${actions}`
	},
	explain: {
		/** Sentences one after the other. */
		text: (sentences: readonly string[]) => sentences.join(''),
		/** The status itself is the button. */
		states: '状態の説明を開く',
		kinds: { operation: '操作', payment: '決済', gateway: '決済会社', delivery: '配送' },
		rulesOf: (system: string) => `${system}のルール表`,
		actions: '操作の説明',
		hide: '説明を隠す',
		failed: '説明を読み込めませんでした。',
		again: 'もう一度読み込む'
	},
	confirm: orderConfirm,
	edit: orderEdit,
	result: {
		succeeded: (action: string) => `${action}が完了しました`,
		failed: (action: string) => `${action}はできませんでした`,
		settled: (action: string, status: string) =>
			`${action}の結果を照会で確認しました。現在の状態は「${status}」です`,
		inquired: 'ゲートウェイの状態を確認しました',
		notInquired: 'ゲートウェイの状態を読み取れませんでした',
		notInquiredBody:
			'応答がないか、古い応答でした。表示は最後に確認できた状態のままです。もう一度照会できます',
		stopped: '変更だけを送信しました',
		/** What was only written on the desk. */
		recorded: {
			changeAmount: '金額を変更しました。送信するまでは未送信です',
			changeContent: '注文の内容を変更しました。送信するまでは未送信です',
			discardChange: '未送信の変更を取り消しました',
			recordExpiry: '有効期限を記録しました',
			deliver: '配送完了にしました',
			return: '返送にしました',
			changePaymentMethod: '決済を切り離しました'
		},
		/** Edited back to what the gateway has. */
		nothingUnsent: 'ゲートウェイと同じ内容になりました。未送信の変更はありません',
		codes: {
			GATEWAY_REFUSED: 'ゲートウェイが要求を拒否しました。金銭の動きはありません',
			GATEWAY_NOT_ACCEPTING:
				'ゲートウェイが受け付けていません。何も実行されていないため、あとでもう一度お試しください',
			GATEWAY_UNREACHABLE:
				'ゲートウェイに接続できませんでした。何も送られていないため、もう一度お試しください',
			NOT_EXECUTED: '照会の結果、実行されていませんでした。もう一度お試しください',
			OVERTAKEN: 'その間に取引が別の形で終わっていました',
			STOPPED_BEFORE_CAPTURE:
				'変更は送信されましたが、実売上は送信していません。今の状態を確かめて、実売上を実行してください'
		},
		lost: '応答を受け取れませんでした。同じ操作として再送するため、二重に実行されることはありません',
		resend: '同じ操作を再送する',
		errorNumber: (id: string) => `エラー番号 ${id}`
	},
	tasks: { label: '残っている作業' },
	timeline: {
		label: '経過',
		raw: '生電文',
		hideRaw: '生電文を隠す',
		request: '送信',
		answer: '受信',
		noAnswer: '応答なし',
		older: 'さらに前を表示',
		loading: '経過を読み込んでいます',
		empty: 'まだ記録がありません',
		failed: '経過を読み込めませんでした'
	},
	facts: {
		label: '注文内容',
		shop: 'ショップ',
		system: '決済方法',
		ordered: '注文日時',
		authorized: '仮売上',
		accepted: '即時売上受付',
		captured: '実売上',
		delivered: '配送完了',
		extensions: '期間延長',
		times: (count: number) => `${count}回`,
		delivery: '配送',
		slip: '伝票番号',
		gatewayOrder: '取引ID',
		payments: '決済の一覧',
		current: '現在',
		earlier: '以前',
		stillAlive: '有効なまま',
		neverShown: '状態は未確認',
		confirmedAt: '確認',
		inquire: (payment: string) => `${payment} を照会`,
		inquireShort: '照会',
		inquiring: '照会しています',
		notInquired: '読み取れませんでした',
		/** A detached order. */
		noPayment: 'この注文には今、決済がありません',
		noPaymentBody:
			'決済方法の変更で切り離されました。別の決済をショップ側で登録すると、この注文に結び付きます。以前の決済は、残っている作業に従って管理画面で取り消してください。',
		console: '管理画面を開く',
		destinations: '送り先',
		points: 'ポイント利用',
		pointsOnly: 'ポイントのみ',
		coupon: 'クーポン',
		couponTerms: (amount: string, threshold: string) => `${amount}(${threshold} 以上で有効)`,
		email: 'メール',
		phone: '電話',
		note: '備考',
		lines: '商品',
		quantity: (count: number) => `× ${count}`,
		was: (before: string) => `変更前 ${before}`,
		lineRemoved: '外した商品',
		lineAdded: '追加した商品',
		adjustment: '金額の調整',
		unsent: '未送信',
		goods: '商品合計',
		shipping: '送料',
		tax: '消費税',
		fee: '手数料',
		discount: '値引き',
		total: '合計',
		immediate: '即時売上',
		reservation: '予約商品',
		none: 'なし'
	},
	severalShops: '同じ番号の注文が複数のショップにあります。どちらを開きますか。',
	notFound: '注文が見つかりません',
	notFoundBody: (number: string) =>
		`${number} という注文はこのデスクにありません。番号を確かめてください。`,
	retry: 'もう一度読み込む'
};
