import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { playSegment } from '@/lib/campaigns';
import { actorName, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { type Condition, ConditionSchema } from '@/lib/kernel/condition';
import { isRefusal } from '@/lib/kernel/refusal';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { SegmentEditor } from '../_editor/segment-editor';
import { builderParts } from '../_reading/builder-parts';
import { readSegment } from '../_reading/read-segment';

type Params = {
  readonly searchParams: Promise<Readonly<Partial<Record<'from' | 'where' | 'play', string | string[]>>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('editor.newTitle') };
}

export default async function NewSegmentPage({ searchParams }: Params) {
  const [asked, t] = await Promise.all([searchParams, getTranslations('segments')]);
  return (
    <Guarded can="segments.edit" what={t('editor.newTitle')}>
      <NewSegment from={only(asked.from)} where={only(asked.where)} play={only(asked.play)} />
    </Guarded>
  );
}

const only = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null);

/** A segment from nothing, from a rule or a plan of another page, or one that begins as another is under its own code. */
async function NewSegment({ from, where, play }: Readonly<Record<'from' | 'where' | 'play', string | null>>) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { parts, zone, month }, other, plan] = await Promise.all([
    getTranslations('segments'),
    builderParts(null),
    from === null ? null : readSegment(from),
    play === null ? null : ask(playSegment, { code: play }).catch(noneThere),
  ]);
  const blank = {
    name: plan?.name ?? { zh: '', en: '' },
    description: { zh: '', en: '' },
    owner: actorName(actor),
    kind: 'rule',
    where: plan?.where ?? (where === null ? null : ruleOf(where)),
    refresh: { mode: 'live' },
  };
  const said = other?.versions[0]?.terms ?? other?.draft?.terms ?? blank;
  const terms = JSON.parse(JSON.stringify(said)) as Record<string, unknown>;
  return (
    <ConsolePage title={t('editor.newTitle')} note={t('editor.note')} crumbs={[{ label: t('editor.newTitle') }]}>
      <ClientTexts namespaces={['segments']}>
        <SegmentEditor
          begin={{ code: null, suggested: plan?.code ?? '', version: 0, terms, draftBy: null }}
          zone={zone}
          parts={parts}
          month={month}
          canSample={may(actor, 'members.read')}
        />
      </ClientTexts>
    </ConsolePage>
  );
}

/** A plan that nobody knows begins nothing. */
function noneThere(error: unknown): null {
  if (isRefusal(error)) return null;
  throw error;
}

/** The rule of an address; one that is none begins empty. */
function ruleOf(text: string): Condition | null {
  try {
    return ConditionSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
