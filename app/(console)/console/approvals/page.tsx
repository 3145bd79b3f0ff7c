import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { ownDelegations } from '@/lib/approvals';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { addDays, localDate, startOfDay } from '@/lib/kernel/day';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { ApprovalsTable } from './_components/approvals-table';
import { StandIn, type StandInLine, StandInNotes } from './_components/stand-in';

// As long as anybody is away.
const DAYS = 120;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('title') };
}

export default async function ApprovalsPage() {
  const t = await getTranslations('approvals');
  return (
    <Guarded can="approvals.read" what={t('title')}>
      <Approvals />
    </Guarded>
  );
}

async function Approvals() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('approvals'), program(pool())]);
  const mayDecide = may(actor, 'approvals.decide');
  const stead = mayDecide ? await readStead(zone) : null;
  return (
    <ClientTexts namespaces={['table', 'approvals', 'adjust', 'access', 'campaigns', 'rehearsals']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={stead === null ? null : <StandIn {...stead.form} />}
      >
        {stead === null ? null : <StandInNotes {...stead.now} zone={zone} />}
        <ApprovalsTable mayDecide={mayDecide} zone={zone} />
      </ConsolePage>
    </ClientTexts>
  );
}

/** Who decides in whose stead; the days that may be chosen are those of the program's zone. */
async function readStead(zone: string) {
  const { from, to, colleagues } = await ask(ownDelegations, {});
  const start = startOfDay(new Date(), zone);
  const days = Array.from({ length: DAYS }, (_, after) => addDays(start, after, zone));
  const begins = Object.fromEntries(days.map((day) => [localDate(day, zone), day.toISOString()]));
  const lineOf = (name: string, one: { id: string; startsAt: Date; endsAt: Date }): StandInLine => ({
    id: one.id,
    name,
    startsAt: one.startsAt.toISOString(),
    endsAt: one.endsAt.toISOString(),
  });
  return {
    now: { from: from.map((one) => lineOf(one.toName, one)), to: to.map((one) => lineOf(one.fromName, one)) },
    form: { colleagues, today: localDate(start, zone), begins },
  };
}
