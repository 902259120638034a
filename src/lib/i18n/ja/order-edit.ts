/** Editing of amount, content and expiry, and what happens when somebody else was first. */
export const orderEdit = {
	cancel: 'やめる',
	saveHint: '保存しただけではゲートウェイへ届きません。送信するまで実売上はできません。',
	failed: '編集画面を読み込めませんでした。ページを読み込み直してください。',
	amount: {
		label: '新しい金額',
		range: (min: string, max: string) => `${min}〜${max}`,
		downOnly: (max: string) => `${max} より低い金額だけ`,
		notANumber: '金額は数字で入力してください。',
		same: 'いまのデスクの金額と同じです。',
		discard: 'ゲートウェイの金額に戻すには「変更の取り消し」を使ってください。',
		save: (amount: string) => `${amount} で保存`,
		saveEmpty: '保存'
	},
	content: {
		title: '注文内容の変更',
		item: '商品',
		unitPrice: '単価',
		quantity: '数量',
		taxRate: '税率 %',
		sku: '商品コード',
		name: '商品名',
		destination: 'お届け先',
		of: (field: string, name: string) => `${field}: ${name}`,
		less: (name: string) => `${name} を 1 つ減らす`,
		more: (name: string) => `${name} を 1 つ増やす`,
		remove: (name: string) => `${name} を外す`,
		undo: (name: string) => `${name} の変更を元に戻す`,
		removed: '外す',
		added: '追加',
		changed: '変更',
		add: '商品を追加',
		addTo: (place: string) => `${place} に商品を追加`,
		newLine: '新しい商品',
		place: (number: number, name: string) => `お届け先 ${number} ${name}`,
		total: '合計',
		unchanged: '変更はまだありません。',
		save: (total: string) => `${total} で保存`,
		handAmount: (amount: string, total: string) =>
			`手で変更した金額 ${amount} は、明細の合計 ${total} に置き換わります。`,
		merge: '今の内容に自分の変更を重ねる',
		merged: '今の内容に変更を重ねました。確かめて保存してください。',
		restored: '前に入力した変更の続きです。',
		loading: '最新の内容を読み込んでいます。',
		problem: {
			quantity: '数量は 1〜9,999 の整数にしてください。',
			unitPrice: '単価は 0〜99,999,999 円の整数にしてください。',
			taxRate: '税率は 0〜100 にしてください。',
			sku: '商品コードを 64 文字以内で入力してください。',
			name: '商品名を 200 文字以内で入力してください。'
		}
	},
	expiry: {
		open: '管理画面で読んだ有効期限を記録',
		label: '最終日(管理画面の表示)',
		range: (from: string, to: string) => `${from} から ${to} まで`,
		hint: '送信した金額変更で期限が延びたとき、管理画面に表示された最終日を入力します。記録は監査に残ります。',
		missing: '日付を入力してください。',
		same: 'いまの期限と同じです。',
		save: (day: string) => `期限を ${day} までにする`,
		saveEmpty: '期限を記録する',
		reset: '計算上の期限に戻す',
		recorded: (day: string) => `有効期限 ${day} は、管理画面で読んだ日付です`,
		by: (name: string, at: string) => `${name} が ${at} に記録`,
		computed: (day: string) => `計算上は ${day}`
	},
	conflict: {
		/** Somebody by name. */
		by: (name: string, span: string, did: string) => `${name} さんが ${span}前に${did}`,
		/** The shop, the gateway or the desk. */
		nobody: (span: string, did: string) => `${span}前に、この注文で${did}`,
		present: (amount: string, status: string) => `現在: ${amount} · ${status}`,
		kept: '入力した内容はそのまま残っています。',
		apply: '今の注文に自分の変更を適用する',
		look: '今の内容を確かめて、もう一度実行してください。',
		wait: '終わるまでお待ちください。',
		/** By the noun of an event, else by the event. */
		did: {
			capture: '実売上を実行しました',
			cancel: '注文をキャンセルしました',
			changeAmount: '金額を変更しました',
			changeContent: '注文の内容を変更しました',
			sendChange: '変更を送信しました',
			sendThenCapture: '変更の送信と実売上を実行しました',
			discardChange: '未送信の変更を取り消しました',
			extend: '期間を延長しました',
			recordExpiry: '有効期限を記録しました',
			deliver: '配送完了にしました',
			return: '返送にしました',
			changePaymentMethod: '決済方法を変更しました',
			payment: '決済の状態が変わりました',
			amount: 'ゲートウェイの金額が変わりました',
			'order:updated': 'ショップからの更新が届きました'
		},
		other: '別の変更が入りました'
	}
};
