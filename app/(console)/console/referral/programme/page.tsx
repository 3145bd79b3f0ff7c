import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { PageCrumbs } from '@/components/shell/page-crumbs';
import { Section } from '@/components/ui/section';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { programmePage } from '@/lib/referral';
import { Guarded } from '../../../_components/guarded';
import { readRewardChoices } from '../../_reading/reward-choices';
import { ProgrammeEditor } from './_components/programme-editor';
import { ProgrammeVersions } from './_components/programme-versions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referral'))('programme.title') };
}

export default async function ProgrammePage() {
  const t = await getTranslations('referral');
  return (
    <Guarded can="referral.edit" what={t('programme.title')}>
      <Programmes />
    </Guarded>
  );
}

const PROGRAMMES = ['referral', 'boost'] as const;

async function Programmes() {
  const [t, { zone }, read, rewards] = await Promise.all([
    getTranslations('referral'),
    program(pool()),
    ask(programmePage, {}),
    readRewardChoices(await getLocale()),
  ]);
  return (
    <ClientTexts namespaces={['referral', 'rewards']}>
      <PageCrumbs crumbs={[{ label: t('programme.title') }]} />
      <ConsolePage title={t('programme.title')} note={t('programme.note')}>
        {PROGRAMMES.map((programme) => {
          const versions = read[programme];
          const newest = versions.find(({ withdrawnAt }) => withdrawnAt === null);
          return (
            <Section key={programme} id={programme} title={t(`programme.${programme}`)}>
              <ProgrammeEditor
                key={newest?.version ?? 0}
                programme={programme}
                basedOn={newest?.version ?? 0}
                begin={(newest?.rules ?? {}) as Readonly<Record<string, unknown>>}
                zone={zone}
                rewards={rewards}
              />
              <ProgrammeVersions programme={programme} versions={versions} now={read.now} zone={zone} />
            </Section>
          );
        })}
      </ConsolePage>
    </ClientTexts>
  );
}
