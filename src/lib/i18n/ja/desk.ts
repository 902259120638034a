import type { DeskTab } from '../../contract/desk/view.ts';

/** The list of orders. */
export const desk = {
	figures: {
		label: '金額の要約',
		within: (hours: number, isFirst: boolean) => `${hours}時間以内${isFirst ? 'に失効' : ''}`,
		withinHint: (hours: number) =>
			`仮売上のまま、あと${hours}時間以内に実売上できなくなる注文の金額と件数`,
		capturedToday: '本日の実売上',
		capturedTodayHint: '今日(日本時間)実売上が確定した金額と件数',
		unknown: '結果不明',
		unknownHint: '応答がなく、ゲートウェイに照会中の操作',
		captureFailed: '売上失敗',
		captureFailedHint: '実売上がゲートウェイに拒否された注文',
		count: (count: string) => `${count}件`,
		inquiring: '照会中'
	},
	tabs: {
		deadline: '失効が近い順',
		authorized: '仮売上',
		completed: '決済完了',
		needs_review: '要確認',
		capture_failed: '売上失敗',
		unsent: '未送信の変更',
		unknown: '結果不明',
		mine: '自分の担当',
		tasks: '要対応あり',
		cancelled: 'キャンセル',
		all: 'すべて'
	} satisfies Record<DeskTab, string>,
	tabList: '一覧の種類',
	within: {
		label: '期限',
		any: '期限: すべて',
		choice: (span: string) => `${span}以内`,
		hours: (hours: number) => `${hours}時間`,
		days: (days: number) => `${days}日`
	},
	columns: {
		deadline: '次の期限',
		number: '注文番号',
		buyer: '購入者',
		shop: 'ショップ',
		system: '決済',
		status: '状態',
		delivery: '配送',
		amount: '金額',
		confirmed: 'PG確認',
		people: '担当'
	},
	confirmedHint: '決済会社で最後に確認した時刻',
	scale: { hour: '1h', day: '24h', week: '7日', month: '30日' },
	scaleHint: '棒の長さは残り時間。全行で同じ目盛りです',
	list: '注文一覧',
	opens: 'から',
	noDeadline: '期限なし',
	unsent: '未送信',
	wasAmount: (amount: string) => `ゲートウェイの金額 ${amount}`,
	contentUnsent: '内容の変更が未送信',
	inFlight: (action: string, span: string) => `${action}を処理中 ${span}`,
	nextInquiry: (span: string) => `次の照会 ${span}後`,
	inquiringNow: '照会しています',
	notConfirmed: '未確認',
	anomaly: '応答異常',
	anomalyHint: 'ゲートウェイの応答を読み取れませんでした。次の照会で確認します',
	newRows: (count: number) => `新着 ${count}件`,
	movedRows: (count: number) => `並びの更新 ${count}件`,
	selected: (count: number) => `${count}件`,
	selectedLabel: '選択中',
	copyNumbers: '番号をコピー',
	clearSelection: '解除',
	loadingMore: '続きを読み込んでいます',
	empty: {
		deadline: '期限のある仮売上はありません',
		deadlineBody: '新しい注文が仮売上になると、失効が近い順にここへ並びます。',
		other: 'この条件の注文はありません',
		otherBody: '該当する注文が届くと、ここへ自動で現れます。',
		within: (span: string) => `${span}以内に失効する注文はありません`,
		withinBody: '失効が近づいた注文は、ここへ自動で現れます。',
		all: '注文はまだありません',
		allBody: 'ショップから注文が届くと(POST /api/v1/orders)、ここへ自動で現れます。',
		showAll: 'すべての注文を見る'
	},
	failed: '一覧を読み込めませんでした',
	retry: 'もう一度読み込む'
};
