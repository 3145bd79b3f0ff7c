import { requestApproval, voidRequest } from '@/lib/approvals';
import { actorLabel, actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command, parseInput } from '@/lib/platform/command';
import { program } from '@/lib/platform/program';
import { campaignApproval } from '../approval';
import { lockCampaign, requireAct, saveStep } from '../change';
import { lintCampaign } from '../lint-campaign';
import { TermsSchema } from '../rules/terms';
import { CampaignRef, NotedInput } from '../schema';
import { APPROVAL, requestKey } from '../standing';
import { addRevision, draftOf, revisionsOf, writersOf } from '../store/revisions';

/**
 * Submits what is written as the next revision to a second person (4.M): it is kept as it is, with the versions of its
 * parts that were looked at. What the checks forbid is not submitted (N5).
 */
export const submitCampaignCommand = command({
  name: 'campaigns.submit',
  can: 'campaigns.edit',
  input: NotedInput,
  async run(context, { code, note }) {
    const { db, actor, now } = context;
    const locked = await lockCampaign(context, code);
    requireAct(locked, 'submit', now);
    const draft = await draftOf(db, code);
    if (draft === null) throw new Refusal('campaign_draft_not_found', {}, 404);
    const terms = parseInput(TermsSchema, draft.terms);
    const { findings, parts } = await lintCampaign(context, await program(db), code, terms);
    const [first, ...more] = findings.filter(({ level }) => level === 'block');
    if (first !== undefined) throw new Refusal('campaign_blocked', { finding: first.code, more: more.length });
    const [newest] = await revisionsOf(db, code);
    const revision = (newest?.revision ?? 0) + 1;
    const writtenBy = await writersOf(db, code);
    const pins = parts.map(({ sort, code: name, gate, version }) => ({ sort, code: name, gate, version }));
    const kept = {
      code,
      revision,
      terms,
      parts: pins,
      writtenBy,
      submittedAt: now,
      submittedBy: actorName(actor),
      note,
    };
    await addRevision(db, kept);
    const asked = await requestApproval(context, campaignApproval, {
      key: requestKey(code, revision),
      payload: { code, revision },
      object: { type: 'campaign', id: code, label: terms.name.zh },
      reason: note,
      facts: { parts: parts.length, from: terms.days.from, to: terms.days.to, warnings: findings.length },
    });
    const after = { ...locked.row, submitted: revision };
    await saveStep(context, locked, after, { act: 'submit', note, isWaiting: true });
    return { revision, request: asked.id, by: actorLabel(actor) };
  },
  audit: ({ code, note }, { revision }) => ({
    objectType: 'campaign',
    objectId: code,
    after: { submitted: revision },
    reason: note,
  }),
});

/** Takes a submitted revision back; the draft stays. */
export const withdrawCampaignCommand = command({
  name: 'campaigns.withdraw',
  can: 'campaigns.edit',
  input: CampaignRef,
  async run(context, { code }) {
    const locked = await lockCampaign(context, code);
    requireAct(locked, 'withdraw', context.now);
    const revision = locked.row.submitted ?? 0;
    await voidRequest(context, APPROVAL, requestKey(code, revision), 'taken back');
    await saveStep(context, locked, { ...locked.row, submitted: null }, { act: 'withdraw', note: '' });
    return { revision };
  },
  audit: ({ code }, { revision }) => ({ objectType: 'campaign', objectId: code, before: { submitted: revision } }),
});
