import { taskBook } from '@/lib/tasks';
import { audienceOf, named, type PartFacts, type PartSource } from './part';

const all: PartSource['all'] = async (db, program) => {
  const book = await taskBook(db, program);
  return book.tasks.flatMap(({ code, state }): PartFacts[] => {
    const newest = book.versions.get(code)?.[0];
    if (newest === undefined || newest.terms === null) return [];
    const { name, kind, window, audience } = newest.terms;
    return [
      {
        sort: 'task',
        code,
        gate: code,
        version: newest.version,
        name,
        kind,
        standing: state === 'live' ? 'live' : state === 'paused' ? 'paused' : 'over',
        from: window?.from ?? null,
        to: window?.to ?? null,
        audience: audienceOf(audience.levels, audience.when),
        budgets: [],
        // What it gives comes from batches, games and benefits with limits of their own, once for a period.
        isLimited: true,
        said: newest.terms,
      },
    ];
  });
};

/** Tasks: rewards are claimed while the campaign runs, and as long after as the task says. */
export const tasks: PartSource = {
  code: 'task',
  all,
  find: async (db, program, codes, now) => named('task', codes, await all(db, program, now)),
};
