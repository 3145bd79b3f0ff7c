import { Check, Gift, Lock } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/link-button';
import { ProgressBar } from '@/components/ui/track';
import type { OwnTask } from '@/lib/tasks';
import type { TaskWords } from '../../_reading/task-words';
import { ClaimTask } from './claim-task';
import { VisitTask } from './visit-task';

/** One task: what it asks and gives, how far it is, until when, and one button whose label is the next act (M5). */
export async function TaskRow({ task, words }: { readonly task: OwnTask; readonly words: TaskWords }) {
  const t = await getTranslations('my-tasks');
  const { terms, state, done } = task;
  const name = words.name(task);
  const notes = words.notes(task);
  const isOver = state === 'claimed' || state === 'taken';
  return (
    <li className="grid gap-2 px-3.5 py-3">
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-0.5">
          <p className="font-medium leading-snug">{name}</p>
          {words.description(task) === '' ? null : <p className="text-xs text-muted">{words.description(task)}</p>}
          <p className="flex items-start gap-1 text-xs text-accent">
            <Gift className="mt-px size-3.5 shrink-0" aria-hidden="true" />
            <span className="min-w-0">{words.rewards(task)}</span>
          </p>
        </div>
        <Act task={task} words={words} name={name} />
      </div>
      {isOver ? null : (
        <div className="grid grid-cols-[1fr_auto] items-center gap-x-2.5">
          <ProgressBar
            value={done}
            max={terms.target}
            label={t('progress', { name })}
            tone={state === 'claimable' ? 'success' : 'accent'}
          />
          <span className="text-xs font-medium">{words.reading(task)}</span>
        </div>
      )}
      {notes.length === 0 ? null : <p className="text-2xs text-muted">{notes.join(' · ')}</p>}
      {state === 'taken' ? <p className="text-2xs text-muted">{t('takenNote')}</p> : null}
    </li>
  );
}

async function Act({
  task,
  words,
  name,
}: {
  readonly task: OwnTask;
  readonly words: TaskWords;
  readonly name: string;
}) {
  const t = await getTranslations('my-tasks');
  const quiet = 'flex max-w-[45%] shrink-0 items-center gap-1 self-center text-xs text-muted';
  switch (task.state) {
    case 'claimable':
      return <ClaimTask task={task.code} period={task.period} name={name} />;
    case 'claimed':
      return (
        <span className="flex shrink-0 items-center gap-1 self-center text-xs font-medium text-success">
          <Check className="size-3.5" aria-hidden="true" />
          {t('state.claimed')}
        </span>
      );
    case 'locked':
      return (
        <span className={quiet}>
          <Lock className="size-3.5 shrink-0" aria-hidden="true" />
          {words.missing(task)}
        </span>
      );
    case 'taken':
    case 'lapsed':
      return <span className={quiet}>{t(`state.${task.state}`)}</span>;
    case 'open': {
      const go = words.go(task);
      if (task.terms.kind === 'visit' && go !== null) return <VisitTask task={task.code} href={go} name={name} />;
      return go === null ? (
        <span className={quiet}>{t('state.open')}</span>
      ) : (
        <LinkButton href={go} size="sm" variant="outline" aria-label={t('goNamed', { name })}>
          {t('go')}
        </LinkButton>
      );
    }
  }
}
