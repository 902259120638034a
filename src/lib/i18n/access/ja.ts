/** Sign-in and setup: pages that work without a script, so their words are chosen on the server. */
export const ja = {
	product: '与信デスク',
	mark: '与',
	signIn: 'サインイン',
	email: 'メールアドレス',
	password: 'パスワード',
	enter: 'サインイン',
	demoTitle: 'デモの担当者ではじめる',
	demoHint: 'ワンクリックで入れます。このコンピューター専用です。',
	or: 'または',
	otherLanguage: 'English',
	roles: {
		viewer: '閲覧者',
		operator: 'オペレーター',
		supervisor: 'スーパーバイザー',
		admin: '管理者'
	},
	roleHints: {
		viewer: '見るだけ',
		operator: '1 件ずつの操作',
		supervisor: '一括処理と売上後の取消も',
		admin: '担当者と鍵も'
	},
	firstAdminTitle: '最初の管理者をつくる',
	firstAdminBody:
		'このデスクにはまだ管理者がいません。ここでつくるアカウントが、ほかの担当者を招待できます。',
	invitationTitle: (name: string) => `${name} さん、ようこそ`,
	invitationBody: (email: string) =>
		`${email} でサインインするときのパスワードを決めてください。このリンクは一度だけ使えます。`,
	name: '名前',
	newPassword: '新しいパスワード',
	passwordHint: (least: number) =>
		`${String(least)} 文字以上。長い言葉の組み合わせがおすすめです。`,
	create: '管理者をつくって入る',
	join: 'パスワードを決めて入る'
};
