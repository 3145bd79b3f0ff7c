import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../_components/guarded';
import { ActsPart } from './_components/acts-part';
import { ChoicesPart } from './_components/choices-part';
import { CodesPart } from './_components/codes-part';
import { ColoursPart } from './_components/colours-part';
import { FieldsPart } from './_components/fields-part';
import { ListPart } from './_components/list-part';
import { ListsPart } from './_components/lists-part';
import { MemberPart } from './_components/member-part';
import { NumbersPart } from './_components/numbers-part';
import { OverlaysPart } from './_components/overlays-part';
import { Sides } from './_components/sides';
import { StatesPart } from './_components/states-part';
import { StatusPart } from './_components/status-part';

/** The title of the page of all primitives. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('design'))('title') };
}

const PARTS = [
  ['colours', ColoursPart],
  ['numbers', NumbersPart],
  ['acts', ActsPart],
  ['fields', FieldsPart],
  ['choices', ChoicesPart],
  ['overlays', OverlaysPart],
  ['status', StatusPart],
  ['lists', ListsPart],
  ['codes', CodesPart],
  ['states', StatesPart],
] as const;

export default async function DesignPage() {
  const t = await getTranslations('design');
  return (
    <Guarded can="settings.edit" what={t('title')}>
      <Design />
    </Guarded>
  );
}

/** All primitives side by side, in both themes, for whoever sets up what others work with. */
async function Design() {
  const t = await getTranslations('design');
  return (
    <ClientTexts namespaces={['design', 'table']}>
      <ConsolePage title={t('title')} note={t('note')} crumbs={[]}>
        <Sides title={t('parts.member')} surface="member" Part={MemberPart} />
        {PARTS.map(([name, Part]) => (
          <Sides key={name} title={t(`parts.${name}`)} Part={Part} />
        ))}
      </ConsolePage>
      <ListPart />
    </ClientTexts>
  );
}
