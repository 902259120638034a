import type { LocalAction, OperationAction } from '../../contract/order-row.ts';

/** What one action asks before it is done. */
interface Question {
	title: string;
	body: (buyer: string, amount: string) => string;
	/** The button says what it does. */
	do: (amount: string) => string;
}

/** Questions before an action, in figures and consequences. */
export const orderConfirm = {
	ask: {
		capture: {
			title: '実売上を確定します',
			body: (buyer, amount) => `${buyer} 様に ${amount} を請求します。`,
			do: (amount) => `${amount} を実売上にする`
		},
		sendThenCapture: {
			title: '変更を送信して、実売上を確定します',
			body: (buyer, amount) => `${buyer} 様に ${amount} を請求します。`,
			do: (amount) => `送信して ${amount} を実売上にする`
		},
		sendChange: {
			title: '変更をゲートウェイへ送信します',
			body: (buyer, amount) => `${buyer} 様の決済は ${amount} になります。`,
			do: (amount) => `${amount} で送信する`
		},
		extend: {
			title: 'オーソリ期間を延長します',
			body: (buyer, amount) => `${buyer} 様の仮売上 ${amount} の有効期限を延ばします。`,
			do: () => '期間を延長する'
		},
		cancel: {
			title: '注文をキャンセルします',
			body: (buyer, amount) =>
				`${buyer} 様の注文 ${amount} をキャンセルします。この操作は元に戻せません。`,
			do: () => '注文をキャンセルする'
		},
		return: {
			title: '返送にします',
			body: (buyer, amount) =>
				`${buyer} 様の注文 ${amount} の配送を「返送」にします。この操作は元に戻せません。`,
			do: () => '返送にする'
		},
		changePaymentMethod: {
			title: '決済方法を変更します',
			body: (buyer, amount) =>
				`${buyer} 様の注文 ${amount} は残り、今の決済との結び付きを外します。この操作は元に戻せません。`,
			do: () => '決済を切り離す'
		},
		discardChange: {
			title: '未送信の変更を取り消します',
			body: (buyer, amount) =>
				`${buyer} 様の注文を、ゲートウェイに登録された ${amount} に戻します。`,
			do: (amount) => `${amount} に戻す`
		}
	} satisfies Partial<Record<OperationAction | LocalAction, Question>>,
	keep: '戻る',
	consequence: 'この操作のあと',
	follows: {
		capture: (gateway: string) => `${gateway} へ実売上を送り、結果を照会で確認します`,
		sendThenCapture: (gateway: string) =>
			`${gateway} へ変更を送り、成功を確かめてから実売上を送ります。変更が成功しなければ、実売上は送りません`,
		sendChange: (gateway: string) => `${gateway} へ変更を送り、結果を照会で確認します`,
		extend: (gateway: string) => `${gateway} へ延長を送り、結果を照会で確認します`,
		cancel: (gateway: string) => `${gateway} の取引もキャンセルされます`,
		notLinked: (gateway: string) => `${gateway} へは連動されません。取引はゲートウェイに残ります`,
		discardChange: 'このデスクで入力した変更は失われます。ゲートウェイへは何も送りません'
	},
	lines: (count: number) => `明細の変更 ${count} 行を送ります`,
	contentOnly: '金額は変わりません',
	/** What a coupon that may be withdrawn was worth. */
	coupon: (name: string, amount: string) => `対象のクーポン: ${name}(${amount} 引き)`,
	task: (task: string) => `作業が残ります: ${task}`,
	taskDue: (task: string, due: string) => `作業が残ります: ${task}(期限 ${due})`,
	noMail: '購入者へのメールはこのデスクからは送られません',
	expiry: '有効期限',
	keys: 'Enter で実行・Esc で戻る',
	changed: '表示中に注文が更新されました。内容を確かめてください'
};
