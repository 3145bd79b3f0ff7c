import 'server-only';
import { z } from 'zod';
import { type Actor, may } from '@/lib/kernel/actor';
import { localDate } from '@/lib/kernel/day';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { TODOS } from './registries';
import { isLate } from './rules/assignment';
import { inOrder, type Weight } from './rules/order';
import { type Assignment, assignmentsOf } from './store/assignments';
import type { Todo } from './todo';

/** A to-do with how much of it there is, and who has it. */
export type TodoView = {
  readonly code: string;
  readonly weight: Weight;
  readonly href: string;
  readonly count: number;
  readonly isMore: boolean;
  readonly oldest: Date | null;
  readonly isMine: boolean;
  readonly held:
    | (Pick<Assignment, 'staffId' | 'staffName' | 'byName' | 'dueOn' | 'note'> & { readonly isLate: boolean })
    | null;
};

/** The to-dos that this person may do, whether or not there is any of them. */
export const todosOf = (actor: Actor): readonly Todo[] =>
  TODOS.all.filter(({ can }) => can.every((permission) => may(actor, permission)));

/** What is to be done, in the order in which it is best done: counts are those of the lists that it leads to (B1). */
export const todoBoard = query({
  can: 'account.own',
  input: z.object({}),
  async run(context): Promise<readonly TodoView[]> {
    const { db, actor, now } = context;
    const mine = todosOf(actor);
    const [looks, held, { zone }] = await Promise.all([
      Promise.all(mine.map(({ look }) => look(context))),
      assignmentsOf(
        db,
        mine.map(({ code }) => `todo:${code}`),
      ),
      program(db),
    ]);
    const today = localDate(now, zone);
    const me = actor.kind === 'staff' ? actor.id : null;
    const all = mine.map(({ code, weight, href }, place): TodoView => {
      const look = looks[place] ?? { count: 0, isMore: false, oldest: null };
      const holder = held.get(`todo:${code}`);
      return {
        code,
        weight,
        href,
        ...look,
        isMine: holder !== undefined && holder.staffId === me,
        held: holder === undefined ? null : { ...heldOf(holder), isLate: isLate(holder, today) },
      };
    });
    return inOrder(all.filter(({ count, held: holder }) => count > 0 || holder !== null));
  },
});

const heldOf = ({ staffId, staffName, byName, dueOn, note }: Assignment) => ({
  staffId,
  staffName,
  byName,
  dueOn,
  note,
});
