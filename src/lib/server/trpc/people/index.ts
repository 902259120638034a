import { router } from '../init.ts';
import { colleagues } from './colleagues.ts';
import { disable } from './disable.ts';
import { enable } from './enable.ts';
import { endSessions } from './end-sessions.ts';
import { invite } from './invite.ts';
import { list } from './list.ts';
import { setRole } from './set-role.ts';

export const peopleRouter = router({
	list,
	colleagues,
	invite,
	setRole,
	disable,
	enable,
	endSessions
});
