import { router } from '../init.ts';
import { getExport } from './get-export.ts';
import { set } from './set.ts';
import { setDesk } from './set-desk.ts';
import { setExport } from './set-export.ts';

export const preferencesRouter = router({ set, setDesk, getExport, setExport });
