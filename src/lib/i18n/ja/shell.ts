/** The frame around every screen. */
export const shell = {
	product: '与信デスク',
	mark: '与',
	skipToContent: '本文へ移動',
	navigation: 'メイン',
	screens: {
		desk: '注文デスク',
		tasks: '要対応',
		rules: 'ルール',
		audit: '監査',
		batches: 'バッチ',
		settings: '設定',
		simulator: 'シミュレータ'
	},
	palette: '探す・移動する',
	live: {
		live: 'ライブ',
		catchingUp: (count: number) => (count > 0 ? `追いつき中 ${count}` : '追いつき中'),
		asOf: (time: string) => `${time} 現在`,
		liveHint: '変更はすべて届いています',
		catchingUpHint: '接続が戻りました。途切れた間の変更を順に反映しています',
		asOfHint: '接続が切れています。表示はこの時刻のもので、操作はできません。自動で再接続します'
	},
	serverTimeHint: 'サーバーの時刻(日本標準時)。期限はすべてこの時計で数えます',
	demoClock: (difference: string, ahead: boolean) =>
		`デモ時計 ${ahead ? '+' : '\u2212'}${difference}`,
	demoClockHint: 'デモの時計は実際の時刻からずらしてあります。期限も注文もこの時計で動きます',
	skew: (difference: string, ahead: boolean) =>
		`このPCの時計は ${difference} ${ahead ? '進んで' : '遅れて'}います。期限はサーバーの時計で数えているため、表示に影響はありません。`,
	people: (count: number) => `接続中 ${count}人`,
	personHere: (name: string, state: string) => `${name}・${state}`,
	presence: { viewing: '表示中', acting: '処理中', away: '離席' },
	more: (count: number) => `ほか${count}人`,
	menu: '設定とアカウント',
	theme: '表示',
	themes: { system: '自動', light: 'ライト', dark: 'ダーク' },
	language: '言語',
	languages: { ja: '日本語', en: 'English' },
	signOut: 'サインアウト',
	close: '閉じる',
	shortcuts: {
		title: 'キーボードショートカット',
		open: 'ショートカット一覧',
		list: '一覧',
		order: '注文',
		everywhere: '共通',
		down: '次の注文',
		up: '前の注文',
		show: '注文を右に開く',
		page: '注文を全画面で開く',
		select: '選択に加える・外す',
		copy: '注文番号をコピー',
		inquireSelected: '選択した注文を照会',
		filter: '絞り込みを追加',
		search: '注文を検索',
		nextByDeadline: '次に失効する注文へ',
		newRows: '新着を反映',
		nextLine: '次の行',
		previousLine: '前の行',
		newLines: '新しいものを表示',
		leave: '閉じる・選択を解除',
		tab: '左から1〜9番目の一覧',
		alerts: 'アラートを開く',
		acknowledge: 'アラートを確認済みにする',
		explain: '操作の説明を表示・隠す',
		help: 'この一覧'
	},
	offline: (time: string) =>
		`接続が切れています。${time} 時点の表示です。操作はできません。自動で再接続し、途切れた間の変更をすべて反映します。`,
	outdated: {
		title: '画面が古くなっています',
		body: 'サーバーが更新されました。読み込み直すと最新の画面になります。',
		reload: '読み込み直す'
	},
	errors: {
		notFound: 'ページが見つかりません',
		forbidden: 'この画面を開く権限がありません',
		failed: '表示できませんでした',
		again: 'もう一度読み込む'
	},
	session: {
		ended: 'セッションが終了しました',
		endedBody:
			'サインアウト、期限切れ、または権限の変更により接続が閉じられました。送信済みの操作は失われていません。',
		signInAgain: 'サインインする'
	},
	copied: 'コピーしました',
	copy: 'コピー',
	copyOf: (value: string) => `${value} をコピー`
};
