import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { must } from '@/lib/kernel/assert';
import { parseId } from '@/lib/kernel/id';
import { memberInSight } from '@/lib/members';
import { pool } from '@/lib/platform/db';
import { staffActorOfRequest } from '@/lib/platform/session';
import { AskFor } from '../../../_components/ask-for';
import { Guarded } from '../../../_components/guarded';
import { MemberPage } from './_components/member-page';
import { MemberSkeleton } from './_components/member-skeleton';
import { readMember } from './_components/read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('members'))('one') };
}

export default async function Page({ params, searchParams }: Props) {
  const t = await getTranslations('members');
  return (
    <Guarded can="members.read" what={t('title')}>
      <Suspense fallback={<MemberSkeleton label={t('loading')} />}>
        <Member params={params} searchParams={searchParams} />
      </Suspense>
    </Guarded>
  );
}

async function Member({ params, searchParams }: Props) {
  const [{ id: text }, search, t] = await Promise.all([params, searchParams, getTranslations('members')]);
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const id = parseId('member', text);
  const sight = id === null ? null : await memberInSight(pool(), actor, id);
  const back = <LinkButton href="/console/members">{t('back')}</LinkButton>;
  if (sight === null) {
    return (
      <ConsolePage title={t('one')}>
        <EmptyState drawing="search" title={t('missing')} actions={back}>
          {t('missingNote')}
        </EmptyState>
      </ConsolePage>
    );
  }
  if (!sight.isVisible) {
    return (
      <ClientTexts namespaces={['members']}>
        <ConsolePage title={t('one')}>
          <EmptyState
            drawing="locked"
            title={t('outOfScope')}
            actions={
              <>
                <AskFor subject={{ member: text }} />
                {back}
              </>
            }
          >
            {t('outOfScopeNote')}
          </EmptyState>
        </ConsolePage>
      </ClientTexts>
    );
  }
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
  return (
    <MemberPage
      actor={actor}
      file={await readMember(actor, sight.profile)}
      tab={one(search.tab)}
      cursor={one(search.cursor)}
      kinds={one(search.kinds)}
    />
  );
}
