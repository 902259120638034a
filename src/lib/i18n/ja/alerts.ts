import type { AlertKind } from '../../domain/alerts.ts';

/** What presses: the bell, its panel, and the marks on orders. */
export const alerts = {
	title: 'アラート',
	bell: (waiting: number) => (waiting === 0 ? 'アラート' : `アラート 未確認 ${waiting}件`),
	/** Said to people who cannot see the count change. */
	news: (waiting: number) => `新しいアラートがあります。未確認 ${waiting}件`,
	waiting: (count: number) => `未確認 ${count}件`,
	taken: (count: number) => `確認済み ${count}件`,
	/** Heads of the two halves of the list. */
	takenHead: '確認済み',
	rest: (listed: number, open: number) =>
		`全 ${open}件のうち、急ぐものから ${listed}件を表示しています。確認が進むと続きが現れます。`,
	empty: '急ぐものはありません',
	emptyBody:
		'失効が近い仮売上、結果不明のままの操作、キャンセル済みの注文に残る決済、確定しない金額変更が、ここに現れます。',
	loading: 'アラートを読み込んでいます',
	failed: 'アラートを読み込めませんでした',
	retry: 'もう一度読み込む',
	/** What it is. */
	what: {
		level: (hours: number) => `失効まで${hours}時間以内`,
		lapsed: '有効期限切れ・PG未確認',
		unknown_outcome: (action: string) => `${action}の結果不明`,
		unknown_operation: '操作の結果不明',
		live_payment: 'キャンセル済みに有効な決済',
		amount_change_pending: '金額変更が未確定'
	},
	/** The same, small enough for a row. */
	mark: {
		level: (hours: number) => `${hours}h`,
		lapsed: '期限切れ',
		unknown_outcome: '結果不明',
		live_payment: '決済残り',
		amount_change_pending: '返品中'
	} satisfies Record<Exclude<AlertKind, 'expiry'> | 'level' | 'lapsed', unknown>,
	/** What to do about it. */
	next: {
		capture: '実売上してください。',
		captureOrExtend: '実売上するか、オーソリ期間を延長してください。',
		sendThenCapture: '未送信の変更があります。変更を送ってから実売上してください。',
		extend: 'いまは実売上できません。オーソリ期間を延長してください。',
		look: 'いまは実売上できません。注文を開いて理由を確かめてください。',
		wait: '操作の結果を待っています。',
		lapsed: '自動キャンセルの確認を待っています。',
		inquiring: '自動で照会しています。二重に操作しないでください。',
		cancelAtConsole: '決済会社の管理画面で取り消し、作業を閉じてください。',
		lookAtConsole: '24時間たっても確定しません。照会して確かめてください。'
	},
	elapsed: (span: string) => `${span}経過`,
	deadline: (instant: string) => `有効期限 ${instant}`,
	began: (instant: string) => `発生 ${instant}`,
	acknowledge: '確認',
	acknowledgeOf: (number: string) => `${number} のアラートを確認済みにする`,
	acknowledgedBy: (name: string) => `${name}が確認`,
	/** Somebody else was faster. */
	wasFirst: (name: string) => `${name}さんが先に確認していました`,
	notTaken: '確認を記録できませんでした。もう一度お試しください。',
	noPermission: 'アラートの確認は担当者の権限で行います',
	offline: '接続が切れている間は確認できません'
};
