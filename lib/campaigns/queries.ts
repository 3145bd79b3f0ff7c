import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import type { Draft } from '@/lib/platform/authored/drafts';
import { type Gate, gatesOwned } from '@/lib/platform/authored/gates';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { partsAtHand, partsNamed } from './load-parts';
import { type AudienceTold, audienceTold, type BudgetBar, budgetBar } from './looks';
import type { PartFacts } from './parts/part';
import { type Act, actsAt, type Phase, phaseAt, type Window } from './rules/life';
import { TermsSchema } from './rules/terms';
import { CampaignCode } from './schema';
import { ownerOf, standingNow, standingOf, waitingNow, windowKept } from './standing';
import { allCampaigns, type CampaignRow, campaignOf, type StepRow, stepsOf } from './store/campaigns';
import { entriesGiven } from './store/entries';
import { allDrafts, draftOf, type Revision, revisionsNamed, revisionsOf } from './store/revisions';

/** A campaign as a list shows it: what counts of it, else what is being written. */
export type CampaignListed = {
  readonly code: string;
  readonly phase: Phase;
  readonly window: Window | null;
  readonly type: string | null;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly goal: string | null;
  readonly isWaiting: boolean;
  readonly hasDraft: boolean;
  readonly revision: number;
  readonly changedAt: Date;
};

/** All campaigns, by code. */
export async function campaignShelf(db: Db, now: Date): Promise<CampaignListed[]> {
  const [rows, drafts, waiting] = await Promise.all([allCampaigns(db), allDrafts(db), waitingNow(db, now)]);
  const said = await revisionsNamed(
    db,
    rows.map(({ code, revision, submitted }) => ({ code, revision: revision === 0 ? (submitted ?? 0) : revision })),
  );
  const written = new Map(drafts.map((draft) => [draft.code, draft]));
  return rows.map((row) => {
    const standing = standingOf(row, waiting);
    const draft = written.get(row.code);
    const terms = said.get(row.code)?.terms ?? null;
    const shown = terms ?? aboutDraft(draft?.terms);
    return {
      code: row.code,
      phase: phaseAt(standing, now),
      window: standing.window,
      type: shown?.type ?? null,
      name: shown?.name ?? null,
      goal: shown?.goal ?? null,
      isWaiting: standing.isWaiting,
      hasDraft: draft !== undefined,
      revision: row.revision,
      changedAt: draft?.savedAt ?? row.changedAt,
    };
  });
}

/** A campaign that runs or rests: its window, and the budget that it draws on. */
export type CampaignPace = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly phase: Phase;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly budget: string | null;
};

/** The campaigns that run or rest at the instant, those that end first before others. */
export async function campaignsUnderWay(db: Db, now: Date): Promise<CampaignPace[]> {
  const rows = (await allCampaigns(db)).map((row) => ({ row, standing: standingOf(row, new Set()) }));
  const live = rows.filter(({ standing }) => ['running', 'paused'].includes(phaseAt(standing, now)));
  const said = await revisionsNamed(
    db,
    live.map(({ row: { code, revision } }) => ({ code, revision })),
  );
  return live
    .flatMap(({ row: { code }, standing }) => {
      const terms = said.get(code)?.terms ?? null;
      if (standing.window === null || terms === null) return [];
      const { startsAt, endsAt } = standing.window;
      return [{ code, name: terms.name, phase: phaseAt(standing, now), startsAt, endsAt, budget: terms.budget }];
    })
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime() || (a.code < b.code ? -1 : 1));
}

const Named = z.object({
  type: z.string().catch(''),
  goal: z.string().catch(''),
  name: z.object({ zh: z.string().catch(''), en: z.string().catch('') }).catch({ zh: '', en: '' }),
});

/** What can be read of a draft, however little it is. */
const aboutDraft = (terms: unknown): z.output<typeof Named> | null => Named.safeParse(terms).data ?? null;

/** Everything about one campaign for the console. */
export type CampaignPage = {
  readonly row: CampaignRow;
  readonly zone: string;
  readonly phase: Phase;
  readonly window: Window | null;
  readonly isWaiting: boolean;
  readonly acts: readonly Act[];
  readonly live: Revision | null;
  readonly revisions: readonly Revision[];
  readonly draft: Draft | null;
  readonly steps: readonly StepRow[];
  readonly parts: readonly PartFacts[];
  readonly gates: readonly Gate[];
  readonly budget: BudgetBar | null;
  readonly members: AudienceTold;
  /** How often it gave at entries; null: it does not. */
  readonly entered: number | null;
};

/** One campaign with all its revisions, its parts as they are now, and what was done with it. */
export const campaignPage = query({
  can: 'campaigns.read',
  input: z.object({ code: CampaignCode }),
  async run({ db, actor, now }, { code }): Promise<CampaignPage> {
    const row = await campaignOf(db, code);
    if (row === null) throw new Refusal('campaign_not_found', {}, 404);
    const settings = await program(db);
    const [revisions, draft, steps, gates, standing] = await Promise.all([
      revisionsOf(db, code),
      draftOf(db, code),
      stepsOf(db, code),
      gatesOwned(db, ownerOf(code)),
      standingNow(db, row, now),
    ]);
    const live = revisions.find(({ revision }) => revision === row.revision) ?? null;
    const terms = live?.terms ?? revisions[0]?.terms ?? TermsSchema.safeParse(draft?.terms).data ?? null;
    const [parts, budget, members, entered] = await Promise.all([
      partsNamed(db, settings, terms?.parts ?? [], now),
      budgetBar(db, terms?.budget ?? null, now),
      terms === null ? null : audienceTold(db, terms, now, actor),
      terms === null || terms.entry === null ? null : entriesGiven(db, code),
    ]);
    return {
      row,
      zone: settings.zone,
      phase: phaseAt(standing, now),
      window: windowKept(row),
      isWaiting: standing.isWaiting,
      acts: actsAt(standing, now),
      live,
      revisions,
      draft,
      steps,
      parts,
      gates,
      budget,
      members,
      entered,
    };
  },
});

/** A part that may be picked. */
export type PartChoice = Pick<PartFacts, 'sort' | 'code' | 'name' | 'kind' | 'standing'>;

/** Everything that a campaign may be made of. */
export const partChoices = query({
  can: 'campaigns.read',
  input: z.object({}),
  async run({ db, now }): Promise<PartChoice[]> {
    const all = await partsAtHand(db, await program(db), now);
    return all.map(({ sort, code, name, kind, standing }) => ({ sort, code, name, kind, standing }));
  },
});
