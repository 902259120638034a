/** Sentences of an order's history: what happened, in one line. */
export const timeline = {
	actor: { shop: 'ショップ', gateway: 'ゲートウェイ', desk: 'デスク', person: '担当者' },
	/** `<action>:<phase>`. */
	phase: {
		requested: (action: string) => `${action}を実行`,
		succeeded: (action: string) => `${action}が完了`,
		failed: (action: string) => `${action}が失敗`,
		unknown: (action: string) => `${action}の結果が不明`,
		'not-executed': (action: string) => `${action}は実行されていなかった`,
		recorded: (action: string) => `${action}をデスクに記録`
	},
	event: {
		'order:received': '注文を受付',
		'order:assigned': '担当を変更',
		'note:written': 'メモを書き込み',
		'note:withdrawn': 'メモを取り下げ',
		'order:updated': '注文を更新',
		'changeAmount:recorded': '金額を変更(未送信)',
		'changeContent:recorded': '注文の内容を変更(未送信)',
		'discardChange:recorded': '未送信の変更を取り消し',
		'sendThenCapture:sent': '変更を送信、続けて実売上を送信',
		'recordExpiry:recorded': '管理画面の有効期限を記録',
		'deliver:recorded': '配送完了に変更',
		'return:recorded': '返送に変更',
		'changePaymentMethod:recorded': '決済を切り離し',
		'old-payment:moved': '以前の決済の状態が変化',
		'payment:moved': '決済の状態が変化',
		'payment:confirmed': '決済の状態を確認',
		'amount:moved': 'ゲートウェイの金額が変化',
		'anomaly:found': '応答を読み取れず',
		'anomaly:cleared': '応答異常が解消',
		'inquiry:repeated': '照会をやり直し',
		'notification:received': '結果通知を受信',
		'task:opened': '作業が発生',
		'task:taken': '作業を引き受け',
		'task:handed-over': '作業の担当を変更',
		'task:released': '作業の担当を解除',
		'task:closed': '作業が完了',
		'alert:raised': 'アラート',
		'alert:acknowledged': 'アラートを確認',
		'gateway:inquired': 'ゲートウェイに照会',
		'gateway:asked': 'ゲートウェイへ送信'
	},
	/** An event that has no sentence of its own. */
	other: {
		audit: '注文を変更',
		message: 'ゲートウェイと通信',
		notification: '結果通知を受信'
	},
	/** The first of two steps happened, the second was not sent. */
	stopped: '変更だけを送信(実売上は送らず)',
	lines: (count: number) => `明細 ${count} 行`,
	outcome: {
		answered: '応答あり',
		refused: '拒否',
		no_answer: '応答なし',
		unreadable: '応答を読み取れず',
		not_sent: '未送信'
	},
	verdict: {
		accepted: '照会して反映',
		repeated: '再送のため変更なし',
		unknown_order: '該当する注文なし',
		foreign: '対象外',
		unreadable: '読み取れず',
		connectivity_test: '疎通確認'
	},
	field: {
		paymentStatus: '状態',
		gatewayState: 'PG状態',
		deliveryStatus: '配送',
		amount: '金額',
		localAmount: 'デスクの金額',
		slipNumber: '伝票番号',
		assigneeName: '担当',
		taskOwner: '担当',
		buyerName: '購入者',
		extensions: '延長回数',
		expiryOverride: '最終日',
		gatewayOrderId: '決済'
	},
	/** What crossed the wire. */
	message: {
		size: (bytes: number) => `${bytes.toLocaleString('ja-JP')} バイト`,
		copy: '電文をコピー',
		copied: 'コピーしました',
		cut: '長い電文のため、先頭の4,096バイトだけを保存しています。',
		empty: (count: number) => `値のない項目 ${count}`,
		noKey: '（項目名なし）',
		pointOut: 'バイト列で示す',
		bytesOf: (title: string) => `${title}のバイト列`,
		about: (gatewayOrderId: string) => `決済 ${gatewayOrderId} の電文です。`,
		masked: 'パスワード類は保存前に伏せています。',
		loading: '電文を読み込んでいます',
		failed: '電文を読み込めませんでした。'
	}
};
