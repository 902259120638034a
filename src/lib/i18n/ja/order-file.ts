import type { ExportField } from '../../contract/desk/export-fields.ts';

/** A file of orders: headings, and words that stand only there. Amounts in yen, instants in JST. */
export const orderFile = {
	fields: {
		deadline: '次の期限',
		number: '注文番号',
		buyer: '購入者',
		shop: 'ショップ',
		system: '決済システム',
		status: '決済ステータス',
		delivery: '配送状況',
		amount: '金額（円）',
		confirmed: '決済会社での最終確認',
		people: '処理中の人',
		kana: 'フリガナ',
		email: 'メールアドレス',
		gatewayId: '決済会社の取引ID',
		slip: '送り状番号',
		ordered: '注文日時',
		captured: '実売上日時',
		assignee: '担当者',
		tasks: '未完了の要対応',
		notes: 'メモの数',
		gatewayState: '決済会社の取引状態',
		gatewayAmount: '決済会社での金額（円）',
		unsent: '未送信の変更',
		authorized: '仮売上日時',
		delivered: '配送完了日時',
		updated: '最終更新',
		carrier: 'キャリア',
		statusCode: '決済ステータス（コード）',
		gatewayStateCode: '決済会社の取引状態（コード）',
		deliveryCode: '配送状況（コード）',
		systemCode: '決済システム（コード）'
	} satisfies Record<ExportField, string>,
	unsent: '未送信'
};
