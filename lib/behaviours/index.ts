import 'server-only';

export { behaviourEvent } from './behaviour-event';
export { BEHAVIOURS_MAX, type BehaviourResult, recordBehaviours } from './commands/record-behaviours';
export { behavioursHolding } from './holding';
export { previewBehaviours } from './preview';
export { processBehaviours, processBehavioursIn } from './process';
export { BehaviourInput, MemberRef } from './schema';
export { behaviourTimes } from './segment-attributes';
export { carriedBehaviourUses } from './store/events';
export { lastActs } from './store/of-members';
export type { BehaviourAnswer, BehaviourEvent } from './types';
