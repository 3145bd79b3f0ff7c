import 'server-only';
import { actorName, isScoped } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { membersNamed, requireMemberInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { SaveContractInput } from '../schema';
import { allContracts, saveContractRow } from '../store/contracts';
import { lockCatalog } from '../store/shelf';

/** Adds a contract, or changes its names, its time and who belongs to it; a list with somebody unknown is refused whole. */
export const saveContractCommand = command({
  name: 'catalog.saveContract',
  can: 'catalog.edit',
  input: SaveContractInput,
  async run({ db, actor, now }, { isNew, members, ...said }) {
    await lockCatalog(db);
    const before = (await allContracts(db, now)).find(({ code }) => code === said.code) ?? null;
    if (isNew && before !== null) throw new Refusal('code_taken', { code: said.code });
    if (!isNew && before === null) throw new Refusal('contract_not_found', { code: said.code }, 404);
    const memberIds = await membersNamed(db, members);
    if (isScoped(actor)) for (const id of memberIds) await requireMemberInSight(db, actor, id);
    const after = { ...said, memberIds, changedAt: now, changedBy: actorName(actor) };
    await saveContractRow(db, after);
    return { before, after };
  },
  audit: ({ code }, { before, after }) => ({ objectType: 'contract', objectId: code, before, after }),
});
