import type { DriftKind } from '../../contract/drift.ts';
import type { ReportedField } from '../../contract/run-report.ts';
import type { RunFailure } from '../../contract/runs.ts';

/** Gateway syncs, their reports, and the drift board. */
export const runs = {
	title: 'バッチ',
	sync: {
		title: 'PGステータス同期化',
		lead: '進行中の注文について決済会社の現在の状態を照会し、こちらの表示を合わせます。決済会社側は何も変わりません。',
		now: '今すぐ同期',
		starting: '開始しています',
		closed: (role: string) => `全件の同期は${role}が開始できます`,
		underWay: '同期の実行中です',
		last: '前回',
		never: 'まだ実行されていません',
		next: '次回の予定',
		notScheduled: '自動実行なし',
		open: '対象',
		openHint:
			'終わっていない決済、売上失敗、キャンセル済みで決済の終了を確認できていない注文、翌月末までの実売上',
		pace: '速度',
		perSecond: (pace: string) => `毎秒${pace}件`,
		confirmTitle: '全件を同期しますか',
		confirmBody: (count: string, pace: string, span: string) =>
			`${count}件の注文を毎秒${pace}件まで照会します。およそ${span}かかります。`,
		confirmSafe: '照会だけを行い、実売上・キャンセルなどは送信しません。',
		confirmLive: '進み具合は全員の画面に表示され、途中で停止できます。',
		confirmDo: '同期を開始',
		keep: 'やめる'
	},
	progress: {
		label: '同期の進み具合',
		title: (id: string) => `同期 No. ${id}`,
		preparing: '対象の注文を集めています',
		of: (done: string, total: string) => `${done} / ${total}件`,
		left: (span: string) => `あと約${span}`,
		soon: 'まもなく完了',
		stopping: '停止しています',
		stop: '停止',
		stopHint: '照会中の注文を終えてから止まります',
		changed: (count: string) => `変更 ${count}`,
		failed: (count: string) => `失敗 ${count}`,
		report: '結果を見る'
	},
	state: { running: '実行中', finished: '完了', stopped: '停止' },
	by: {
		button: (name: string) => name,
		selection: (name: string, count: string) => `${name}(選択した${count}件)`,
		schedule: '自動実行'
	},
	history: {
		title: '実行履歴',
		empty: 'まだ実行されていません',
		emptyBody: '同期を実行すると、ここに結果が残ります。',
		columns: {
			id: 'No.',
			at: '開始',
			by: '実行者',
			state: '状態',
			total: '照会',
			changed: '変更',
			failed: '失敗',
			took: '所要'
		},
		more: '以前の履歴を読み込む',
		open: (id: string) => `同期 No. ${id} の結果`
	},
	report: {
		back: 'バッチへ戻る',
		title: (id: string) => `同期 No. ${id}`,
		changes: '変更された注文',
		noChanges: '違いはありませんでした',
		noChangesBody: '照会したすべての注文で、こちらの表示と決済会社の状態が一致していました。',
		noChangesYet: '今のところ違いは見つかっていません',
		failures: '照会できなかった注文',
		examples: (shown: string) => `はじめの${shown}件`,
		more: '続きを読み込む',
		downloadUtf8: 'CSV(UTF-8)',
		downloadCp932: 'CSV(Shift_JIS・Excel)',
		none: 'なし',
		columns: {
			number: '注文番号',
			shop: 'ショップ',
			field: '項目',
			before: '変更前',
			after: '変更後',
			code: 'コード',
			at: '照会時刻'
		},
		fields: {
			gatewayState: 'ゲートウェイの状態',
			paymentStatus: '決済ステータス',
			amount: '金額',
			gatewayOrderedAt: 'PG受付日時',
			execAt: '決済実行日時',
			authorizedAt: '仮売上日時',
			acceptedAt: '即時売上受付日時',
			capturedAt: '実売上日時',
			extensions: '延長回数',
			operationState: '実行中の操作',
			anomaly: '応答異常'
		} satisfies Record<ReportedField, string>,
		failureWords: {
			NO_ANSWER: '決済会社から応答がありませんでした',
			NOT_SENT: '決済会社に接続できませんでした',
			UNREADABLE: '応答を読み取れませんでした',
			REFUSED: '決済会社が照会に応じませんでした',
			ANSWER_TOO_OLD: '操作の直後で、応答が古い可能性があります。まもなく自動で照会し直します',
			NOTHING_TO_INQUIRE: '照会できる決済がありません',
			INTERNAL: 'こちらの不具合で照会できませんでした'
		} satisfies Record<RunFailure, string>,
		gatewayRefused: '決済会社がエラーを返しました'
	},
	drift: {
		title: '差異ボード',
		lead: 'こちらと決済会社で食い違い、人の判断を待っている注文です。',
		refresh: '更新',
		empty: '差異はありません',
		emptyBody: '食い違いが見つかると、ここに並びます。',
		since: (span: string) => `${span}前から`,
		shown: (shown: string, all: string) => `${all}件のうち古い順に${shown}件`,
		kinds: {
			live_on_cancelled: 'キャンセル済み・決済は有効',
			unsent: '変更が1日以上未送信',
			anomaly: '応答異常'
		} satisfies Record<DriftKind, string>,
		kindHints: {
			live_on_cancelled: 'デスクでキャンセルしましたが、決済会社では決済が有効なままです',
			unsent: 'デスクで変更した金額や内容が、決済会社へ送信されていません',
			anomaly: '決済会社の最後の応答を読み取れないか、照会が断られました'
		} satisfies Record<DriftKind, string>
	},
	selection: {
		inquire: '照会',
		tooMany: (limit: string) => `一度に照会できるのは${limit}件までです`,
		notAllowed: '照会する権限がありません',
		done: (done: string) => `${done}件を照会しました`
	},
	lost: '応答がありませんでした。もう一度押しても二重には開始されません。'
};
