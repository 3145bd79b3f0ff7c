import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { valuesPage } from '@/lib/segments';
import { Guarded } from '../../../_components/guarded';
import { RuleVersions } from '../_standing/rule-versions';
import { StandingFrame } from '../_standing/standing-frame';
import { ValueEditor } from '../_standing/value-editor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('standing'))('value.title') };
}

export default async function ValueMapPage() {
  const t = await getTranslations('standing');
  return (
    <Guarded can="segments.read" what={t('value.title')}>
      <ValueMap />
    </Guarded>
  );
}

async function ValueMap() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, page] = await Promise.all([getTranslations('standing'), ask(valuesPage, {})]);
  const canEdit = may(actor, 'segments.edit');
  const { newest } = page;
  return (
    <StandingFrame title={t('value.title')} note={t('value.note')} page={page}>
      <ValueEditor
        key={newest.version}
        rules={newest.rules}
        basedOn={newest.version}
        starts={page.starts}
        canEdit={canEdit}
      />
      <RuleVersions
        what="values"
        page={page}
        canEdit={canEdit}
        say={({ rules }) =>
          (['recency', 'frequency', 'money'] as const)
            .map((side) =>
              t(`value.says.${rules[side].by}`, {
                score: t(`edges.${side}`),
                at: rules[side].at
                  .map((edge) => (side === 'money' && rules[side].by === 'value' ? edge / 100 : edge))
                  .join(' · '),
              }),
            )
            .join(t('semicolon'))
        }
      />
    </StandingFrame>
  );
}
