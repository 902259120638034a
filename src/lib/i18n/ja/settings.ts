import type { ContractField, FieldProblem } from '../../contract/settings/contract-fields.ts';
import type { TrialVerdict } from '../../contract/settings/credential-trial.ts';
import type { ShopMailData } from '../../contract/settings/mail-data.ts';
import type { Role, Scope } from '../../domain/access/index.ts';

/** Settings, keys, people and the first steps. */
export const settings = {
	title: '設定',
	sections: { shops: 'ショップ', keys: 'APIキー', people: 'メンバー' },
	adminOnly: '管理者だけが開けます',
	readOnly: (role: string) => `変更できるのは${role}です。`,
	form: {
		save: '保存',
		saving: '保存中…',
		saved: '保存しました',
		discard: '取り消す',
		unsaved: '未保存の変更があります',
		keys: 'Ctrl + Enter でも保存できます',
		lost: '応答がありませんでした。入力はそのままです。もう一度保存しても二重にはなりません。',
		changed: (at: string, name: string) => `${at} に ${name} さんが変更`,
		changedByDesk: (at: string) => `${at} に変更`
	},
	conflict: {
		title: (name: string) =>
			name === '' ? 'この間に別の変更が保存されました' : `${name} さんが先に保存しました`,
		body: '入力した内容はそのまま残っています。次の項目は、別の値で保存されています。',
		apart: '入力した内容はそのまま残っています。ほかの項目は新しい内容に更新しました。',
		saved: (value: string) => `保存済み: ${value}`,
		blank: '（空欄）',
		mine: '自分の入力で保存',
		theirs: '保存済みの内容にする'
	},
	leave: {
		title: '保存していない変更があります',
		body: 'このまま移動すると、入力した内容は失われます。',
		stay: 'このページに残る',
		go: '保存せずに移動'
	},
	problems: {
		missing: '入力してください。',
		bad: '形式が正しくありません。',
		insecure: 'https:// で始まる URL にしてください。',
		out_of_range: '範囲外の値です。',
		too_many: '多すぎます。',
		not_offered: 'この決済システムでは設定できません。',
		same_twice: '同じ値が重複しています。'
	} satisfies Record<FieldProblem, string>,
	daysRange: (least: number, most: number) =>
		`${String(least)}〜${String(most)} 日の整数で入力してください。`,
	shops: {
		body: '受注を受け付けるショップと、決済会社との契約です。',
		add: 'ショップを追加',
		empty: 'ショップがまだありません',
		emptyBody: '最初のショップを追加すると、契約と接続情報をここで登録できます。',
		columns: { shop: 'ショップ', contracts: '契約', credentials: '接続情報', state: '受付' },
		open: '受付中',
		closed: '受付終了',
		noContract: '契約なし',
		code: 'ショップコード',
		codeHint: '英数字と - _ で 64 文字まで。受注データと URL に使うため、あとから変更できません。',
		codeBad: '英数字と - _ だけで、64 文字までです。',
		name: 'ショップ名',
		nameHint: 'この画面のすべての一覧に表示されます。',
		create: '追加する',
		back: 'やめる'
	},
	shop: {
		title: 'ショップ',
		body: '名前はいつでも変更できます。コードは受注データと結び付いているため変わりません。',
		close: '受付を終了…',
		reopen: '受付を再開',
		closeTitle: 'このショップの受付を終了しますか？',
		closeBody:
			'新しい注文は SHOP_CLOSED で断られます。すでにある注文はデスクに残り、これまでどおり操作できます。あとで再開できます。',
		closeConfirm: '受付を終了する',
		closedSince: (at: string) => `${at} に受付を終了しました。新しい注文は断られます。`,
		toList: 'ショップ一覧'
	},
	contract: {
		title: (system: string) => `${system} の契約`,
		body: 'ここで決めた条件は、これから届く注文に適用されます。すでにある注文は、届いたときの条件のままです。',
		noneTitle: 'まだ契約が登録されていません',
		add: '契約を登録',
		create: '契約を登録する',
		notConnected: '未接続',
		notConnectedBody: 'この決済システムとの接続はまだ用意されていません。契約は登録できません。',
		others: 'そのほかの決済システム',
		groups: {
			place: '接続先',
			terms: '契約条件',
			alerts: '期限のアラート',
			wire: 'ゲートウェイの表記'
		},
		fields: {
			endpoint: '接続先 URL',
			gatewayShopId: 'ゲートウェイのショップID',
			consoleUrl: '管理画面の URL',
			validityDays: '仮売上の有効期間',
			extensionDays: '1回の延長日数',
			extensionEnabled: 'オーソリ期間の延長を使う',
			linkedCancelAfterCapture: '実売上後のキャンセルを決済会社に連動する',
			immediate: '売上の方法',
			recurringStartsAt: '継続課金の開始日',
			alertHours: '期限の何時間前に知らせるか',
			wireStatus: 'ステータスの表記'
		} satisfies Record<ContractField, string>,
		hints: {
			endpoint: '契約時に案内されたホスト。/payment/… は付けません。',
			gatewayShopId: '13 文字までの英数字。',
			inUse: 'この ID で届いた注文があるため変更できません。',
			secretStays: '保存済みのパスワードの送信先になるため、変更できるのは管理者だけです。',
			secretForgotten: 'ID を変えると、保存済みのパスワードは消去されます。',
			consoleUrl: '決済会社側で仕上げる作業のときに、ここを開きます。',
			validityDays: (least: number, most: number) =>
				`仮売上の当日を含む日数（${String(least)}〜${String(most)}）。`,
			extensionDays: (least: number, most: number) =>
				`契約で決まっている日数（${String(least)}〜${String(most)}）。上限は注文から 120 日。`,
			linkedCancelAfterCapture:
				'オンのときは、実売上の翌月末までのキャンセルが決済会社にも送られます。',
			alertHours: '時間数をカンマ区切りで、8 個まで。すでにある注文にもすぐ適用されます。',
			alertPreview: (hours: string) => `${hours} 前にアラート`,
			wireStatus: '契約先で表記が異なるときだけ入力します。空欄なら標準の表記です。',
			days: '日'
		},
		immediate: { provisional: '仮売上', immediate: '即時売上' },
		immediateHint: '注文データに指定がないときの扱いです。',
		alertProblems: {
			missing: '1 つ以上入力してください。',
			out_of_range: '1〜2160 の整数を、カンマ区切りで入力してください。',
			too_many: '8 個までです。'
		}
	},
	credentials: {
		title: '接続情報',
		body: 'パスワードは暗号化して保存され、二度と表示されません。変更するときは新しいものを入力します。',
		password: 'ショップパスワード',
		set: (at: string, name: string) => `${at} に ${name} さんが登録`,
		setByDesk: (at: string) => `${at} に登録`,
		unset: '未登録',
		replace: '新しいパスワード',
		hint: '前後の空白は取り除かれます。',
		bad: '半角の英数字と記号だけで入力してください（空白なし、64 文字まで）。',
		store: '登録する',
		test: '接続を確認',
		testing: '照会中…',
		testHint: '存在しない取引を 1 回照会します。注文には何も起きません。',
		conflict: (name: string) =>
			name === ''
				? 'この間に契約が変更されました。内容を確認して、もう一度登録してください。'
				: `${name} さんが先に契約を変更しました。内容を確認して、もう一度登録してください。`,
		tested: (at: string) => `${at} に確認`,
		untested: 'まだ確認していません',
		lost: '照会の結果が届きませんでした。少し待ってからもう一度確認してください。',
		verdict: {
			accepted: '接続できました',
			refused: '認証できませんでした',
			no_answer: '応答がありませんでした',
			wrong_address: '接続先が違います',
			undecided: '判定できませんでした'
		} satisfies Record<TrialVerdict, string>,
		verdictBody: {
			accepted: '決済会社がショップIDとパスワードを受け付けました。',
			refused: '決済会社が、このショップIDとパスワードの組み合わせを受け付けません。',
			no_answer: '時間内に応答がありません。パスワードが正しいかどうかは分かりません。',
			wrong_address:
				'この URL では、決済会社の API が応答していません。接続先 URL を確認してください。',
			undecided: '応答はありましたが、パスワードが正しいかどうかは分かりません。'
		} satisfies Record<TrialVerdict, string>,
		short: { ready: '確認済み', untested: '未確認', unset: '未登録', failing: '要確認' }
	},
	mail: {
		title: 'メールの店舗情報',
		body: '購入者へのメールに載せる内容です。空欄の項目は載りません。',
		fields: {
			displayName: '表示名',
			fromAddress: '差出人アドレス',
			replyTo: '返信先アドレス',
			phone: '電話番号',
			hours: '受付時間',
			seller: '販売者の表示',
			website: 'ウェブサイト',
			signature: '署名'
		} satisfies Record<keyof ShopMailData, string>,
		hints: {
			displayName: '購入者が知っている店名。',
			seller: '会社名・住所・責任者（特定商取引法の表示）。',
			hours: '例: 平日 10:00〜17:00',
			signature: 'すべてのメールの末尾に入ります。'
		},
		addressBad: 'メールアドレスの形式ではありません。',
		websiteBad: 'https:// で始まる URL を入力してください。',
		tooLong: (limit: number) => `${String(limit)} 文字までです。`
	},
	keys: {
		body: 'ショップのシステムやウォールボードが使う鍵です。必要な範囲だけを許可してください。',
		add: 'APIキーを発行',
		empty: 'APIキーがまだありません',
		emptyBody: '受注を送るシステムのために、最初の鍵を発行してください。',
		columns: {
			name: '名前',
			scopes: '許可する範囲',
			created: '発行',
			expires: '期限',
			used: '最終使用',
			actions: '操作'
		},
		scope: {
			'orders:read': '受注を読む',
			'orders:write': '受注を送る',
			eligibility: '操作の可否を問い合わせる',
			'runs:read': '実行結果を読む',
			stream: 'ライブ表示を受信する'
		} satisfies Record<Scope, string>,
		state: { live: '有効', expired: '期限切れ', revoked: '失効' },
		noExpiry: '無期限',
		until: (day: string) => `${day} まで`,
		byDemo: 'デモ',
		unused: '未使用',
		revoke: '失効させる',
		revokeTitle: (name: string) => `「${name}」を失効させますか？`,
		revokeBody: 'この鍵を使っているシステムは、すぐに接続できなくなります。元には戻せません。',
		revokeConfirm: '失効させる',
		others: '使えない鍵',
		create: {
			title: 'APIキーを発行',
			name: '名前',
			nameHint: '何が使う鍵か分かる名前。例: EC サイト本番',
			scopes: '許可する範囲',
			scopesMissing: '1 つ以上選んでください。',
			expiry: '有効期限',
			days: (days: number) => `${String(days)} 日`,
			year: '1 年',
			date: '日付を指定',
			none: '無期限',
			lastDay: '最後に使える日',
			submit: '発行する'
		}
	},
	once: {
		keyTitle: '発行しました',
		keyBody:
			'この鍵は今だけ表示されます。安全な場所に保存してください。閉じると二度と表示できません。',
		linkTitle: '招待リンクができました',
		linkBody: (name: string, until: string) =>
			`${name} さんに渡してください。1 回だけ使えます。${until} まで有効です。閉じると二度と表示できません。`,
		copy: 'コピー',
		copied: 'コピーしました',
		copyFailed: 'コピーできませんでした。選択してコピーしてください。',
		done: '保存しました。閉じる'
	},
	people: {
		body: 'このデスクで働く人です。役割を変えるか停止すると、その人のセッションはすぐに終わります。',
		add: 'メンバーを招待',
		columns: { name: '名前', role: '役割', state: '状態', sessions: 'セッション', actions: '操作' },
		me: '自分',
		demo: 'デモ',
		state: { active: '利用中', invited: '招待中', disabled: '停止中' },
		sessions: (count: number) => (count === 0 ? 'なし' : `${String(count)} 件`),
		roleOf: (name: string) => `${name} の役割`,
		roleTitle: (name: string, role: string) => `${name} さんを${role}にしますか？`,
		roleBody: 'サインイン中のセッションはすべて終わり、次のサインインから新しい役割になります。',
		roleConfirm: '変更する',
		endSessions: 'サインアウトさせる',
		disable: '停止…',
		enable: '再開',
		again: '招待し直す',
		disableTitle: (name: string) => `${name} さんを停止しますか？`,
		disableBody:
			'すぐにサインアウトされ、再開するまでサインインできません。これまでの記録は残ります。',
		disableConfirm: '停止する',
		endTitle: (name: string) => `${name} さんをサインアウトさせますか？`,
		endBody: (count: number) =>
			`${String(count)} 件のセッションを終わらせます。再びサインインできます。`,
		endConfirm: 'サインアウトさせる',
		back: 'やめる',
		roles: '役割でできること',
		can: {
			viewer: '見るだけ。ウォールボードや監査のために。',
			operator: '1 件ずつの注文をすべて操作できます。',
			supervisor: '実売上後の連動キャンセル、一括処理、ショップの設定もできます。',
			admin: '接続情報、APIキー、メンバーも管理できます。'
		} satisfies Record<Role, string>,
		invite: {
			title: 'メンバーを招待',
			name: '名前',
			email: 'メールアドレス',
			role: '役割',
			hint: 'メールは送られません。作られたリンクを本人に渡してください。',
			submit: '招待リンクを作る'
		}
	},
	setup: {
		title: '最初の受注まで',
		body: '上から順に進めてください。終わった項目には印が付きます。',
		progress: (done: number, all: number) => `${String(all)} 項目のうち ${String(done)} 項目が完了`,
		done: '完了',
		next: '次',
		optional: '任意',
		forOthers: (role: string) => `${role}が準備しています。`,
		steps: {
			shop: 'ショップを追加する',
			contract: '契約を登録する',
			credentials: '接続情報を登録して確認する',
			key: '受注を送る APIキーを発行する',
			order: '最初の受注を送る',
			notification: '結果通知の URL を決済会社に登録する'
		},
		bodies: {
			shop: 'コードと名前を決めます。',
			contract: '接続先、有効期間、延長日数など、契約書のとおりに入力します。',
			credentials: 'ショップパスワードを入力し、「接続を確認」で確かめます。',
			key: '範囲は「受注を送る」を選びます。鍵は一度だけ表示されます。',
			order: '鍵を YOSHIN_KEY に入れて送ります。送信の例は、ここまでが済むと表示されます。',
			notification: '登録すると、状態の変化がすぐに届きます。登録しなくてもデスクが照会します。'
		},
		ready: '鍵を YOSHIN_KEY に入れて、次のとおりに送ります。',
		open: '開く',
		copy: 'コピー',
		copied: 'コピーしました'
	}
};
