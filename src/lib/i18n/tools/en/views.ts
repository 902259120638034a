import type { ToolText } from '../index.ts';

export const views: ToolText['views'] = {
	save: {
		title: 'Save view',
		name: 'Name',
		nameHint: (limit) => `up to ${limit} characters`,
		scope: 'Who sees it',
		scopes: { personal: 'Only you', team: 'The whole team' },
		teamClosed: 'Only supervisors make views for the team',
		what: 'What it shows',
		submit: 'Save',
		cancel: 'Leave',
		nameless: 'Give it a name',
		badName: (limit) => `Use up to ${limit} characters that can be seen`,
		lost: 'No answer came. Pressing again never saves it twice.'
	},
	conflict: {
		now: (name) => `It is “${name}” now.`,
		again: 'Save over it'
	},
	manage: {
		title: 'Manage views',
		empty: 'No views yet. Narrow the list and give it a name by “Save view”, and it stands here.',
		groups: { team: 'Views of the team', personal: 'Your views' },
		hint: 'Alt with ↑↓, or dragging, puts them in order. The first ones are tabs.',
		noOrder: 'Only supervisors put the team’s views in order.',
		rename: (name) => `Name of “${name}”`,
		up: (name) => `Move “${name}” up`,
		down: (name) => `Move “${name}” down`,
		moved: (name, place) => `“${name}” is number ${place}`,
		share: 'Share with the team',
		unshare: 'Make it yours only',
		unshareOthers: (owner) => `Make it ${owner}’s only`,
		remove: (name) => `Delete “${name}”`,
		removed: (name) => `“${name}” was deleted`,
		undo: 'Undo',
		by: (owner) => owner,
		closedOf: 'Only who made this view and supervisors can change it',
		left: (parts) => `What is gone is left out: ${parts}`,
		disabled: (name) => `Its assignee ${name} is disabled`,
		done: 'Close',
		lost: 'No answer came. Please try again.'
	}
};
