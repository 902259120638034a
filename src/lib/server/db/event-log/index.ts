export { currentPosition } from './current-position.ts';
export { comparePlaces, formatPosition, type LogPlace, parsePosition } from './position.ts';
export { pruneEvents } from './prune-events.ts';
export {
	BELOW_OLDEST_WRITER,
	createEventReader,
	type LogEvent,
	type LogPage,
	type OrdersRead,
	type ReadEvents,
	type ReadPredicate
} from './read-events.ts';
