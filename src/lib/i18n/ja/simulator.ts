import type {
	Difference,
	FaultFigure,
	FaultKind,
	FaultPhase,
	FaultTarget
} from '../../contract/simulator.ts';

/** A kind of fault, and what it does. */
type Told = readonly [name: string, effect: string];

/** The gateways of the demo. */
export const simulator = {
	intro:
		'デモの決済ゲートウェイを動かします。ここでの操作はこのデモを見ている全員に影響し、実在の決済には一切触れません。',
	unreachable:
		'シミュレータから応答がありません。再接続を続けています。表示は最後に読めた時点のものです。',
	noAnswer: '応答がありませんでした。通信を確認して、もう一度お試しください。',
	figures: {
		label: '台帳の合計',
		transactions: '取引',
		transactionsHint: 'ゲートウェイの台帳にあるすべての取引',
		captures: '成立した売上',
		capturesHint: '台帳で実際に売上になった回数(実売上と即時売上)',
		twice: '二重の売上',
		twiceHint: '二回以上売り上げた取引。0 でなければなりません',
		twiceNone: 'なし',
		differing: '食い違い',
		differingHint: '台帳とデスクで状態・金額・有無が違う取引。通知や照会が届けば消えます',
		inDoubt: '結果待ち',
		inDoubtHint: '操作の途中、または結果不明の取引',
		notifications: '結果通知',
		notificationsHint: 'デスクが受け取った通知。待ちは送信予定と再送待ち',
		waiting: (count: string) => `待ち ${count}`,
		withheld: (count: string) => `保留 ${count}`,
		exhausted: (count: string) => `断念 ${count}`
	},
	clock: {
		title: '時計',
		offset: (difference: string) => `実時刻から +${difference}`,
		none: '実時刻のとおり',
		nextLapse: '次の失効',
		noLapse: '失効を待つ仮売上はありません',
		jump: '進める',
		byTenMinutes: '+10分',
		byHour: '+1時間',
		byDay: '+1日',
		beforeLapse: '次の失効の1分前',
		atOne: '次の午前1時',
		goesTo: (instant: string) => `${instant} へ進めます`,
		nothingBefore: '1分以内に失効する、または失効を待つ仮売上がありません',
		note: 'ゲートウェイとデスクの時計が一緒に進みます。失効した与信は戻らないため、後戻りはできません。',
		moved: (instant: string) => `${instant} に進めました`
	},
	faults: {
		title: '障害',
		none: '作用中の障害はありません。ゲートウェイは正しく動いています。',
		active: (count: number) => `作用中 ${count}件`,
		presets: 'よく使う組み合わせ',
		own: '個別に加える',
		kind: '種類',
		target: '対象の API',
		percent: '頻度 %',
		times: '最大回数',
		timesAny: '無制限',
		order: '注文番号',
		orderAny: 'すべての注文',
		code: 'ErrInfo',
		add: '加える',
		added: (count: number) => `${count}件の障害を加えました`,
		remove: '外す',
		removeOf: (name: string) => `「${name}」を外す`,
		removeAll: 'すべて外す',
		removedAll: 'すべての障害を外しました',
		removed: '障害を外しました',
		struck: (hits: string) => `${hits}回作用`,
		notYet: 'まだ作用していません',
		always: '毎回',
		sometimes: (percent: number) => `${percent} % の確率`,
		atMost: (times: string) => `最大 ${times}回`,
		onOrder: (id: string) => `取引 ${id} のみ`,
		until: (instant: string) => `${instant} まで`
	},
	figure: {
		seconds: '秒',
		minutes: '分',
		copies: '余分な通数',
		status: 'HTTP ステータス'
	} satisfies Record<FaultFigure['unit'], string>,
	figureValue: {
		seconds: (value: number) => `${value}秒`,
		minutes: (value: number) => `${value}分`,
		copies: (value: number) => `${value}通余分に`,
		status: (value: number) => `HTTP ${value}`
	} satisfies Record<FaultFigure['unit'], (value: number) => string>,
	phase: {
		arrival: '要求が届くとき(実行されない)',
		execution: '実行',
		inquiry: '照会',
		answer: '応答(実行はされている)',
		notification: '結果通知'
	} satisfies Record<FaultPhase, string>,
	kind: {
		refuse: ['拒否する', '何も実行せず、指定の ErrInfo を返します'],
		maintenance: [
			'リクルートのメンテナンス',
			'受け付けず RC2000104 を返します。登録と照会は通ります'
		],
		dropBefore: ['届く前に切断', '実行されず、接続が閉じます'],
		resetBefore: ['届く前にリセット', '実行されず、TCP リセットが返ります'],
		commitLate: ['遅れて実行', '待っている間に相手が去っても、あとから実行されます'],
		captureTwice: [
			'二重に売り上げる',
			'二回目の売上要求も成立します。デスクが二度送れば合計に現れます'
		],
		captureFails: ['即時売上の失敗', '即時売上受付のあと、通知なしに決済失敗になります'],
		slowConfirmation: ['確定が遅い', '即時売上受付と返品がこの秒数続きます'],
		cardRefuses: ['カードの与信が取れない', '金額変更と期間延長に RC1000112 を返します'],
		staleInquiry: ['古い照会', '照会がこの秒数だけ前の状態を返します'],
		dropAfter: ['実行後に応答を失う', '実行されたあと、応答せずに接続が閉じます'],
		resetAfter: ['実行後にリセット', '実行されたあと、TCP リセットが返ります'],
		status: ['HTTP 5xx', '実行されたあと、エラーページが返ります'],
		late: ['応答が遅い', 'すぐに実行され、応答だけが遅れます'],
		malformed: ['壊れた応答', '実行されますが、応答が読めません'],
		cut: ['途切れた応答', '実行されますが、応答が半分で切れます'],
		wrongCharset: ['文字コード違い', '実行されますが、応答が UTF-16 です'],
		huge: ['10 MB の応答', '実行されますが、応答が巨大です'],
		empty: ['空の応答', '実行されますが、応答が空です'],
		withhold: ['通知を送らない', '結果通知が届きません。照会だけが頼りです'],
		duplicate: ['通知を繰り返す', '同じ通知が何通も届きます'],
		delay: ['通知を遅らせる', '結果通知がこの秒数遅れます'],
		shuffle: ['通知の順序を乱す', 'この秒数の中で、順序が入れ替わって届きます'],
		early: ['応答より先に通知', '結果通知が API の応答より先に届きます']
	} satisfies Record<FaultKind, Told>,
	target: {
		any: 'すべての API',
		operations: '操作(売上・取消・変更・延長)',
		RecruitSales: '実売上',
		RecruitCancel: 'キャンセル',
		RecruitChange: '金額変更',
		RecruitUpdateAuth: '期間延長',
		SearchTradeMulti: '照会',
		EntryTranRecruit: '取引登録',
		ExecTranRecruit: '決済実行'
	} satisfies Record<FaultTarget, string>,
	preset: {
		lostAnswers: '応答の15 %を失う',
		maintenance: 'メンテナンス10分',
		burst: '流量制限 5回',
		captureTwice: '二重に売り上げる',
		cardRefuses: 'カードの与信が取れない',
		shuffled: '通知の順序を乱す',
		repeated: '通知を5通ずつ',
		withheld: '通知の10 %を送らない',
		storm: '総合訓練'
	},
	presetHint: {
		storm:
			'拒否10 %・応答喪失15 %・5xx 5 %・遅延5 %・リセット2 %・壊れた応答2 %・古い照会・通知の重複と欠落をまとめて'
	},
	notify: {
		title: '結果通知を手で送る',
		order: '注文番号または取引 ID',
		send: '今の状態を送る',
		repeat: '最後の通知をもう5回',
		forged: '偽の状態',
		forge: '偽の通知を送る',
		withhold: 'この注文の通知を止める',
		test: '接続確認を送る',
		note: 'デスクは通知を信じません。通知は照会のきっかけになるだけです。',
		received: (accepted: number, sent: number) => `${sent}通送信、${accepted}通をデスクが受領`,
		withholding: 'この注文の通知は今後届きません'
	},
	orders: {
		title: '注文を作る',
		shop: 'ショップ',
		amount: '金額(円)',
		stopAt: 'どこまで進めるか',
		steps: {
			enter: '取引登録まで',
			execute: '決済実行まで',
			start: '購入者が認証中',
			confirm: '購入者が支払う',
			fail: '支払いに失敗する',
			capture: '実売上まで',
			cancel: 'キャンセルまで'
		},
		daysAgo: '何日前の注文か',
		destinations: 'お届け先の数',
		coupon: 'クーポン条件金額(円)',
		couponNone: 'なし',
		pointsOnly: 'ポイント全額利用',
		captureWillFail: '即時売上が失敗する',
		place: '注文する',
		placed: (number: string) => `${number} を作りました。まもなくデスクに届きます`
	},
	traffic: {
		title: '来客',
		rate: '毎分の来客数',
		set: '変更',
		buyers: (count: number) => `買い物中 ${count}人`,
		changed: '来客数を変えました',
		paused: {
			dailyLimit: '今日の上限に達したため休止中',
			tooManyBuyers: '買い物中の人が多いため休止中'
		} as Readonly<Record<string, string>>,
		replaying: (performed: string, orders: string) => `過去の注文を再現中 ${performed} / ${orders}`
	},
	ledger: {
		title: '台帳とデスクの照らし合わせ',
		none: '台帳とデスクは一致しています。',
		noneBody: '操作の途中や、通知を止めた取引がここに現れ、照会が届くと消えます。',
		shown: (shown: string, all: string) => `${all}件のうち ${shown}件を表示`,
		order: '注文',
		difference: '違い',
		ledger: '台帳',
		desk: 'デスク',
		confirmed: '最終確認',
		never: '未照会',
		missing: 'なし',
		notCurrent: '前の決済',
		captures: (count: number) => `売上 ${count}回`,
		unknown: '結果不明',
		inFlight: (action: string) => `${action} 処理中`,
		unknownOf: (action: string) => `${action} 結果不明`
	},
	difference: {
		captured_twice: '二重の売上',
		state: '状態が違う',
		amount: '金額が違う',
		not_at_gateway: '台帳にない',
		not_on_desk: 'デスクにない',
		in_doubt: '結果待ち'
	} satisfies Record<Difference, string>,
	/** Names of the fields that a refusal speaks of. */
	fields: {
		kind: '種類',
		target: '対象の API',
		percent: '頻度',
		times: '最大回数',
		order: '注文番号',
		code: 'ErrInfo',
		figure: '値',
		amount: '金額',
		destinations: 'お届け先の数',
		couponThreshold: 'クーポン条件金額',
		daysAgo: '何日前の注文か',
		ordersPerMinute: '毎分の来客数',
		status: '偽の状態',
		to: '時刻'
	} as Readonly<Record<string, string>>
};
