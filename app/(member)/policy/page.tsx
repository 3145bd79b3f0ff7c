import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { memberActor } from '@/lib/platform/session';
import { policyNow } from '@/lib/privacy';
import { ListPageSkeleton } from '../_components/skeletons';

/** The title of the page of the privacy policy. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.policy'))('title') };
}

export default function PolicyPage() {
  return (
    <Suspense fallback={<ListPageSkeleton />}>
      <Policy />
    </Suspense>
  );
}

/** The policy for everybody: whoever signs up reads it before. */
async function Policy() {
  const [t, { version }, actor] = await Promise.all([getTranslations('privacy.policy'), policyNow(), memberActor()]);
  return (
    <>
      <MemberTop title={t('title')} back={actor === null ? '/sign-in' : '/me/privacy'} />
      <Card inset>
        <p className="mb-3 text-xs text-muted">{t('version', { version })}</p>
        <dl className="grid gap-3 text-dense">
          {(['what', 'why', 'who', 'howLong', 'rights', 'messages'] as const).map((part) => (
            <div key={part}>
              <dt className="font-medium">{t(`head.${part}`)}</dt>
              <dd className="mt-0.5 text-muted">{t(part)}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  );
}
