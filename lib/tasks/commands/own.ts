import { localDate } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { countUse } from '@/lib/platform/limit';
import { program } from '@/lib/platform/program';
import { madeUpOf, makeUpIn } from '../check-in/make-up';
import { checkInJoined } from '../check-in/process';
import { claimIn } from '../claim';
import { countHappenings } from '../count';
import { CheckInInput, ClaimInput, MakeUpInput, TaskRef } from '../schema';
import { taskBook, tasksInForce } from '../store/versions';

// Far more than fingers do, and little enough that a script gets nowhere.
const TAPS = { name: 'tasks', times: 60, seconds: 60 };

/** A member checks in for today; another tap of the day is told what the first one gave (S3-3.1, 4.F). */
export const checkInCommand = command({
  name: 'tasks.checkIn',
  can: 'self',
  input: CheckInInput,
  transaction: 'own',
  async run({ actor, ip }, { day }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    await countUse(TAPS, memberId);
    const outcome = await checkInJoined({ memberId, day, ip });
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  },
});

/** A member makes up for a missed day with a card of his. */
export const makeUpCommand = command({
  name: 'tasks.makeUp',
  can: 'self',
  input: MakeUpInput,
  withheld: async ({ db, actor }, { day }) =>
    actor.kind !== 'member' ? null : { memberId: actor.id, ...madeUpOf(day, (await program(db)).revision), facts: {} },
  run: ({ db, actor, now }, { day }) => makeUpIn(db, actor.kind === 'member' ? actor.id : '', day, now),
});

/** What each claim of a member came to. */
export type ClaimAnswer = {
  readonly task: string;
  readonly period: string;
  readonly ok: boolean;
  readonly code: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

/** A member claims the rewards of tasks that he completed, each once; one that is refused never stops the others (4.F). */
export const claimTasksCommand = command({
  name: 'tasks.claim',
  can: 'self',
  input: ClaimInput,
  async run({ db, actor, now }, { claims }): Promise<readonly ClaimAnswer[]> {
    const memberId = actor.kind === 'member' ? actor.id : '';
    await countUse(TAPS, memberId);
    const outcomes = await claimIn(
      db,
      claims.map((claim) => ({ memberId, ...claim })),
      now,
    );
    return claims.map((claim, at) => {
      const outcome = outcomes[at];
      if (outcome?.ok) return { ...claim, ok: true, code: null, facts: {} };
      return { ...claim, ok: false, code: outcome?.refusal.code ?? 'unexpected', facts: outcome?.refusal.facts ?? {} };
    });
  },
});

/** A member follows the button of a task that asks for a look at a page; it counts once a day. */
export const visitTaskCommand = command({
  name: 'tasks.visit',
  can: 'self',
  input: TaskRef,
  async run({ db, actor, now }, { code }) {
    const settings = await program(db);
    const task = tasksInForce(await taskBook(db, settings), now).find((one) => one.code === code);
    if (task?.terms.kind !== 'visit') throw new Refusal('task_not_open', { task: code });
    const { page } = task.terms.params as { readonly page: string };
    const happening = { name: 'task.visited', at: now, facts: { page, day: localDate(now, settings.zone) } };
    await countHappenings(db, [{ memberId: actor.kind === 'member' ? actor.id : '', happening }], now);
    return { page };
  },
});
