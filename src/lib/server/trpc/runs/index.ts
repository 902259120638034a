import { router } from '../init.ts';
import { list, outlook, report } from './read.ts';
import { syncAll, syncSelection } from './start-sync.ts';
import { stop } from './stop.ts';

export const runsRouter = router({ list, outlook, report, syncAll, syncSelection, stop });
