import type { TaskList } from '../../contract/tasks.ts';
import type { WorkItemKind } from '../../domain/orders/vocabulary.ts';

/** Work that did not reach the gateway: the list, its dialogs, and the same on an order. */
export const tasks = {
	lists: {
		open: 'すべて',
		mine: '自分の担当',
		unowned: '担当なし',
		overdue: '期限切れ',
		closed: '完了'
	} satisfies Record<TaskList, string>,
	listNames: '一覧の種類',
	table: '要対応の一覧',
	columns: {
		due: '期限',
		what: 'すること',
		order: '注文',
		amount: '金額',
		payment: '取引',
		owner: '担当',
		age: '経過',
		actions: '操作'
	},
	/** Why, and what to look for; one line of the list. */
	hint: {
		confirm_cancel_at_console: 'デスクだけで取消済み。取引が残っていれば取り消す',
		check_payment_at_console: '実売上の失敗後に取消。売上が立っていないか確かめる',
		refund_or_cancel_at_console: '決済済みのままデスクだけで取消。期限までに対応する',
		cancel_at_console: '決済方法の変更で切り離した取引が残っている',
		live_payment_on_cancelled_order: 'このままでは購入者に請求される。取消か確認が必要',
		ask_buyer_to_pay_again: '期間延長または金額変更をゲートウェイが拒否した'
	} satisfies Record<WorkItemKind, string>,
	asap: 'すぐに',
	asapHint: '期限の定めはありません。できるだけ早く対応してください',
	dueHint: (at: string) => `期限 ${at}`,
	due: (at: string) => `期限 ${at}`,
	earlierPayment: '以前の取引',
	noPayment: '取引なし',
	neverShown: '未確認',
	confirmedHint: (at: string) => `ゲートウェイで ${at} に確認`,
	nobody: '担当なし',
	me: '自分',
	ownerOf: (name: string) => `担当 ${name}`,
	console: '管理画面',
	consoleOpen: '管理画面を新しいタブで開く',
	consoleUnset: 'URL未設定',
	consoleUnsetHint:
		'このショップの管理画面のURLが登録されていません。ショップの決済設定に登録すると、ここから開けます',
	take: '引き受ける',
	takeOver: '自分が引き継ぐ',
	handOver: '担当を変える',
	close: '完了にする',
	inquire: '照会',
	inquireHint: 'ゲートウェイに照会し、終わっていれば完了にします',
	inquireNoPayment: '照会できる取引がありません',
	openOrder: (number: string) => `注文 ${number} を開く`,
	readOnly: '閲覧のみの権限では操作できません',
	offline: '接続が切れているため操作できません',
	closed: {
		byPerson: (name: string) => `${name} が完了`,
		byGateway: (state: string) => `照会で「${state}」を確認して完了`,
		proof: '記録'
	},
	closing: {
		title: '作業を完了にします',
		proof: '管理画面で何をしましたか',
		proofHint: '例: 管理画面で取引を取り消し、状態が「キャンセル」になったことを確認',
		required: 'したことを書いてください',
		count: (length: number, limit: number) => `${length} / ${limit}`,
		submit: '完了にする',
		keys: 'Ctrl + Enter で完了・Esc で戻る',
		note: '記録は注文の経過に残り、あとから変えられません。'
	},
	handing: {
		title: '担当を変えます',
		to: '新しい担当',
		nobody: '担当なしに戻す',
		submit: '変更する',
		loading: '担当できる人を読み込んでいます',
		failed: '担当できる人を読み込めませんでした',
		alone: 'ほかに担当できる人がいません'
	},
	back: '戻る',
	dismiss: '閉じる',
	conflict: {
		by: (name: string) => `${name} の変更が先に入りました`,
		byGateway: 'ゲートウェイの照会で先に完了しました',
		owner: (name: string) => `いまの担当は ${name} です。`,
		unowned: 'いまは担当がいません。',
		closed: 'この作業はすでに完了しています。入力した内容は送られていません。',
		again: '内容を確かめて、もう一度実行できます。入力した内容は残っています。'
	},
	result: {
		failed: {
			take: '引き受けられませんでした',
			release: '担当を外せませんでした',
			handOver: '担当を変えられませんでした',
			close: '完了にできませんでした',
			inquire: '照会できませんでした'
		},
		lost: '応答を受け取れませんでした。もう一度実行しても、二重にはなりません',
		ended: (state: string) => `ゲートウェイは「${state}」です。作業を完了にしました`,
		still: (state: string) => `ゲートウェイは「${state}」のままです。作業は残ります`,
		unread: 'ゲートウェイの応答を確かめられませんでした。しばらくしてもう一度お試しください',
		errorNumber: (id: string) => `エラー番号 ${id}`
	},
	waiting: (count: number) => `新着 ${count}件`,
	more: 'さらに表示',
	loadFailed: '一覧を読み込めませんでした。表示は最後に読み込めたものです',
	retry: 'もう一度読み込む',
	empty: {
		open: '残っている作業はありません',
		openBody:
			'ゲートウェイに届かないキャンセルや決済方法の変更をすると、管理画面で行う作業がここへ現れます。キャンセル済みの注文に有効な決済が見つかったときも現れます。',
		mine: '自分の担当はありません',
		mineBody: '作業を引き受けるか、だれかに任されると、ここへ現れます。',
		unowned: '担当のいない作業はありません',
		unownedBody: '新しい作業は、だれかが引き受けるまでここに並びます。',
		overdue: '期限を過ぎた作業はありません',
		overdueBody: '期限までに完了しなかった作業は、ここへ現れます。',
		closed: (days: number) => `この${days}日に完了した作業はありません`,
		closedBody: '人が完了にした作業も、照会で終わった作業も、記録とともにここへ並びます。',
		showAll: 'すべての作業を見る'
	}
};
