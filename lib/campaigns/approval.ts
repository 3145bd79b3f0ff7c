import 'server-only';
import { z } from 'zod';
import { type ApprovalKind, approvalKind } from '@/lib/approvals';
import { personLabel } from '@/lib/kernel/actor';
import type { Condition } from '@/lib/kernel/condition';
import { Refusal } from '@/lib/kernel/refusal';
import { type Gate, placeGates, queueForParts, shutOthers } from '@/lib/platform/authored/gates';
import type { Context } from '@/lib/platform/command';
import { program } from '@/lib/platform/program';
import { lockCampaign, requireAct, saveStep } from './change';
import { lintCampaign } from './lint-campaign';
import { audienceSize, budgetBar } from './looks';
import { changesBetween } from './rules/diff';
import { phaseAt } from './rules/life';
import type { Terms } from './rules/terms';
import { windowOf } from './rules/window';
import { CampaignCode } from './schema';
import { APPROVAL, ownerOf } from './standing';
import { campaignOf } from './store/campaigns';
import { draftOf, dropDraft, hasWritten, type Pin, revisionsOf } from './store/revisions';

/**
 * A revision of a campaign that a second person approves (4.M): from then on it holds its parts, which give within its
 * window alone. Refused when anything is not as it was looked at: a part has another version, another campaign took one,
 * or the checks forbid it by now.
 */
export const campaignApproval: ApprovalKind = approvalKind({
  code: APPROVAL,
  sort: 'campaigns',
  payload: z.strictObject({ code: CampaignCode, revision: z.int().min(1) }),
  example: { code: 'spring-2027', revision: 1 },
  async guard({ db }, { code, revision }) {
    const known = (await revisionsOf(db, code)).some((one) => one.revision === revision);
    if (!known) throw new Refusal('campaign_not_found', {}, 404);
  },
  // What was submitted later takes the place of what was submitted before.
  fingerprint: async ({ db }, { code }) => `revision ${(await revisionsOf(db, code))[0]?.revision ?? 0}`,
  async tell({ db, now }, { code, revision }) {
    const [row, revisions] = await Promise.all([campaignOf(db, code), revisionsOf(db, code)]);
    const terms = revisions.find((one) => one.revision === revision)?.terms ?? null;
    const live = revisions.find((one) => one.revision === row?.revision)?.terms ?? null;
    const [bar, people] =
      terms === null
        ? [null, null]
        : await Promise.all([budgetBar(db, terms.budget, now), audienceSize(db, terms, now)]);
    const risks = [
      ...(terms !== null && terms.budget === null ? ['no_budget'] : []),
      ...(terms !== null && terms.audience === null ? ['everybody'] : []),
      ...(bar?.isPaused === true ? ['budget_rests'] : []),
    ];
    return {
      changes: changesBetween(live ?? {}, terms ?? {}).map(({ path, before, after }) => ({
        field: `campaign.${path}`,
        before: said(before),
        after: said(after),
      })),
      people,
      cost: bar === null ? null : { amount: bar.left, unit: UNITS[bar.kind] },
      left: bar?.left ?? null,
      risks,
      preview: `/console/campaigns/${code}`,
    };
  },
  async execute(context, { code, revision }, { reason }) {
    const { db, actor, now } = context;
    const locked = await lockCampaign(context, code);
    const one = (await revisionsOf(db, code)).find((known) => known.revision === revision);
    if (one === undefined || one.terms === null || locked.row.submitted !== revision)
      throw new Refusal('approval_outdated', {});
    const { terms } = one;
    // Whoever wrote any of it is no second person, whoever wrote last and submitted it.
    if (hasWritten(one, personLabel(actor))) throw new Refusal('own_request', {});
    const state = requireAct(locked, 'approve', now);
    const settings = await program(db);
    await queueForParts(
      db,
      one.parts.map(({ sort, gate }) => ({ sort, code: gate })),
    );
    const { findings, parts } = await lintCampaign(context, settings, code, terms);
    const changed = one.parts.find((pin) => !parts.some((part) => isAsPinned(part, pin)));
    if (changed !== undefined) throw new Refusal('campaign_part_changed', { part: changed.code });
    const [first] = findings.filter(({ level }) => level === 'block');
    if (first !== undefined) throw new Refusal('campaign_blocked', { finding: first.code, more: 0 });
    const window = windowOf(terms, settings.zone);
    await holdParts(context, code, terms, one.parts, { ...window, stopped: state === 'paused' });
    const phase = phaseAt({ state, window, isWaiting: false }, now);
    const told = phase === locked.row.told ? phase : '';
    const after = { ...locked.row, state, revision, submitted: null, ...window, told, unused: terms.unused };
    await saveStep(context, locked, after, { act: 'approve', note: reason });
    const draft = await draftOf(db, code);
    if (draft !== null) await dropDraft(db, code);
    const days = { from: terms.days.from, to: terms.days.to };
    return {
      result: { revision, ...days },
      audit: { objectType: 'campaign', objectId: code, after: { revision, terms }, reason },
    };
  },
});

const UNITS = { AMOUNT: 'fen', POINTS: 'points', COUNT: 'times' } as const;
const SAID_MAX = 300;

/** A value of the terms as a line of a comparison has it. */
function said(value: unknown): string | number | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value).slice(0, SAID_MAX);
}

const isAsPinned = (part: { sort: string; gate: string; version: number }, { sort, gate, version }: Pin): boolean =>
  part.sort === sort && part.gate === gate && part.version === version;

/** Takes hold of all parts at once, and shuts those that the revision before named and this one does not. */
async function holdParts(
  { db, now }: Context,
  code: string,
  terms: Terms,
  pins: readonly Pin[],
  { startsAt, endsAt, stopped }: { readonly startsAt: Date; readonly endsAt: Date; readonly stopped: boolean },
): Promise<void> {
  const owner = ownerOf(code);
  const gates = pins.map(
    ({ sort, gate, version }): Gate => ({
      sort,
      code: gate,
      owner,
      version,
      opensAt: startsAt,
      closesAt: endsAt,
      stopped,
      audience: sort === 'offer' ? within(terms) : terms.audience,
    }),
  );
  const placed = await placeGates(db, gates);
  if (placed < gates.length) throw new Refusal('part_held', { by: '' });
  await shutOthers(
    db,
    owner,
    gates.map(({ sort, code: gate }) => ({ sort, code: gate })),
    now,
  );
}

/** Offers know where somebody buys: for them the stores of the campaign stand beside its audience. */
export function within({ audience, stores }: Pick<Terms, 'audience' | 'stores'>): Condition | null {
  if (stores.length === 0) return audience;
  const place: Condition = { attribute: 'order.store', oneOf: stores };
  return audience === null ? place : { all: [audience, place] };
}
