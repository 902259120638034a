import { router } from '../init.ts';
import { acknowledge } from './acknowledge.ts';
import { list } from './list.ts';

export const alertsRouter = router({ list, acknowledge });
