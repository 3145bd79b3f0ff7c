import 'server-only';

export { momentsHolding } from './holding';
export { lastClimb, type Moment, momentOf } from './queries';
export type { Climb } from './rules/climb';
