import 'server-only';
import { z } from 'zod';
import { query } from '@/lib/platform/query';
import { allDrafts, allVersions } from './store/offers';

/** Every version of every offer and every draft: what was published, by whom, from when, and what was withdrawn (4.M). */
export const offerBook = query({
  can: 'offers.read',
  input: z.object({}),
  async run({ db }) {
    const [versions, drafts] = await Promise.all([allVersions(db), allDrafts(db)]);
    return { versions, drafts };
  },
});
