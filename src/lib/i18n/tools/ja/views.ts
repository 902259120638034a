import type { ViewScope } from '../../../contract/views.ts';

/** Saved views: keeping one, changing one, and the list of all. */
export const views = {
	save: {
		title: 'ビューを保存',
		name: '名前',
		nameHint: (limit: number) => `${limit}文字まで`,
		scope: '見える人',
		scopes: { personal: '自分だけ', team: 'チーム全員' } satisfies Record<ViewScope, string>,
		teamClosed: 'チームのビューを作れるのはスーパーバイザーです',
		what: '保存する条件',
		submit: '保存',
		cancel: 'やめる',
		nameless: '名前を入力してください',
		badName: (limit: number) => `名前は${limit}文字までの、表示できる文字で入力してください`,
		lost: '応答がありません。もう一度押しても、二重には保存されません。'
	},
	conflict: {
		now: (name: string) => `いまは「${name}」です。`,
		again: '上書きして保存'
	},
	manage: {
		title: 'ビューの管理',
		empty:
			'まだビューがありません。一覧を絞り込んでから「ビューを保存」で名前を付けると、ここに並びます。',
		groups: { team: 'チームのビュー', personal: '自分のビュー' } satisfies Record<
			ViewScope,
			string
		>,
		hint: 'Alt と ↑↓、またはドラッグで並べ替えます。上のものからタブになります。',
		noOrder: 'チームのビューを並べ替えられるのはスーパーバイザーです。',
		rename: (name: string) => `「${name}」の名前`,
		up: (name: string) => `「${name}」を上へ`,
		down: (name: string) => `「${name}」を下へ`,
		moved: (name: string, place: number) => `「${name}」は${place}番目です`,
		share: 'チームに共有',
		unshare: '自分だけに戻す',
		unshareOthers: (owner: string) => `${owner} さんだけに戻す`,
		remove: (name: string) => `「${name}」を削除`,
		removed: (name: string) => `「${name}」を削除しました`,
		undo: '元に戻す',
		by: (owner: string) => `${owner} さん`,
		closedOf: 'このビューを変えられるのは、作った人とスーパーバイザーです',
		left: (parts: string) => `いまは無い指定を除いています: ${parts}`,
		disabled: (name: string) => `担当の ${name} さんは停止されています`,
		done: '閉じる',
		lost: '応答がありません。もう一度お試しください。'
	}
};
