/** The page that shows what the rules answer now, and the labels of explanations. */
export const rules = {
	labels: { means: '意味', money: '代金', next: '次に' },
	systems: '決済方法',
	intro: (at: string) =>
		`ショップの契約と条件のもとで、注文にいまできる操作です。${at} JST の時点で、操作ボタンと同じ判定がその場で答えています。`,
	conditions: '条件',
	contract: '契約',
	exampleContract: '標準の例',
	terms: {
		validity: (days: number) => `有効期間 ${days}日`,
		extension: (days: number) => `期間延長 ${days}日`,
		noExtension: '期間延長なし',
		linkedCancel: '実売上後の連動キャンセルあり'
	},
	reset: '条件を元に戻す',
	names: {
		delivery: '配送',
		unsent: '未送信の変更',
		sold: '売上の時期',
		held: '仮売上の期限',
		paid: '支払い',
		error: '売上失敗のエラー',
		carrier: 'キャリア',
		card: '登録カード',
		busy: 'ほかの処理',
		extension: '期間延長の設定',
		linkedCancel: '実売上後の連動キャンセル',
		role: '権限'
	},
	values: {
		unsent: {
			nothing: 'なし',
			lower: '減額',
			higher: '増額',
			content: '内容だけ'
		},
		sold: { today: '今日', earlier: '3日前', over: '200日前' },
		held: { lives: '期限内', ceiling: '上限まで延長済み', past: '期限を過ぎた' },
		paid: { money: '通常', points: 'ポイントだけ' },
		error: { unread: '未確認', acknowledged: '確認済み' },
		card: { valid: '有効', ng: 'NG・再登録できる', blocked: 'NG・再登録の期限後' },
		busy: {
			nothing: 'なし',
			'in-flight': '処理中',
			unknown: '結果不明',
			import: '伝票番号の取込中'
		},
		extension: { on: '利用する', off: '利用しない' },
		linkedCancel: { on: '連動する', off: '連動しない' }
	},
	grid: (system: string) => `${system}で、いまできる操作`,
	state: '状態',
	/** The desk's own knowledge, beside the gateway's word. */
	cancelledHere: (state: string) => `取引は${state}のまま`,
	canDo: (actions: string) => `できる操作: ${actions}`,
	nothingOpen: 'できる操作はありません',
	cells: {
		linked: '連動',
		desk: 'デスクのみ',
		reads: '読むだけ',
		closed: '不可'
	},
	notes: {
		mail: 'メール',
		task: '作業が残る',
		sendLater: '送信で連動',
		from: (at: string) => `${at}から`
	},
	sentences: {
		linked: 'できます。決済会社へ連動します。',
		desk: 'できます。決済会社へは連動しません。',
		reads: 'できます。決済会社の状態を読み直すだけで、何も変わりません。',
		sendLater: 'できます。デスクに保存し、送信したときに決済会社へ連動します。',
		task: (task: string) => `実行すると、作業「${task}」が残ります。`,
		taskDue: (task: string, at: string) => `実行すると、作業「${task}」が残ります（期日 ${at}）。`,
		opens: (at: string) => `${at} に可能になります。`,
		until: (at: string) => `${at} の前までできます。`,
		expiry: (at: string) => `延長すると、有効期限は ${at} になります。`
	},
	ownRule: 'このデスクの決まり',
	about: '説明',
	aboutHint: '状態またはセルを選ぶと、理由と説明がここに出ます。矢印キーで動けます。',
	notOffered: (system: string, actions: string) => `${system}にない操作: ${actions}`,
	times: '期間',
	timesHint: 'いまの条件の注文に当てはめた日時です。終わりの時刻は、できなくなる最初の時刻です。',
	span: (from: string, to: string) => `${from} から ${to} の前まで`,
	ended: '終了',
	ahead: 'これから',
	noTimes: 'いまの条件で数える期間はありません。',
	tasks: '残る作業',
	alerts: 'アラート',
	alertNames: {
		expiry: '有効期限',
		unknown_outcome: '結果不明',
		live_payment: '有効な決済が残る',
		amount_change_pending: '金額変更が未確定'
	},
	outcomeUnknown: '結果不明'
};
