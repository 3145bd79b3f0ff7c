import 'server-only';
import { z } from 'zod';
import { requireId } from '@/lib/kernel/id';
import { query } from '@/lib/platform/query';
import { type NoteRow, notesOf } from './store/notes';
import { memberKin } from './store/read';
import { requireMemberInSight } from './visible';

const SHOWN = 100;

/** What colleagues wrote down about a member, newest first; of those who were merged into him too (N13). */
export const memberNotes = query({
  can: 'members.read',
  input: z.object({ memberId: z.string().max(64) }),
  async run({ db, actor }, { memberId: named }): Promise<NoteRow[]> {
    const memberId = requireId('member', named);
    await requireMemberInSight(db, actor, memberId);
    const kin = await memberKin(db, memberId);
    return notesOf(db, [memberId, ...(kin?.absorbed ?? [])], SHOWN);
  },
});
