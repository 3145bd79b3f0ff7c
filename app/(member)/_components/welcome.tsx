import { Check, Gift } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { ProgressBar } from '@/components/ui/track';
import { addDays } from '@/lib/kernel/day';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { reader } from '@/lib/platform/reading';
import { rewardNames } from '@/lib/rewards';
import { isShopOpen } from '@/lib/shop';
import type { OwnTask } from '@/lib/tasks';
import { ownHome } from '../_reading/home';
import { taskWords } from '../_reading/task-words';

const STEPS = 3;
const NEW_DAYS = 30;

/** The first steps of a new member with what each gives (M1), from the tasks for newcomers; gone when they are done. */
export async function Welcome({
  memberId,
  registeredAt,
  now,
  zone,
}: {
  readonly memberId: string;
  readonly registeredAt: Date;
  readonly now: Date;
  readonly zone: string;
}) {
  if (addDays(registeredAt, NEW_DAYS, zone) <= now) return null;
  const [t, said, { tasks }] = await Promise.all([getTranslations('moments.welcome'), getLocale(), ownHome(memberId)]);
  const steps = tasks.filter(({ terms, state }) => terms.group === 'newcomer' && state !== 'lapsed').slice(0, STEPS);
  if (steps.length === 0 || steps.every(isDone)) return null;
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const names = await rewardNames(
    reader(),
    steps.flatMap(({ terms }) => terms.rewards.map(({ kind, params }) => ({ kind, params }))),
  );
  const words = await taskWords({ locale, zone, now, names, tasks: steps, isShopOpen: isShopOpen() });
  const done = steps.filter(isDone).length;
  return (
    <Card inset aria-labelledby="welcome" className="mt-3">
      <div className="mb-3 grid gap-1.5">
        <h2 id="welcome" className="text-base">
          {t('title')}
        </h2>
        <p className="text-xs text-muted">{t('done', { done, all: steps.length })}</p>
        <ProgressBar value={done} max={steps.length} label={t('progress')} />
      </div>
      <ol className="grid gap-3">
        {steps.map((task, place) => (
          <li key={task.code} className="flex items-center gap-3">
            <span
              aria-hidden="true"
              className={
                isDone(task)
                  ? 'grid size-7 shrink-0 place-items-center rounded-full bg-success-tint text-success'
                  : 'grid size-7 shrink-0 place-items-center rounded-full border border-edge text-xs text-muted'
              }
            >
              {isDone(task) ? <Check className="size-4" /> : place + 1}
            </span>
            <div className="min-w-0 flex-1">
              <p className="font-medium leading-snug">
                {words.name(task)}
                {isDone(task) ? <span className="sr-only">{t('isDone')}</span> : null}
              </p>
              <p className="flex items-start gap-1 text-xs text-accent">
                <Gift className="mt-px size-3.5 shrink-0" aria-hidden="true" />
                <span className="min-w-0">{words.rewards(task)}</span>
              </p>
            </div>
            <Act task={task} href={words.go(task)} name={words.name(task)} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

async function Act({
  task,
  href,
  name,
}: {
  readonly task: OwnTask;
  readonly href: string | null;
  readonly name: string;
}) {
  const t = await getTranslations('moments.welcome');
  if (task.state === 'claimable')
    return (
      <LinkButton href="/tasks" variant="primary" size="sm" aria-label={t('claimNamed', { name })}>
        {t('claim')}
      </LinkButton>
    );
  if (task.state !== 'open' || href === null) return null;
  return (
    <LinkButton href={href} size="sm" variant="outline" aria-label={t('goNamed', { name })}>
      {t('go')}
    </LinkButton>
  );
}

const isDone = ({ state }: OwnTask): boolean => state === 'claimed' || state === 'taken';
