import { PencilLine } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { TermsWords } from '@/components/offers/words';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { staffActorOfRequest } from '@/lib/platform/session';
import type { OfferStory } from '@/lib/pricing';
import { describeOffer } from '@/lib/pricing/rules/describe-offer';
import type { Say } from '@/lib/pricing/rules/say';
import { OfferTermsSchema } from '@/lib/pricing/schema';
import { OfferPhase } from '../../_components/offer-phase';
import { OfferSentences } from '../../_components/offer-sentences';
import { readOffer } from '../../_reading/read-offer';
import { StopButton } from './stop-button';
import { Versions } from './versions';
import { WithdrawButton } from './withdraw-button';

/** One offer: what counts now or next, to how many it may speak, what is being written, and every version. */
export async function OfferDetail({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, say, locale, story] = await Promise.all([
    getTranslations('offers'),
    getTranslations(),
    getLocale() as Promise<Locale>,
    readOffer(code),
  ]);
  const { version, versions, draft, phase, zone, members } = story;
  const words: TermsWords = { say: say as unknown as Say, locale, zone };
  const shown = must(version ?? draft, 'an offer has a version or a draft');
  const read = OfferTermsSchema.safeParse(shown.terms);
  const name = read.success ? (locale === 'en' ? read.data.name.en : read.data.name.zh) : code;
  return (
    <ConsolePage
      title={name}
      marks={<OfferPhase phase={phase} />}
      note={code}
      crumbs={[{ label: name }]}
      actions={may(actor, 'offers.edit') ? <Acts story={story} /> : null}
    >
      <div className="grid gap-4">
        <Notes story={story} />
        {read.success ? null : <Banner tone="danger" title={t('unreadable')} />}
        <Card>
          <CardHeader
            title={version === null ? t('notPublished') : t('says.version', { version: version.version })}
            note={t('audience', { count: formatNumber(members) })}
          />
          <div className="px-4 pb-4">
            {read.success ? <OfferSentences sentences={describeOffer(read.data, shown)} words={words} /> : null}
          </div>
        </Card>
        {versions.length === 0 ? null : <Versions versions={versions} words={words} />}
      </div>
    </ConsolePage>
  );
}

/** What is going on beside what counts: a draft, and a stop at once. */
async function Notes({ story: { draft, stopped, zone } }: { readonly story: OfferStory }) {
  const t = await getTranslations('offers');
  return (
    <>
      {draft === null ? null : (
        <Banner tone="info" title={t('draft.waiting', { name: draft.savedBy })}>
          <DateTime at={draft.savedAt} format="datetime" zone={zone} />
        </Banner>
      )}
      {stopped === null ? null : <Banner tone="warning" title={t('stop.is', { why: stopped })} />}
    </>
  );
}

/** What may be done with it, by whoever may. */
async function Acts({ story: { code, versions, draft, stopped } }: { readonly story: OfferStory }) {
  const t = await getTranslations('offers');
  const isLive = versions.some(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <ClientTexts namespaces={['offers']}>
      {isLive ? (
        <>
          <StopButton code={code} isStopped={stopped !== null} />
          <WithdrawButton code={code} />
        </>
      ) : null}
      <LinkButton href={`/console/offers/${code}/edit`} variant="primary" icon={<PencilLine aria-hidden="true" />}>
        {t(draft === null ? 'edit' : 'editDraft')}
      </LinkButton>
    </ClientTexts>
  );
}
