import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { stagesPage } from '@/lib/segments';
import { Guarded } from '../../../_components/guarded';
import { RuleVersions } from '../_standing/rule-versions';
import { StageEditor } from '../_standing/stage-editor';
import { StandingFrame } from '../_standing/standing-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('standing'))('stages.page') };
}

export default async function StagesPage() {
  const t = await getTranslations('standing');
  return (
    <Guarded can="segments.read" what={t('stages.page')}>
      <Stages />
    </Guarded>
  );
}

async function Stages() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, page] = await Promise.all([getTranslations('standing'), ask(stagesPage, {})]);
  const canEdit = may(actor, 'segments.edit');
  const { newest } = page;
  return (
    <StandingFrame title={t('stages.page')} note={t('stages.pageNote')} page={page}>
      <StageEditor
        key={newest.version}
        rules={newest.rules}
        basedOn={newest.version}
        starts={page.starts}
        canEdit={canEdit}
      />
      <RuleVersions what="stages" page={page} canEdit={canEdit} say={({ rules }) => t('stages.says', { ...rules })} />
    </StandingFrame>
  );
}
