import type { ja } from './ja.ts';

export const en: typeof ja = {
	product: 'Yoshin',
	mark: '与',
	signIn: 'Sign in',
	email: 'E-mail address',
	password: 'Password',
	enter: 'Sign in',
	demoTitle: 'Start as somebody of the demo',
	demoHint: 'One click, and only from this computer.',
	or: 'or',
	otherLanguage: '日本語',
	roles: {
		viewer: 'Viewer',
		operator: 'Operator',
		supervisor: 'Supervisor',
		admin: 'Administrator'
	},
	roleHints: {
		viewer: 'reads only',
		operator: 'works single orders',
		supervisor: 'also bulk work and cancels after capture',
		admin: 'also people and keys'
	},
	firstAdminTitle: 'Create the first administrator',
	firstAdminBody:
		'This desk has no administrator yet. The account that you create here can invite everybody else.',
	invitationTitle: (name: string) => `Welcome, ${name}`,
	invitationBody: (email: string) =>
		`Choose the password with which you sign in as ${email}. This link works once.`,
	name: 'Name',
	newPassword: 'New password',
	passwordHint: (least: number) =>
		`At least ${String(least)} characters. A few long words together are a good choice.`,
	create: 'Create the account and enter',
	join: 'Set the password and enter'
};
