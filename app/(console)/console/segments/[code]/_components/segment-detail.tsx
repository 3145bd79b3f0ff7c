import { Copy, PencilLine } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { Stat, Stats } from '@/components/ui/stat';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { formatNumber } from '@/lib/kernel/format';
import { tellPeople } from '@/lib/kernel/small';
import { staffActorOfRequest } from '@/lib/platform/session';
import type { SegmentPage } from '@/lib/segments';
import { type RuleWords, ruleSentence } from '@/lib/segments/rules/say';
import type { Terms } from '@/lib/segments/rules/terms';
import { RefreshWhile } from '../../../coupons/[id]/_components/refresh-while';
import { phaseOf, SegmentState } from '../../_components/segment-state';
import { PartsProvider } from '../../_editor/rule-words';
import { SamplePanel } from '../../_editor/sample-panel';
import { wordsOf } from '../../_editor/words-of';
import { builderParts } from '../../_reading/builder-parts';
import { readSegment } from '../../_reading/read-segment';
import { Lists } from './lists';
import { Moves, Uses } from './moves';
import { Runs } from './runs';
import { RefreshNow, SegmentMenu } from './segment-acts';
import { Trend } from './trend';
import { Versions } from './versions';

const MONTH = 30;

/** One segment: how many it has and how that went, whom it is for, who came and went, and its versions. */
export async function SegmentDetail({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, root, locale, page, { parts }] = await Promise.all([
    getTranslations('segments'),
    getTranslations(),
    getLocale(),
    readSegment(code),
    builderParts(code),
  ]);
  const { segment, standing, versions, zone } = page;
  const terms = versions[0]?.terms ?? null;
  const words = wordsOf(parts, (key, values) => root(key as 'segments.says.join', values));
  const name = terms === null ? code : locale === 'en' ? terms.name.en : terms.name.zh;
  const phase = phaseOf(segment?.state ?? null, standing?.fault != null);
  const isBusy = [...page.runs, ...page.uploads].some(({ state }) => state === 'waiting' || state === 'running');
  const canEdit = may(actor, 'segments.edit');
  return (
    <ConsolePage
      title={name}
      marks={<SegmentState phase={phase} label={t(`state.${phase}`)} />}
      crumbs={[{ label: name }]}
      actions={canEdit ? <Acts page={page} isBusy={isBusy} /> : null}
    >
      <ClientTexts namespaces={['segments']}>
        <RefreshWhile is={isBusy} />
        <div className="grid gap-4">
          <Notices page={page} />
          {segment === null ? null : <Numbers page={page} />}
          <div className="grid items-start gap-4 min-[1180px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <div className="grid min-w-0 gap-4">
              {terms === null ? null : <TermsCard page={page} terms={terms} words={words} locale={locale} />}
              {segment === null ? null : (
                <Card>
                  <CardHeader title={t('trend.title')} note={t('trend.note')} />
                  <Trend trend={page.trend} />
                </Card>
              )}
              {segment === null ? null : <Runs page={page} canEdit={canEdit} />}
              {versions.length === 0 ? null : <Versions page={page} words={words} />}
            </div>
            <div className="grid min-w-0 gap-4">
              {segment === null ? null : <Lists page={page} canEdit={canEdit} />}
              {segment !== null && terms !== null && may(actor, 'members.read') ? (
                <PartsProvider value={parts}>
                  <SamplePanel question={{ body: { code, where: terms.where }, isReady: true, isMoving: false }} />
                </PartsProvider>
              ) : null}
              <Uses page={page} />
              {segment === null ? null : <Moves moves={page.moves} zone={zone} />}
            </div>
          </div>
        </div>
      </ClientTexts>
    </ConsolePage>
  );
}

