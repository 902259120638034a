import { router } from '../init.ts';
import { disable } from './disable.ts';
import { enable } from './enable.ts';
import { endSessions } from './end-sessions.ts';
import { invite } from './invite.ts';
import { list } from './list.ts';
import { setRole } from './set-role.ts';

export const peopleRouter = router({ list, invite, setRole, disable, enable, endSessions });
