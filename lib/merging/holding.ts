import { holding, ownRows } from '@/lib/platform/holding';

// That two were one stays, for numbers of the past count on it; who they were does not, whichever of the two leaves.
const MERGE = { hides: ['record'], erased: { record: '{}', reason: '', splitReason: null } };
const survivor = ownRows('MemberMerge', MERGE);
const absorbed = ownRows('MemberMerge', { ...MERGE, by: 'absorbedId' });

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const mergingHolding = holding({
  code: 'merging',
  tables: [
    {
      ...survivor,
      async erase(db, memberIds) {
        await survivor.erase(db, memberIds);
        await absorbed.erase(db, memberIds);
      },
    },
  ],
});