/** What is wrong with it, and who is writing its next version. */
async function Notices({ page: { standing, draft, zone } }: { readonly page: SegmentPage }) {
  const t = await getTranslations('segments');
  const fault = standing?.fault ?? null;
  return (
    <>
      {fault === null ? null : (
        <Banner tone="danger" title={t('fault.title')}>
          {t(`fault.${fault.code as 'attribute_gone'}`, { what: fault.attribute ?? fault.segment ?? '' })}
        </Banner>
      )}
      {draft === null ? null : (
        <Banner tone="info" title={t('draft.waiting', { name: draft.savedBy })}>
          <DateTime at={draft.savedAt} format="datetime" zone={zone} />
        </Banner>
      )}
    </>
  );
}

/** What whoever may edit segments does with this one. */
async function Acts({ page, isBusy }: { readonly page: SegmentPage; readonly isBusy: boolean }) {
  const t = await getTranslations('segments');
  const { code, segment } = page;
  const isOver = segment?.state === 'withdrawn';
  return (
    <ClientTexts namespaces={['segments']}>
      {segment === null || isOver ? (
        <LinkButton href={`/console/segments/new?from=${code}`} icon={<Copy aria-hidden="true" />}>
          {t('copy')}
        </LinkButton>
      ) : (
        <SegmentMenu code={code} state={segment.state} />
      )}
      {segment?.state === 'live' ? <RefreshNow code={code} isBusy={isBusy} /> : null}
      {isOver ? null : (
        <LinkButton href={`/console/segments/${code}/edit`} variant="primary" icon={<PencilLine aria-hidden="true" />}>
          {t('edit')}
        </LinkButton>
      )}
    </ClientTexts>
  );
}

async function Numbers({ page }: { readonly page: SegmentPage }) {
  const t = await getTranslations('segments');
  const lately = page.trend.slice(-MONTH);
  const sum = (what: 'entered' | 'left') => formatNumber(lately.reduce((total, day) => total + (day[what] ?? 0), 0));
  const refreshedAt = page.standing?.refreshedAt ?? null;
  return (
    <Stats label={t('number.label')}>
      <Stat
        nameFirst
        name={t('number.members')}
        value={refreshedAt === null ? '–' : tellPeople(page.standing === null ? 0 : page.standing.members)}
        remark={
          refreshedAt === null ? (
            t('never')
          ) : (
            <>
              {t('number.asOf')} <DateTime at={refreshedAt} format="datetime" zone={page.zone} />
            </>
          )
        }
      />
      <Stat nameFirst name={t('number.entered')} value={sum('entered')} />
      <Stat nameFirst name={t('number.left')} value={sum('left')} />
    </Stats>
  );
}

/** What the newest version says, in words. */
async function TermsCard({
  page,
  terms,
  words,
  locale,
}: {
  readonly page: SegmentPage;
  readonly terms: Terms;
  readonly words: RuleWords;
  readonly locale: string;
}) {
  const t = await getTranslations('segments');
  const { refresh, kind, owner, where, description } = terms;
  const days =
    refresh.mode === 'scheduled' ? refresh.weekdays.map((day) => t(`weekday.${day as 1}`)).join(t('says.join')) : '';
  const when =
    refresh.mode === 'scheduled'
      ? t('refresh.scheduledAt', { days, at: refresh.at, zone: page.zone })
      : t(`refresh.${refresh.mode}`);
  const told = locale === 'en' ? description.en : description.zh;
  return (
    <Card>
      <CardHeader title={t('detail.title', { version: page.versions[0]?.version ?? 0 })} note={page.code} />
      <div className="grid gap-3 px-4 pb-4">
        {told === '' ? null : <p className="text-dense text-muted">{told}</p>}
        <p className="rounded-control bg-sunken p-3">
          {where === null
            ? t(`kindNote.${kind as 'hand'}`)
            : t('builder.readBackWhole', { rule: ruleSentence(where, words) })}
        </p>
        <DescriptionList
          items={[
            { key: 'kind', name: t('column.kind'), value: t(`kind.${kind}`) },
            { key: 'refresh', name: t('column.refresh'), value: when },
            { key: 'owner', name: t('column.owner'), value: owner },
          ]}
        />
      </div>
    </Card>
  );
}
