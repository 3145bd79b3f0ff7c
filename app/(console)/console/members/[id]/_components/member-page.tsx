import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { TrailSteps } from '@/components/data-table/trail-steps';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { TimelineSkeleton } from '@/components/timeline/timeline-skeleton';
import { Badge, StatusPill, type Tone } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { DateTime } from '@/components/ui/date-time';
import { LevelMark, metalOf } from '@/components/ui/level-mark';
import { LinkButton } from '@/components/ui/link-button';
import type { Actor } from '@/lib/kernel/actor';
import { may } from '@/lib/kernel/actor';
import type { Lifecycle } from '@/lib/members';
import { plainTags, traitsOf } from '@/lib/members/rules/traits';
import { VALUE_CLASSES } from '@/lib/segments/rules/value';
import { Tile } from '../../../../_components/tile';
import { AdjustButton } from './adjust/adjust-button';
import { ChangedNote } from './changed-note';
import { FreezeButton } from './freeze-button';
import { FrozenNote } from './frozen-note';
import { LevelCard } from './level-card';
import { MergeHints } from './merging/merge-hints';
import { MergesCard } from './merging/merges-card';
import { PointsCard } from './points-card';
import { ProfileCard } from './profile-card';
import { consoleNames, type MemberFile } from './read-member';
import { CorrectButton } from './remarks/correct-button';
import { TagsCard } from './remarks/tags-card';
import { RiskButton } from './risk-button';
import { RiskNote } from './risk-note';
import { TabLinks } from './tab-links';
import { TabPanel } from './tab-panel';
import { tabOf } from './tabs';
import { ValueStrip } from './value-strip';

const LIFE: Readonly<Record<Lifecycle, Tone>> = {
  new: 'info',
  active: 'success',
  silent: 'plain',
  dormant: 'warning',
  lost: 'danger',
};

/** A member from all sides (B2): who, how much, what stands now, and everything that happened. */
export async function MemberPage({
  actor,
  file,
  tab: named,
  cursor,
  kinds,
}: {
  readonly actor: Actor;
  readonly file: MemberFile;
  readonly tab: string | undefined;
  readonly cursor: string | undefined;
  readonly kinds: string | undefined;
}) {
  const [t, locale, names] = await Promise.all([getTranslations('members'), getLocale(), consoleNames(actor)]);
  const { profile, standing } = file;
  const language = locale === 'en' ? 'en' : 'zh';
  const isClosed = profile.status === 'closed';
  const title = isClosed ? t('erased') : (profile.name ?? t('nameless', { code: profile.code }));
  const store = profile.storeCode === null ? null : (names.stores[profile.storeCode]?.[language] ?? profile.storeCode);
  const tab = tabOf(named);
  const isMerged = profile.mergedInto !== null;
  const mayRemark = may(actor, 'members.remark') && !isMerged && !isClosed;
  return (
    <ClientTexts
      namespaces={[
        'members',
        'table',
        'timeline',
        'audit',
        'adjust',
        'merging',
        'frozen',
        'traits',
        'remarks',
        'giving',
        'benefits',
      ]}
    >
      <ConsolePage
        title={title}
        crumbs={[{ label: title }]}
        actions={
          <>
            <TrailSteps name="members" href={`/console/members/${file.id}`} />
            <MemberActs actor={actor} file={file} />
          </>
        }
        marks={<MemberMarks file={file} language={language} />}
        note={<MemberNote file={file} store={store} zone={names.zone} />}
      >
        <ChangedNote key={file.now.getTime()} memberId={file.id} read={file.read} zone={names.zone} />
        <FrozenNote profile={profile} zone={names.zone} />
        <RiskNote risk={file.risk} zone={names.zone} />
        <MergeHints actor={actor} memberId={file.id} isMerged={isMerged} merges={file.merges} />
        <ValueStrip file={file} zone={names.zone} />
        <TabLinks current={tab} actor={actor} id={file.id} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5 desk:grid-cols-[minmax(0,1fr)_320px]">
          <div className="min-w-0 max-desk:order-last">
            <Tile key={tab}>
              <Suspense key={`${tab} ${cursor ?? ''}`} fallback={<TimelineSkeleton label={t('loading')} />}>
                <TabPanel tab={tab} actor={actor} file={file} names={names} cursor={cursor} kinds={kinds} />
              </Suspense>
            </Tile>
          </div>
          {/* On a phone the side stands on the first tab alone: the other tabs are about what they name. */}
          <div className={cn('grid content-start gap-4', tab !== 'overview' && 'max-desk:hidden')}>
            <ProfileCard
              memberId={file.id}
              profile={{
                name: profile.name,
                mobile: profile.mobile,
                email: profile.email,
                birthday: profile.birthday,
                gender: profile.gender,
                code: profile.code,
                externalId: profile.externalId,
                channel: channelOf(profile.channel, t),
                store,
                isEnterprise: profile.kind === 'enterprise',
                traits: traitsOf(profile.tags),
              }}
              canReveal={may(actor, 'members.reveal') && !isMerged && !isClosed}
            />
            {mayRemark ? <TagsCard memberId={file.id} tags={plainTags(profile.tags)} /> : null}
            {file.merges.length === 0 ? null : (
              <MergesCard actor={actor} memberId={file.id} merges={file.merges} zone={names.zone} />
            )}
            {file.book === null ? null : <PointsCard file={file} zone={names.zone} />}
            {standing === null ? null : (
              <LevelCard
                standing={standing}
                zone={names.zone}
                manages={may(actor, 'levels.manage') ? { memberId: file.id, now: file.now } : null}
              />
            )}
          </div>
        </div>
      </ConsolePage>
    </ClientTexts>
  );
}

