import { getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/link-button';
import { List, ListRow } from '@/components/ui/list';
import { formatNumber } from '@/lib/kernel/format';
import { pageNow, reader } from '@/lib/platform/reading';
import { tasksOf } from '@/lib/tasks';
import { taskKinds } from '@/lib/tasks/registry';
import { tasksFor } from '@/lib/tasks/rules/tasks-for';
import { requireMember } from '../../_reading/member';
import { mallWords } from '../_reading';

const TO_DO = ['open', 'claimable'];

/** How many points are missing, and the tasks that come to them where there are such: each a step away (M6). */
export async function EarnTasks({ code, short }: { readonly code: string; readonly short: number }) {
  const memberId = await requireMember(`/mall/${encodeURIComponent(code)}`);
  const [t, { worded }, tasks] = await Promise.all([
    getTranslations('mall'),
    mallWords(),
    tasksOf(reader(), memberId, pageNow()),
  ]);
  const open = tasks.filter(({ state }) => TO_DO.includes(state)).map((task) => ({ ...task, points: pointsOf(task) }));
  const enough = tasksFor(short, open);
  if (enough === null)
    return (
      <Banner tone="info" title={t('why.short', { short })}>
        <span className="mt-2 flex flex-wrap gap-2">
          <LinkButton href="/tasks" size="sm">
            {t('earn.tasks')}
          </LinkButton>
          <LinkButton href="/points" size="sm">
            {t('earn.points')}
          </LinkButton>
        </span>
      </Banner>
    );
  return (
    <>
      <Banner tone="info" title={t('earn.enough', { short, count: enough.length })} />
      <List label={t('earn.tasks')}>
        {enough.map(({ code: task, period, terms, points, state }) => {
          const name = worded(terms.name);
          const go = taskKinds.find(terms.kind)?.go(terms.params);
          return (
            <ListRow
              key={`${task} ${period}`}
              href={state === 'open' && go ? go : '/tasks'}
              title={<span lang={name.lang}>{name.text}</span>}
              detail={t('earn.gives', { points: formatNumber(points) })}
            />
          );
        })}
      </List>
    </>
  );
}

type Task = Awaited<ReturnType<typeof tasksOf>>[number];

/** What a task gives in points; nothing where its reward is something else. */
const pointsOf = ({ terms }: Task): number =>
  terms.rewards.reduce(
    (sum, { kind, params }) => sum + (kind === 'points' ? Number((params as { points?: unknown }).points ?? 0) : 0),
    0,
  );
