import { schemeDraft } from '@/lib/levels';
import type { Subject } from './subject';

/** The draft of the levels: who of the buyers would rise and fall. */
export const levels: Subject = {
  code: 'levels',
  can: 'settings.read',
  page: () => '/console/levels/draft',
  async draft(db, _, __, now) {
    const draft = await schemeDraft(db);
    if (draft === null) return null;
    const { scheme } = draft;
    const trial = { type: 'levels', scheme, startsAt: now.toISOString() } as const;
    return { name: null, trial, about: scheme };
  },
};
