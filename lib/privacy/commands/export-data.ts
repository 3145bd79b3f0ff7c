import 'server-only';
import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMembersOnly } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { countUse, type Limit } from '@/lib/platform/limit';
import { newId } from '@/lib/platform/new-id';
import { unseal } from '@/lib/platform/pii';
import { exportsOf, insertExport, openExport } from '../store/exports';

const ASKED: Limit = { name: 'privacy-export', times: 3, seconds: 86_400 };
const DOWNLOADED: Limit = { name: 'privacy-download', times: 30, seconds: 3_600 };

/** Asks for everything that is kept of oneself (4.K, S1-3.2.3); while one is being made there is no second. */
export const askExportCommand = command({
  name: 'privacy.askExport',
  can: 'self',
  input: z.object({}),
  async run({ db, actor, now }) {
    assert(actor.kind === 'member', 'self is a member');
    await lockMembersOnly(db, [actor.id]);
    if ((await exportsOf(db, actor.id)).some(({ readyAt }) => readyAt === null)) throw new Refusal('export_waiting');
    await countUse(ASKED, actor.id);
    const id = newId();
    await insertExport(db, actor.id, id, now);
    return { memberId: actor.id, id };
  },
  audit: (_, { memberId }) => ({ objectType: 'member', objectId: memberId }),
});

/** Hands an export to the member whose it is, while it lasts; every time stands in the trail. */
export const downloadExportCommand = command({
  name: 'privacy.downloadExport',
  can: 'self',
  input: z.object({ id: z.uuid() }),
  async run({ db, actor, now }, { id }) {
    assert(actor.kind === 'member', 'self is a member');
    await countUse(DOWNLOADED, actor.id);
    const body = await openExport(db, actor.id, id, now);
    if (body === null) throw new Refusal('export_not_found', {}, 404);
    return { memberId: actor.id, text: unseal(body) };
  },
  audit: (_, { memberId }) => ({ objectType: 'member', objectId: memberId }),
});
