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
	OPERATION_UNDER_WAY: () => 'この注文では別の操作が進行中です。',
	ACTION_REFUSED: () => 'この操作は今はできません。',
	IDENTITY_REUSED: () => 'この操作 ID は別の操作ですでに使われています。',
	POSITION_INVALID: () => '更新の読み取り位置が正しくありません。',
	PROTOCOL_MISMATCH: () => '画面が古くなっています。ページを読み込み直してください。',
	NOT_READY: () => '準備中です。少し待ってからもう一度お試しください。',
	INTERNAL: () =>
		'予期しないエラーが起きました。記録してあるので、エラー番号を管理者に伝えてください。'
};
