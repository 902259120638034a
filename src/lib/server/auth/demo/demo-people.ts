import type { Role } from '../../../domain/access/index.ts';

/** The people of the demo, one per role, least first. They have no password: they come in by one click. */
export const DEMO_PEOPLE = [
	{ id: 'demo-viewer', name: 'Mary Auditor', email: 'mary.auditor@demo.invalid', role: 'viewer' },
	{
		id: 'demo-operator',
		name: '髙橋 誠',
		email: 'takahashi.makoto@demo.invalid',
		role: 'operator'
	},
	{ id: 'demo-supervisor', name: '李 俊', email: 'lee.jun@demo.invalid', role: 'supervisor' },
	{ id: 'demo-admin', name: '佐藤 花', email: 'sato.hana@demo.invalid', role: 'admin' }
] as const satisfies readonly { id: string; name: string; email: string; role: Role }[];

export type DemoPersonId = (typeof DEMO_PEOPLE)[number]['id'];

/** The API key that the demo creates. */
export const DEMO_KEY_ID = 'demo';
