import { z } from 'zod';
import { actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { CampaignRef } from '../schema';
import { campaignOf } from '../store/campaigns';
import { addNote, noteForUpdate, saveNote } from '../store/held';

const Text = z.string().trim().min(1, { message: 'missing' }).max(2_000, { message: 'too_long' });

/** Notes a lesson of a campaign, or changes one: who wrote it first and who changed it last stay with it (S0-5.5). */
export const noteCampaignCommand = command({
  name: 'campaigns.note',
  can: 'campaigns.edit',
  input: CampaignRef.extend({ id: z.uuid().nullable(), text: Text }),
  async run({ db, actor, now }, { code, id, text }) {
    if ((await campaignOf(db, code)) === null) throw new Refusal('campaign_not_found', {}, 404);
    const by = actorName(actor);
    if (id === null) {
      await addNote(db, { id: newId(), code, text, at: now, by });
      return { before: null };
    }
    const note = await noteForUpdate(db, code, id);
    if (note === null) throw new Refusal('campaign_note_not_found', {}, 404);
    await saveNote(db, id, text, { at: now, by });
    return { before: note.text };
  },
  audit: ({ code, text }, { before }) => ({
    objectType: 'campaign',
    objectId: code,
    ...(before === null ? {} : { before: { note: before } }),
    after: { note: text },
  }),
});
