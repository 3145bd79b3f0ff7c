import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { must } from '@/lib/kernel/assert';
import { parseId } from '@/lib/kernel/id';
import { isRefusal } from '@/lib/kernel/refusal';
import { memberInSight } from '@/lib/members';
import { possibleTwins, previewMerge } from '@/lib/merging';
import { pool } from '@/lib/platform/db';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../../_components/guarded';
import { levelNames } from '../../_reading/names';
import { MemberSkeleton } from '../_components/member-skeleton';
import { consoleNames } from '../_components/read-member';
import { MergeForm } from './_components/merge-form';
import { MergeSearch } from './_components/merge-search';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merging'))('title') };
}

export default async function Page({ params, searchParams }: Props) {
  const t = await getTranslations('merging');
  return (
    <Guarded can="members.merge" what={t('title')}>
      <Suspense fallback={<MemberSkeleton label={t('loading')} />}>
        <Merge params={params} searchParams={searchParams} />
      </Suspense>
    </Guarded>
  );
}

async function Merge({ params, searchParams }: Props) {
  const [{ id }, search, t] = await Promise.all([params, searchParams, getTranslations('merging')]);
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const memberId = parseId('member', id);
  const sight = memberId === null ? null : await memberInSight(pool(), actor, memberId);
  // Whom nobody may see, and who is merged already, the member's own page tells.
  if (sight === null || !sight.isVisible || sight.profile.mergedInto !== null) redirect(`/console/members/${id}`);
  const { name, code } = sight.profile;
  const title = name ?? code;
  const other = typeof search.with === 'string' ? search.with : null;
  return (
    <ClientTexts namespaces={['merging', 'console']}>
      <ConsolePage
        title={t('title')}
        note={t('note', { name: title, code })}
        crumbs={[{ label: title, href: `/console/members/${id}` }, { label: t('title') }]}
        actions={<LinkButton href={`/console/members/${id}`}>{t('back')}</LinkButton>}
      >
        {other === null ? <Pick id={id} /> : <Compare id={id} other={other} />}
      </ConsolePage>
    </ClientTexts>
  );
}

async function Pick({ id }: { readonly id: string }) {
  const [levels, twins] = await Promise.all([levelNames(), ask(possibleTwins, { memberId: id })]);
  return <MergeSearch id={id} levels={levels} twins={twins} />;
}

async function Compare({ id, other }: { readonly id: string; readonly other: string }) {
  const [t, profileTexts, locale] = await Promise.all([
    getTranslations('merging'),
    getTranslations('members.profile'),
    getLocale(),
  ]);
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const language = locale === 'en' ? 'en' : 'zh';
  const [preview, names] = await Promise.all([
    ask(previewMerge, { memberId: id, absorbedId: other }).catch((error) => {
      if (isRefusal(error)) return error;
      throw error;
    }),
    consoleNames(actor),
  ]);
  if ('facts' in preview) {
    const said = `refusal.${preview.code}`;
    const facts = Object.fromEntries(Object.entries(preview.facts).map(([key, value]) => [key, String(value ?? '')]));
    return (
      <EmptyState
        drawing="search"
        title={t('cannot')}
        actions={<LinkButton href={`/console/members/${id}/merge`}>{t('pickAnother')}</LinkButton>}
      >
        {t.has(said) ? t(said, facts) : t('refusal.unexpected')}
      </EmptyState>
    );
  }
  const shown = (field: string, value: string | null): string | null => {
    if (value === null) return null;
    if (field === 'gender') return profileTexts(`genders.${value}`);
    return field === 'storeCode' ? (names.stores[value]?.[language] ?? value) : value;
  };
  return (
    <MergeForm
      preview={{
        ...preview,
        fields: preview.fields.map((one) => ({
          ...one,
          kept: shown(one.field, one.kept),
          taken: shown(one.field, one.taken),
        })),
      }}
      levels={Object.fromEntries(Object.entries(names.levels).map(([code, name]) => [code, name[language]]))}
      zone={names.zone}
    />
  );
}
