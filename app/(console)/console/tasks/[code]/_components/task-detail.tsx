import { Copy, PencilLine } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { RewardList } from '@/components/rewards/reward-list';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { Stat, Stats } from '@/components/ui/stat';
import { type Actor, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { pool } from '@/lib/platform/db';
import { staffActorOfRequest } from '@/lib/platform/session';
import { describeRewards, rewardNames } from '@/lib/rewards';
import type { TaskPage } from '@/lib/tasks';
import { taskKinds } from '@/lib/tasks/registry';
import type { Terms } from '@/lib/tasks/rules/terms';
import { VersionNote } from '../../../_components/version-note';
import { byColumn, sinceColumn, VersionsCard } from '../../../_components/versions-card';
import { type TaskPhase, TaskState } from '../../_components/task-state';
import { readTask } from '../../_reading/read-task';
import { TaskActs } from './task-acts';

/** One task: its numbers, what counts now, and its versions. */
export async function TaskDetail({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, locale, page] = await Promise.all([getTranslations('tasks'), getLocale(), readTask(code)]);
  const { live, versions, draft, task } = page;
  const terms = (live ?? versions[0])?.terms ?? null;
  const name = terms === null ? code : locale === 'en' ? terms.name.en : terms.name.zh;
  const phase = phaseOf(page);
  return (
    <ConsolePage
      title={name}
      marks={<TaskState phase={phase} label={t(`state.${phase}`)} />}
      crumbs={[{ label: name }]}
      actions={<Acts page={page} actor={actor} />}
    >
      <div className="grid gap-4">
        {draft === null ? null : (
          <Banner tone="info" title={t('draft.waiting', { name: draft.savedBy })}>
            <DateTime at={draft.savedAt} format="datetime" zone={page.zone} />
          </Banner>
        )}
        {task === null ? null : <Numbers page={page} />}
        {terms === null ? null : (
          <Card>
            <CardHeader title={t('detail.title', { version: (live ?? versions[0])?.version ?? 0 })} note={code} />
            <TermsOf terms={terms} zone={page.zone} />
          </Card>
        )}
        {versions.length === 0 ? null : <Versions page={page} />}
      </div>
    </ConsolePage>
  );
}

/** What this reader may do with it. */
async function Acts({ page, actor }: { readonly page: TaskPage; readonly actor: Actor }) {
  const t = await getTranslations('tasks');
  const { code, task } = page;
  if (!may(actor, 'tasks.edit')) return null;
  const isOver = task?.state === 'withdrawn';
  return (
    <ClientTexts namespaces={['tasks']}>
      {task === null || isOver ? null : <TaskActs code={code} state={task.state} />}
      <LinkButton href={`/console/tasks/new?from=${code}`} icon={<Copy aria-hidden="true" />}>
        {t('copy')}
      </LinkButton>
      {isOver ? null : (
        <LinkButton href={`/console/tasks/${code}/edit`} variant="primary" icon={<PencilLine aria-hidden="true" />}>
          {t('edit')}
        </LinkButton>
      )}
    </ClientTexts>
  );
}

function phaseOf({ task, live }: TaskPage): TaskPhase {
  if (task === null) return 'draft';
  return task.state === 'live' && live === null ? 'scheduled' : task.state;
}

async function Numbers({ page: { numbers } }: { readonly page: TaskPage }) {
  const t = await getTranslations('tasks');
  const all = numbers ?? { begun: 0, completed: 0, claimed: 0, lately: 0, taken: 0 };
  return (
    <Stats label={t('number.label')}>
      {(['begun', 'completed', 'claimed', 'lately', 'taken'] as const).map((name) => (
        <Stat key={name} nameFirst name={t(`number.${name}`)} value={formatNumber(all[name])} />
      ))}
    </Stats>
  );
}

/** What a version says, in words. */
async function TermsOf({ terms, zone }: { readonly terms: Terms; readonly zone: string }) {
  const [t, said] = await Promise.all([getTranslations('tasks'), getLocale()]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const rewards = terms.rewards.map(({ kind, params }) => ({ kind, params }));
  const lines = describeRewards(rewards, await rewardNames(pool(), rewards), locale);
  const isMoney = taskKinds.find(terms.kind)?.unit === 'fen';
  const amount = (value: number) => (isMoney ? formatMoney(value, 'plain') : formatNumber(value));
  const at = (instant: Date) => formatDateTime(instant, 'datetime', locale, zone);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('editor.kind'), t(`kind.${terms.kind as 'review'}`)],
    [t('editor.target'), amount(terms.target)],
    [t('column.per'), t(`per.${terms.per}`)],
    ...(terms.dailyMax === null ? [] : [[t('editor.dailyMax'), amount(terms.dailyMax)] as const]),
    ...(terms.window === null
      ? []
      : [[t('editor.window'), `${at(terms.window.from)} – ${at(terms.window.to)}`] as const]),
    ...(terms.prerequisites.length === 0
      ? []
      : [[t('editor.prerequisites'), terms.prerequisites.join(t('join'))] as const]),
    ...(terms.audience.levels.length === 0
      ? []
      : [[t('editor.levels'), terms.audience.levels.join(t('join'))] as const]),
    ...(terms.audience.when === null ? [] : [[t('editor.when'), t('detail.conditioned')] as const]),
    [
      t('editor.rewards'),
      <ClientTexts key="rewards" namespaces={['rewards']}>
        <RewardList lines={lines} />
      </ClientTexts>,
    ],
    [t('editor.claim'), t(`claim.${terms.claim}`)],
    [t('editor.takeBack'), t(terms.takeBack ? 'detail.takenBack' : 'detail.kept')],
  ];
  return (
    <DescriptionList aligned className="px-4 pb-4" items={rows.map(([name, value]) => ({ key: name, name, value }))} />
  );
}

async function Versions({ page }: { readonly page: TaskPage }) {
  const t = await getTranslations('tasks');
  return (
    <VersionsCard
      t={t}
      versions={page.versions}
      columns={[
        sinceColumn(t('versions.from'), page.zone, t('versions.always')),
        byColumn(t('versions.by')),
        { head: t('versions.why'), cell: ({ note }) => <VersionNote note={note} /> },
      ]}
    />
  );
}
