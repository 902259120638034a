import { router } from '../init.ts';
import { mine } from './mine.ts';

export const sessionRouter = router({ mine });
