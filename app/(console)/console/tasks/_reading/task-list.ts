import 'server-only';
import { z } from 'zod';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { isInView, isNamedBy, pageById } from '@/lib/kernel/page-by-id';
import { query } from '@/lib/platform/query';
import { type TaskRowView, taskRows } from '@/lib/tasks';
import type { TaskPhase } from '../_components/task-state';

/** A task as the list shows it. */
export type TaskListRow = {
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly group: string | null;
  readonly kind: string | null;
  readonly per: string | null;
  readonly phase: TaskPhase;
  readonly begun: number;
  readonly completed: number;
  readonly claimed: number;
};

/** The tasks by code, by keyset; a program has some dozens, so they are sought in memory (2.0.1). */
export const taskList = query({
  can: 'tasks.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now }, raw): Promise<ListPage<TaskListRow>> {
    const { q, filters, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const all = (await taskRows(db, now)).map(rowOf).filter(({ id, nameZh, nameEn, group, phase }) => {
      const isNamed = isNamedBy(q, id, nameZh, nameEn);
      const isOfGroup = filters.group === undefined || filters.group.includes(group ?? '');
      return isNamed && isOfGroup && isInView(view, phase);
    });
    return pageById(all, { cursor, limit }, now);
  },
});

const rowOf = ({ code, state, terms, isScheduled, numbers }: TaskRowView): TaskListRow => ({
  id: code,
  nameZh: terms?.name.zh ?? null,
  nameEn: terms?.name.en ?? null,
  group: terms?.group ?? null,
  kind: terms?.kind ?? null,
  per: terms?.per ?? null,
  phase: state === null ? 'draft' : state === 'live' && isScheduled ? 'scheduled' : state,
  begun: numbers?.begun ?? 0,
  completed: numbers?.completed ?? 0,
  claimed: numbers?.claimed ?? 0,
});
