import { attribute, type Source } from '@/lib/segments';
import { actsOfMembers, type MemberAct } from './store/of-members';

const DAY_MS = 86_400_000;
const acts: Source<readonly MemberAct[]> = { code: 'behaviours', load: actsOfMembers };

/** How often the member did something in the last so many days: check in, review, share; of one kind or of all. */
export const behaviourTimes = attribute({
  code: 'behaviour.times',
  group: 'behaviours',
  kind: 'number',
  narrowing: { needs: ['within'], may: ['type'] },
  cost: 3,
  source: acts,
  sql(w, { within, type }) {
    const sums = w.sums(`behaviours.${within}.${type}`, () => ({
      table: 'BehaviourEvent',
      where: `x."at" > ${w.now()} - ${w.value(within, 'int4')} * interval '24 hours' AND x."at" <= ${w.now()}
        ${type === undefined ? '' : `AND x."type" = ${w.value(type, 'text')}`}`,
      columns: 'count(*) AS "times"',
    }));
    return `coalesce(${sums}."times", 0)`;
  },
  read(done, { within = 0, type }, { now }) {
    const since = new Date(now.getTime() - within * DAY_MS);
    return (done ?? []).filter((act) => act.at > since && act.at <= now && (type ?? act.type) === act.type).length;
  },
});
