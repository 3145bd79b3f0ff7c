import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const behavioursHolding = holding({
  code: 'behaviours',
  tables: [
    ownRows('BehaviourEvent', { hides: ['contentHash'], erased: { props: '{}' } }),
    ownRows('BehaviourKey'),
    ownRows('BehaviourUse'),
  ],
});
