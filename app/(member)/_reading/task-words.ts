import 'server-only';
import { getTranslations } from 'next-intl/server';
import { addDays } from '@/lib/kernel/day';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { describeRewards, type RewardNames } from '@/lib/rewards';
import type { OwnTask } from '@/lib/tasks';
import { taskKinds } from '@/lib/tasks/registry';

/** What a row says of a task, in the reader's language. */
export type TaskWords = {
  readonly name: (task: Pick<OwnTask, 'terms'>) => string;
  readonly description: (task: OwnTask) => string;
  readonly rewards: (task: OwnTask) => string;
  readonly reading: (task: OwnTask) => string;
  readonly notes: (task: OwnTask) => readonly string[];
  readonly missing: (task: OwnTask) => string;
  readonly go: (task: OwnTask) => string | null;
};

type Asked = {
  readonly locale: Locale;
  readonly zone: string;
  readonly now: Date;
  readonly names: RewardNames;
  readonly tasks: readonly OwnTask[];
  readonly isShopOpen: boolean;
};

/** How tasks are said to a member. */
export async function taskWords({ locale, zone, now, names, tasks, isShopOpen }: Asked): Promise<TaskWords> {
  const [t, r] = await Promise.all([getTranslations('my-tasks'), getTranslations('rewards')]);
  const own = (both: { readonly zh: string; readonly en: string }) => (locale === 'en' ? both.en || both.zh : both.zh);
  const name: TaskWords['name'] = ({ terms }) => own(terms.name);
  const unitOf = ({ terms }: OwnTask) => taskKinds.find(terms.kind)?.unit ?? 'times';
  const amount = (value: number, task: OwnTask) =>
    unitOf(task) === 'fen' ? formatMoney(value, 'plain') : formatNumber(value);
  return {
    name,
    description: ({ terms }) => own(terms.description),
    rewards: ({ terms }) =>
      describeRewards(
        terms.rewards.map(({ kind, params }) => ({ kind, params })),
        names,
        locale,
      )
        .map(({ key, values }) => r(key as 'kind.points', values))
        .join(t('join')),
    reading: (task) => `${amount(Math.min(task.done, task.terms.target), task)} / ${amount(task.terms.target, task)}`,
    notes: (task) => {
      const { terms, endsAt, state, until } = task;
      const end = state === 'claimable' ? until : endsAt;
      const key = state === 'claimable' ? 'claimUntil' : 'endsAt';
      return [
        ...(terms.dailyMax === null ? [] : [t('dailyMax', { amount: amount(terms.dailyMax, task) })]),
        ...(end === null || state === 'claimed' || state === 'taken'
          ? []
          : [t(key, { at: endOf(end, { now, zone, locale, today: t('today') }) })]),
        ...(terms.claim === 'automatic' && state === 'open' ? [t('automatic')] : []),
      ];
    },
    missing: ({ missing }) => {
      const first = tasks.find(({ code }) => code === missing[0]);
      return first === undefined ? t('missingUnknown') : t('missing', { name: name(first) });
    },
    go: ({ terms }) => {
      const href = taskKinds.find(terms.kind)?.go(terms.params) ?? null;
      if (href === '/tasks') return '#check-in';
      return href?.startsWith('/shop') && !isShopOpen ? null : href;
    },
  };
}

type When = { readonly now: Date; readonly zone: string; readonly locale: Locale; readonly today: string };

/** The last day on which something counts: an end at midnight is the end of the day before. */
function endOf(end: Date, { now, zone, locale, today }: When): string {
  const last = new Date(end.getTime() - 1);
  const said = formatDateTime(last, 'short', locale, zone);
  return addDays(now, 1, zone) >= end && formatDateTime(now, 'short', locale, zone) === said ? today : said;
}
