'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { instantOfWall } from '@/components/editing/wall';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { dropBenefitDraft, publishBenefit, saveBenefitDraft } from '@/lib/benefits/actions';
import { DraftBar, type DraftState } from '../../_components/draft-bar';
import { useBenefitAct } from '../_components/use-benefit-act';

/** Saving, throwing away and publishing what is written; a version may begin later on (4.M). */
export function EditorBar({
  code,
  edited,
  zone,
  ...state
}: DraftState & {
  readonly code: string;
  readonly edited: Edited;
  readonly zone: string;
}) {
  const t = useTranslations('benefits');
  const [from, setFrom] = useState('');
  const basedOn = state.version;
  return (
    <DraftBar
      {...state}
      t={t}
      act={useBenefitAct()}
      list="/console/benefits"
      code={code}
      onSave={() => saveBenefitDraft({ code, basedOn, terms: edited })}
      onDrop={() => dropBenefitDraft({ code })}
      onPublish={(note) =>
        publishBenefit({ code, basedOn, terms: edited, note, effectiveFrom: instantOfWall(from, zone) })
      }
    >
      <Field label={t('publish.from')} help={t('publish.fromHelp', { zone })}>
        <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
      </Field>
    </DraftBar>
  );
}
