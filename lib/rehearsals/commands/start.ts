import { actorName } from '@/lib/kernel/actor';
import { midnightOf } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { markOf } from '../mark';
import { SIZES, StartInput } from '../schema';
import { storesFor, subjectFor } from '../sight';
import { addBacktest } from '../store/backtests';

/** Asks for a back-test of what is written now over the orders of some days; the work is done by the job (N1). */
export const startBacktestCommand = command({
  name: 'rehearsals.start',
  can: 'rehearsals.run',
  input: StartInput,
  async run({ db, actor, now }, { kind, code, from, to, stores: asked, size }) {
    const subject = subjectFor(actor, kind);
    const stores = await storesFor(actor, asked);
    const settings = await program(db);
    const drafted = await subject.draft(db, settings, code, now);
    if (drafted === null) throw new Refusal('nothing_to_test', { kind, code });
    const id = newId();
    const { name, trial, about } = drafted;
    const period = { from: midnightOf(from, settings.zone), to: midnightOf(to, settings.zone, 1) };
    const said = { id, kind, code, name, trial, mark: markOf(about), ...period, stores: [...stores] };
    const isNew = await addBacktest(db, { ...said, ordersMax: SIZES[size], asOf: now, by: actorName(actor) });
    if (!isNew) throw new Refusal('backtest_open', { kind, code });
    return { id: publicId('backtest', id) };
  },
  audit: ({ kind, code, from, to }, { id }) => ({
    objectType: 'backtest',
    objectId: id,
    after: { kind, code, from, to },
  }),
});