/** How the member is known and since when; of one who was erased that he was. */
async function MemberNote({
  file: { profile },
  store,
  zone,
}: {
  readonly file: MemberFile;
  readonly store: string | null;
  readonly zone: string;
}) {
  const t = await getTranslations('members');
  return (
    <span className="flex flex-wrap gap-x-2">
      {profile.status === 'closed' ? (
        <span>{t('erasedNote')}</span>
      ) : (
        <>
          <span className="whitespace-nowrap">{t('codeIs', { code: profile.code })}</span>
          <span className="whitespace-nowrap">{profile.mobile ?? t('noMobile')}</span>
        </>
      )}
      <span className="whitespace-nowrap">
        {t('since')} <DateTime at={profile.registeredAt} format="date" zone={zone} />
      </span>
      {store === null ? null : <span className="whitespace-nowrap">{store}</span>}
    </span>
  );
}

/** The level, what stands against the member, his stage of life, his value and his tags. */
async function MemberMarks({ file, language }: { readonly file: MemberFile; readonly language: 'zh' | 'en' }) {
  const t = await getTranslations('members');
  const { profile, standing, lifecycle } = file;
  const isMerged = profile.mergedInto !== null;
  return (
    <>
      {standing ? <LevelMark metal={metalOf(standing.level.metal)}>{standing.level.name[language]}</LevelMark> : null}
      {isMerged ? <StatusPill meaning="stopped">{t('merged')}</StatusPill> : null}
      {profile.status === 'closed' ? <StatusPill meaning="stopped">{t('closed')}</StatusPill> : null}
      {file.risk === null ? null : (
        <Badge tone="danger">{t('risk.badge', { reason: t(`risk.reasons.${file.risk.reason}`) })}</Badge>
      )}
      {profile.status === 'frozen' ? <StatusPill meaning="stopped">{t('frozen')}</StatusPill> : null}
      {isMerged || profile.status === 'closed' ? null : (
        <Badge tone={LIFE[lifecycle]}>{t(`lifecycle.${lifecycle}`)}</Badge>
      )}
      <ValueMark value={file.value} />
      {plainTags(profile.tags).map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </>
  );
}

/** What the member is worth by how recently, how often and for how much he buys; nothing before the first round (4.I). */
async function ValueMark({ value }: Pick<MemberFile, 'value'>) {
  const t = await getTranslations('standing');
  const found = VALUE_CLASSES.find((one) => one === value?.class);
  if (found === undefined || value === null) return null;
  const { recency, frequency, money } = value;
  const isScored = recency !== null && frequency !== null && money !== null;
  return (
    <Badge tone={found === 'high' ? 'accent' : 'plain'}>
      {t(`class.${found}`)}
      {isScored ? <span className="font-normal"> {t('scores', { recency, frequency, money })}</span> : null}
    </Badge>
  );
}

/** What may be done about the member as a whole. */
async function MemberActs({ actor, file }: { readonly actor: Actor; readonly file: MemberFile }) {
  const t = await getTranslations('members');
  const canMerge = may(actor, 'members.merge') && file.profile.status === 'active';
  const canChange = file.profile.status === 'active' || file.profile.status === 'frozen';
  return (
    <>
      {may(actor, 'members.edit') && canChange ? <CorrectButton memberId={file.id} /> : null}
      {canMerge ? <LinkButton href={`/console/members/${file.id}/merge`}>{t('merge')}</LinkButton> : null}
      {may(actor, 'members.freeze') && canChange ? <RiskButton memberId={file.id} risk={file.risk} /> : null}
      {may(actor, 'members.freeze') ? <FreezeButton memberId={file.id} status={file.profile.status} /> : null}
      {file.adjust === null ? null : <AdjustButton memberId={file.id} terms={file.adjust} />}
    </>
  );
}

type Say = { (key: string): string; readonly has: (key: string) => boolean };

/** The channel as people call it; one that nobody named yet keeps its code. */
function channelOf(code: string | null, t: Say): string | null {
  return code !== null && t.has(`channel.${code}`) ? t(`channel.${code}`) : code;
}
