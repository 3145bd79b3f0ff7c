import { CircleCheck } from 'lucide-react';
import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { NearLink } from '@/components/ui/near-link';
import { formatNumber, formatRelative } from '@/lib/kernel/format';
import { ask } from '@/lib/platform/route';
import { type TodoView, todoBoard } from '@/lib/workbench';
import { AssignMenu } from './assign-menu';
import { TileFrame } from './frame';
import { type BenchWords, benchWords } from './words';

const TONES = { waiting: 'accent', broken: 'danger', soon: 'warning' } as const;

/** What is to be done, most pressing first: how much of it, since when, who has it; each leads to its list. */
export async function Todos({ me }: { readonly me: string }) {
  const [t, words, todos] = await Promise.all([getTranslations('workbench'), benchWords(), ask(todoBoard, {})]);
  const now = new Date();
  return (
    <TileFrame title={t('tile.todos')} asOf={now} asOfLabel={t('asOf')}>
      {todos.length === 0 ? (
        <p className="flex items-center gap-2 px-4 pb-4 text-dense text-muted">
          <CircleCheck className="size-4 text-success" aria-hidden="true" />
          {t('allDone')}
        </p>
      ) : null}
      <ul aria-label={t('tile.todos')} className="divide-y divide-line border-t border-line empty:hidden">
        {todos.map((todo) => (
          <li key={todo.code} className="flex items-center gap-3 px-4 py-2.5">
            <span className="min-w-8 text-base font-bold">
              {formatNumber(todo.count)}
              {todo.isMore ? '+' : ''}
            </span>
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <NearLink href={todo.href as Route} className="font-medium text-ink underline-offset-4 hover:underline">
                  {t(`todo.${todo.code}` as 'todo.approvals')}
                </NearLink>
                <Badge tone={TONES[todo.weight]}>{t(`weight.${todo.weight}`)}</Badge>
              </p>
              <p className="text-xs text-muted">{detailOf(todo, words, now)}</p>
            </div>
            <AssignMenu
              subject={`todo:${todo.code}`}
              me={me}
              held={todo.held}
              name={t(`todo.${todo.code}` as 'todo.approvals')}
            />
          </li>
        ))}
      </ul>
    </TileFrame>
  );
}

function detailOf({ oldest, held, isMine }: TodoView, { t, locale }: BenchWords, now: Date): string {
  const parts = [
    ...(oldest === null ? [] : [t('oldest', { ago: formatRelative(oldest, now, locale) })]),
    ...(held === null ? [] : [isMine ? t('mine') : t('heldBy', { name: held.staffName })]),
    ...(held?.dueOn ? [t(held.isLate ? 'lateSince' : 'dueOn', { day: held.dueOn })] : []),
    ...(held?.note ? [held.note] : []),
  ];
  return parts.join(' · ');
}
