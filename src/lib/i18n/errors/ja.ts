import type { About, ErrorSentences } from './sentence.ts';

const field = ({ field }: About) => (field === null ? '項目' : `「${field}」`);

/** 秒数を人が読む長さに: 90 → 2 分. */
function wait({ params }: About): string {
	const seconds = Number(params.seconds ?? 0);
	if (seconds <= 0) return 'しばらくして';
	return seconds < 60 ? `${String(seconds)} 秒後に` : `${String(Math.ceil(seconds / 60))} 分後に`;
}

export const ja: ErrorSentences = {
	BAD_JSON: () => '本文を JSON として読めませんでした。',
	BAD_CONTENT_TYPE: ({ params }) =>
		params.expected === undefined
			? '本文の形式 (Content-Type) が受け付けられないものです。'
			: `本文の形式 (Content-Type) は ${String(params.expected)} にしてください。`,
	BODY_TOO_LARGE: ({ params }) =>
		params.limit === undefined
			? '本文が大きすぎます。'
			: `本文が大きすぎます。上限は ${String(params.limit)} バイトです。`,
	BAD_ENCODING: () => '本文の文字コードが正しくありません。UTF-8 で送ってください。',
	UNAUTHENTICATED: () => 'サインインが必要です。API では有効な API キーを送ってください。',
	FORBIDDEN: () => 'この操作をする権限がありません。',
	FORBIDDEN_ORIGIN: () =>
		'この要求は許可されていない送信元 (Origin) から来ました。いつもの URL で開いているか、サーバーの設定 ORIGIN が合っているかを確認してください。',
	SCOPE_MISSING: ({ params }) =>
		params.scope === undefined
			? 'この API キーには必要なスコープがありません。'
			: `この API キーにはスコープ「${String(params.scope)}」がありません。`,
	SIGN_IN_FAILED: () => 'メールアドレスまたはパスワードが違います。',
	ACCOUNT_DISABLED: () => 'このアカウントは停止されています。管理者に連絡してください。',
	TOO_MANY_REQUESTS: (about) => `試行が多すぎます。${wait(about)}もう一度お試しください。`,
	NOT_FOUND: () => 'お探しのものは見つかりませんでした。',
	UNKNOWN_SHOP: () => 'そのショップは登録されていません。',
	UNKNOWN_ORDER: () => 'その注文は見つかりませんでした。',
	UNKNOWN_PERSON: () => 'その担当者は見つかりませんでした。',
	UNKNOWN_ALERT: () => 'そのアラートは見つかりませんでした。',
	UNKNOWN_TASK: () => 'その作業は見つかりませんでした。',
	UNKNOWN_VIEW: () => 'そのビューは見つかりませんでした。',
	VIEW_CONFLICT: ({ params }) =>
		params.actor === undefined || params.actor === ''
			? 'このビューはその間に変わりました。まだ保存されていません。'
			: `${String(params.actor)} さんが先にこのビューを変更しました。まだ保存されていません。`,
	VIEW_DELETED: ({ params }) =>
		params.actor === undefined || params.actor === ''
			? 'このビューはすでに削除されています。'
			: `このビューは ${String(params.actor)} さんが削除しました。`,
	VIEWS_FULL: ({ params }) =>
		params.scope === 'team'
			? `チームのビューは ${String(params.limit ?? '')} 件までです。使わないビューを削除してください。`
			: `自分のビューは ${String(params.limit ?? '')} 件までです。使わないビューを削除してください。`,
	UNKNOWN_CONTRACT: () => 'このショップには、この決済システムの契約がありません。',
	SETTING_CONFLICT: ({ params }) =>
		params.actor === undefined || params.actor === ''
			? 'この間に設定が変更されました。まだ保存されていません。'
			: `${String(params.actor)} さんが先に設定を変更しました。まだ保存されていません。`,
	SHOP_CODE_TAKEN: () => 'このショップコードはすでに使われています。',
	SHOP_CLOSED: () => 'このショップは受付を終了しています。新しい注文は登録できません。',
	GATEWAY_SHOP_TAKEN: ({ params }) =>
		params.shop === undefined
			? 'このショップIDは別のショップで登録されています。'
			: `このショップIDはショップ「${String(params.shop)}」で登録されています。`,
	GATEWAY_SHOP_IN_USE: () =>
		'このショップIDで届いた注文があるため変更できません。新しいショップIDには別のショップを追加してください。',
	SECRET_WOULD_MOVE: () =>
		'保存済みのパスワードの送信先が変わるため、変更できるのは管理者だけです。',
	CREDENTIALS_MISSING: () => 'パスワードがまだ登録されていません。',
	KEY_EXPIRY_PAST: () => '有効期限が過去の日付です。',
	UNKNOWN_NOTE: () => 'そのメモは見つかりませんでした。',
	MENTION_UNKNOWN: () =>
		'名前を挙げた担当者がいないか、停止されています。@ から選び直してください。',
	LAST_ADMIN: () =>
		'最後の管理者なので、役割の変更も停止もできません。先に別の管理者を決めてください。',
	EMAIL_TAKEN: () => 'このメールアドレスはすでに使われています。',
	LINK_INVALID: () =>
		'このリンクは無効です。期限切れか、使用済みか、新しいリンクに置き換えられています。',
	METHOD_NOT_ALLOWED: () => 'この URL ではそのメソッドを使えません。',
	MISSING_FIELD: (about) => `${field(about)}がありません。`,
	UNKNOWN_FIELD: (about) => `${field(about)}という項目はありません。`,
	BAD_FIELD: (about) => `${field(about)}の値が正しくありません。`,
	TOO_MANY_ORDERS: ({ params }) =>
		params.limit === undefined
			? '一度に送れる注文の件数を超えています。'
			: `一度に送れる注文は ${String(params.limit)} 件までです。`,
	EMPTY_LIST: () => '一覧が空です。',
	AMOUNTS_DO_NOT_ADD_UP: () => '金額の内訳と合計が合いません。',
	CARD_NUMBER_REFUSED: (about) =>
		`${field(about)}にカード番号らしい値があります。カード情報は受け取らず、保存もしていません。`,
	SYSTEM_NOT_CONNECTED: () => 'この決済方式はまだ接続されていません。',
	GATEWAY_ACCOUNT_UNKNOWN: () => 'この決済会社のショップ ID は、このショップに登録されていません。',
	GATEWAY_ORDER_TAKEN: () => 'この決済会社の取引は、すでに別の注文のものです。',
	SYSTEM_CHANGED: () => '注文の決済方式とショップは変えられません。',
	GATEWAY_ORDER_REMOVED: () => '決済会社の取引 ID は追加だけができ、取り除けません。',
	VERSION_CONFLICT: () => 'ほかの変更が先に入りました。最新の内容を確かめて、やり直してください。',
	PAYMENT_NOT_INQUIRABLE: () => 'この決済は照会できません。管理画面で確かめてください。',
	TASK_CONFLICT: ({ params }) =>
		params.actor === undefined || params.actor === ''
			? 'この作業はその間に変わりました。最新の内容を確かめて、やり直してください。'
			: `${String(params.actor)} の変更が先に入りました。最新の内容を確かめて、やり直してください。`,
	ASSIGNEE_CONFLICT: ({ params }) =>
		params.assignee === undefined || params.assignee === ''
			? 'その間に担当が外れました。いまは担当がいません。'
			: `その間に ${String(params.assignee)} さんの担当になりました。`,
	OPERATION_UNDER_WAY: () => 'この注文では別の操作が進行中です。',
	ACTION_REFUSED: () => 'この操作は今はできません。',
	IDENTITY_REUSED: () => 'この操作 ID は別の操作ですでに使われています。',
	NO_LINES: () =>
		'商品を一つも残さない変更はできません。注文全体をやめる場合はキャンセルしてください。',
	LINE_UNKNOWN: () => 'この商品行は注文にありません。画面を読み込み直してください。',
	DESTINATION_UNKNOWN: () => '追加した商品のお届け先を選んでください。',
	DESTINATION_EMPTY: ({ params }) =>
		`お届け先 ${String(params.destination ?? '')} の商品がなくなります。複数のお届け先がある注文は、一部のお届け先だけをキャンセルできません。`,
	NOTHING_TO_DISCARD: () => '取り消せる未送信の変更はありません。',
	EXPIRY_OUT_OF_RANGE: () =>
		'有効期限は、今日以降で、注文日を含めて 120 日目までの日付を入力してください。',
	NO_EXPIRY_TO_RECORD: () => '有効期限を記録できるのは、仮売上の注文だけです。',
	RUN_UNDER_WAY: ({ params }) => {
		const who = params.actor ? `${String(params.actor)}さんが開始した` : '自動で開始した';
		const which = params.run === undefined ? '' : `(No. ${String(params.run)})`;
		return `${who}同期${which}が実行中です。終わってから開始してください。`;
	},
	UNKNOWN_RUN: () => 'その実行は見つかりませんでした。',
	POSITION_INVALID: () => '更新の読み取り位置が正しくありません。',
	PROTOCOL_MISMATCH: () => '画面が古くなっています。ページを読み込み直してください。',
	CLOCK_GOES_FORWARD: () =>
		'デモの時計は先へだけ進められます。失効した与信は元に戻らないためです。',
	CLOCK_HELD: ({ params }) =>
		`結果がまだ確定しない操作が ${String(params.orders ?? 1)} 件あります。取り違えを防ぐため、あと ${String(params.seconds ?? 60)} 秒ほど待ってから時計を進めてください。`,
	SIMULATOR_REFUSED: ({ params }) =>
		`シミュレータが受け付けませんでした（${String(params.code ?? '')}）。何も変わっていません。`,
	SIMULATOR_UNREACHABLE: () =>
		'シミュレータから読める応答がありません。自動で再起動します。少し待ってからもう一度お試しください。',
	NOT_READY: () => '準備中です。少し待ってからもう一度お試しください。',
	INTERNAL: () =>
		'予期しないエラーが起きました。記録してあるので、エラー番号を管理者に伝えてください。'
};
