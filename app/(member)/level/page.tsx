import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ReplayClimb } from '@/components/levels/celebrate';
import { GrowthRow } from '@/components/levels/growth-row';
import { InvitationNote } from '@/components/levels/invitation-note';
import { KeepNote } from '@/components/levels/keep-note';
import { KeepPanel } from '@/components/levels/keep-panel';
import { LevelCard } from '@/components/levels/level-card';
import { LevelHistory } from '@/components/levels/level-history';
import { LevelPath } from '@/components/levels/level-path';
import { LevelRules } from '@/components/levels/level-rules';
import { RefreshOnReturn } from '@/components/members/refresh-on-return';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { Section } from '@/components/ui/section';
import { publicId } from '@/lib/kernel/id';
import { type LevelChange, levelHistory, levelSchemes, schemeAt } from '@/lib/levels';
import { lastClimb } from '@/lib/moments';
import { reader } from '@/lib/platform/reading';
import { RulesLink } from '../_components/rules-link';
import { PanelSkeleton } from '../_components/skeletons';
import { tellClimb } from '../_reading/climb';
import { currentProgram, ownStanding, requireMember } from '../_reading/member';
import { AheadNote } from './_components/ahead-note';
import { BenefitTable } from './_components/benefit-table';
import { Ways } from './_components/ways';

const CHANGES_MAX = 50;

/** The title of the page of levels. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('level'))('title') };
}

export default async function LevelPage() {
  const t = await getTranslations('level');
  return (
    <>
      <MemberTop title={t('title')} back="/" />
      <Suspense fallback={<LevelSkeleton />}>
        <Level />
      </Suspense>
      <RulesLink to="#levels" />
    </>
  );
}

async function Level() {
  const memberId = await requireMember('/level');
  const [t, m, program, { now, standing, purchases, growth }] = await Promise.all([
    getTranslations('level'),
    getTranslations('moments'),
    currentProgram(),
    ownStanding(memberId),
  ]);
  const [versions, changes, climb] = await Promise.all([
    levelSchemes(reader(), program),
    levelHistory(reader(), memberId, null, CHANGES_MAX),
    lastClimb(reader(), memberId).then((last) => tellClimb(memberId, last)),
  ]);
  const { scheme, version } = schemeAt(versions, now);
  const { next } = standing;
  return (
    <>
      <InvitationNote invitation={standing.invitation} />
      <RefreshOnReturn asOf={now.toISOString()} />
      <KeepNote {...standing} zone={program.zone} />
      <LevelCard {...standing} now={now} zone={program.zone}>
        <GrowthRow total={growth.total} shown={null} />
        {(standing.next?.routes.length ?? 0) > 1 ? <p className="mt-3 text-xs text-muted">{t('towardNote')}</p> : null}
      </LevelCard>
      {standing.outlook === null ? null : (
        <Section id="keep" title={t('keep.title')}>
          <KeepPanel outlook={standing.outlook} zone={program.zone} />
        </Section>
      )}
      {next === null ? null : (
        <Section id="ways" title={m('ways.title')}>
          <Ways next={next} bought={purchases} />
        </Section>
      )}
      <Section id="path" title={t('path')}>
        <ClientTexts namespaces={['level']}>
          <LevelPath levels={standing.levels} rank={standing.level.rank} />
        </ClientTexts>
      </Section>
      <Section id="compare" title={m('compare.title')}>
        <BenefitTable levels={standing.levels} held={standing.level.code} now={now} />
      </Section>
      <AheadNote versions={versions} now={now} zone={program.zone} />
      <Section id="rules" title={t('rules')}>
        <LevelRules scheme={scheme} version={version} />
      </Section>
      <Section
        id="changes"
        title={t('history')}
        action={climb === null ? null : <ReplayClimb climb={climb} label={m('replay')} />}
      >
        <Card inset>
          <LevelHistory changes={changes.map(shown)} versions={versions} zone={program.zone} />
        </Card>
      </Section>
    </>
  );
}

const shown = (change: LevelChange) => ({
  ...change,
  orderId: change.sourceType === 'order' ? publicId('order', change.sourceId) : null,
});

function LevelSkeleton() {
  return (
    <div aria-hidden="true" className="after-pause grid gap-6">
      <PanelSkeleton className="h-[15.5rem]" />
      <PanelSkeleton className="h-40" />
      <PanelSkeleton className="h-56" />
    </div>
  );
}
