import type { Metadata, Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { inboxPage, preferencesOf } from '@/lib/messaging';
import { CATEGORIES, type Category } from '@/lib/messaging/kind';
import { reader } from '@/lib/platform/reading';
import { RowsSkeleton } from '../_components/skeletons';
import { currentProgram, requireMember } from '../_reading/member';
import { InboxList } from './_components/inbox-list';
import { InboxSettings } from './_components/inbox-settings';

type Asked = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** The title of the inbox. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inbox'))('title') };
}

export default async function InboxRoute({ searchParams }: Asked) {
  const [t, { category }] = await Promise.all([getTranslations('inbox'), searchParams]);
  const asked = CATEGORIES.find((one) => one === category) ?? null;
  return (
    <ClientTexts namespaces={['inbox', 'paging']}>
      <MemberTop
        title={t('title')}
        back="/"
        action={
          <Suspense>
            <Settings />
          </Suspense>
        }
      />
      <CategoryLinks asked={asked} />
      <Suspense key={asked} fallback={<RowsSkeleton rows={5} />}>
        <Inbox category={asked} />
      </Suspense>
    </ClientTexts>
  );
}

async function Settings() {
  const memberId = await requireMember('/inbox');
  return <InboxSettings {...(await preferencesOf(reader(), memberId))} />;
}

async function CategoryLinks({ asked }: { readonly asked: Category | null }) {
  const t = await getTranslations('inbox');
  return (
    <nav aria-label={t('filter')} className="-mx-4 mb-3">
      <ul className="scrollbar-none flex gap-2 overflow-x-auto px-4">
        {[null, ...CATEGORIES].map((category) => (
          <li key={category} className="shrink-0">
            <NearLink
              href={(category === null ? '/inbox' : `/inbox?category=${category}`) as Route}
              aria-current={category === asked ? 'page' : undefined}
              className={cn(
                'flex min-h-target items-center rounded-full border px-3.5 text-dense',
                category === asked
                  ? 'border-accent font-medium text-accent-ink'
                  : 'border-line bg-surface text-muted hover:text-ink',
              )}
            >
              {category === null ? t('all') : t(`category.${category}`)}
            </NearLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

async function Inbox({ category }: { readonly category: Category | null }) {
  const memberId = await requireMember('/inbox');
  const [t, { zone }, first] = await Promise.all([
    getTranslations('inbox'),
    currentProgram(),
    inboxPage(reader(), memberId, category, null),
  ]);
  if (first.messages.length === 0)
    return (
      <Card>
        <EmptyState drawing="ledger" title={category === null ? t('empty') : t('emptyCategory')}>
          {category === null ? t('emptyNote') : null}
        </EmptyState>
      </Card>
    );
  return <InboxList key={category} first={first} category={category} zone={zone} />;
}
