import { router } from '../init.ts';
import { set } from './set.ts';
import { setDesk } from './set-desk.ts';

export const preferencesRouter = router({ set, setDesk });
