import type { DeskColumn } from '../../contract/desk/columns.ts';
import type { DeskTab } from '../../contract/desk/view.ts';

/** The list of orders. */
export const desk = {
	figures: {
		label: '金額の要約',
		within: (hours: number, isFirst: boolean) =>
			`${hours > 72 ? `${hours / 24}日` : `${hours}時間`}以内${isFirst ? 'に失効' : ''}`,
		withinHint: (hours: number) =>
			`仮売上のまま、あと${hours}時間以内に実売上できなくなる注文の金額と件数`,
		capturedToday: '本日の実売上',
		capturedTodayHint: '今日(日本時間)実売上が確定した金額と件数',
		unknown: '結果不明',
		unknownHint: '応答がなく、ゲートウェイに照会中の操作',
		captureFailed: '売上失敗',
		captureFailedHint: '実売上がゲートウェイに拒否された注文',
		tasks: '要対応',
		tasksHint: '終わっていない作業が残っている注文',
		items: (count: string) => `作業 ${count}件`,
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
		choice: (span: string) => `${span}以内`,
		hours: (hours: number) => `${hours}時間`,
		days: (days: number) => `${days}日`
	},
	views: {
		label: 'ビュー',
		menu: 'ほかの一覧とビュー',
		save: 'ビューを保存',
		manage: 'ビューの管理',
		export: '書き出す',
		groups: { standing: '一覧', team: 'チームのビュー', personal: '自分のビュー' },
		changed: '変更あり',
		changedHint: (name: string) => `保存した「${name}」から変わっています`,
		saveOver: (name: string) => `「${name}」に上書き保存`,
		saveOverNow: (name: string) => `いまの「${name}」に上書き保存`,
		saveAs: '別のビューとして保存',
		discard: '変更を破棄',
		notYours: '作った人とスーパーバイザーだけが変えられます',
		gone: 'このリンクのビューはありません。削除されたか、ほかの人だけのビューです。',
		deleted: (name: string) =>
			`ビュー「${name}」は削除されました。保存されていた条件で表示しています。`,
		disabledAssignee: (name: string) =>
			`このビューの担当者 ${name} さんは停止されています。残っている注文を表示しています。`
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
		people: '閲覧中',
		kana: 'カナ',
		email: 'メール',
		gatewayId: 'PG取引ID',
		slip: '伝票番号',
		ordered: '注文日時',
		captured: '実売上日時',
		assignee: '担当',
		tasks: '要対応',
		notes: 'メモ'
	} satisfies Record<DeskColumn, string>,
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
	next: '次に失効',
	placeInList: (place: string, length: string, isExact: boolean) =>
		`${place} / ${length}件${isExact ? '' : '以上'}`,
	notInList: 'この一覧から外れました',
	total: (count: string, isExact: boolean) => `${count}件${isExact ? '' : '以上'}`,
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
		search: (words: string) => `「${words}」に当たる注文はありません`,
		searchBody:
			'番号・氏名・カナ・メール・ゲートウェイのID・伝票番号・金額を、全角半角や髙と高の違いを問わずに探しました。',
		narrowed: 'この絞り込みに当たる注文はありません',
		narrowedBody:
			'条件をひとつずつ外して確かめられます。当たる注文が届けば、ここへ自動で現れます。',
		without: (filter: string) => `${filter} を外す`,
		everywhere: 'すべての注文から探す',
		showAll: 'すべての注文を見る'
	},
	failed: '一覧を読み込めませんでした',
	retry: 'もう一度読み込む'
};
