import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { postClawback } from '../post/clawback';
import { postCredit } from '../post/credit';
import { postExpiry } from '../post/expire';
import { postMerge, postSplit } from '../post/merge';
import { type OpenSpend, postReturn } from '../post/return';
import { postSpend } from '../post/spend';
import { differences } from '../testing/laws';
import { posting } from '../testing/one-member';
import { hour, MEMBERS } from '../testing/world';
import { accountOf, type LedgerWork, ledgerWork } from '../work';
import type { Carried } from './merge';

const numRuns = Number(process.env.HISTORY_RUNS ?? 500);
const [ABSORBED, SURVIVOR] = MEMBERS;

type Step = {
  readonly kind: 'earn' | 'spend' | 'return' | 'claw' | 'expire';
  readonly n: number;
  readonly which: number;
};
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('earn', 'earn', 'spend', 'return', 'claw', 'expire'),
    n: fc.integer({ min: 1, max: 120 }),
    which: fc.nat(20),
  }),
  { maxLength: 30, size: 'max' },
);

/** A story of one member; `whose` says in whose book it goes on from each step on. */
class Story {
  readonly work: LedgerWork = ledgerWork([]);
  clock = 0;
  whose: string = ABSORBED;
  carriedTo = new Map<string, string>();
  private readonly earned: { owner: string; source: string; left: number }[] = [];
  private readonly spends: (OpenSpend & { readonly owner: string })[] = [];

  take({ kind, n, which }: Step, place: number): void {
    this.clock += (which * 7) % 30;
    const at = hour(this.clock);
    const source = { type: 'order', id: `${place}` };
    const said = { ...posting(n, at, `${kind}${place}`, source), memberId: this.whose };
    if (kind === 'earn') {
      postCredit(this.work, said, {
        activatesAt: hour(this.clock + (which % 3) * 10),
        expiresAt: hour(this.clock + 40 + n * 4),
      });
      this.earned.push({ owner: this.whose, source: source.id, left: n });
    }
    if (kind === 'spend') {
      const outcome = postSpend(this.work, said);
      if (!outcome.ok) return;
      const outstanding = outcome.value.moves.map(({ lotId, delta }) => ({ lotId, points: -delta }));
      this.spends.push({ owner: this.whose, entryId: outcome.value.entry.id, outstanding });
    }
    if (kind === 'return') this.giveBack(said, which, place);
    if (kind === 'claw') {
      const one = this.earned[which % Math.max(1, this.earned.length)];
      if (one === undefined || one.left === 0) return;
      const amount = Math.min(n, one.left);
      one.left -= amount;
      // Some refunds become known late: they find the book of their own time, what ended since included.
      const occurredAt = hour(Math.max(0, this.clock - (which % 4) * 20));
      const memberId = this.ownerNow(one.owner);
      postClawback(this.work, { ...said, memberId, amount, occurredAt }, { type: 'order', id: one.source });
    }
    if (kind === 'expire') postExpiry(this.work, this.whose, at, { actor: 'job', now: at });
  }

  private giveBack(said: ReturnType<typeof posting>, which: number, place: number): void {
    const at = which % Math.max(1, this.spends.length);
    const spend = this.spends[at];
    const open = spend?.outstanding.reduce((sum, { points }) => sum + points, 0) ?? 0;
    if (spend === undefined || open === 0) return;
    const asked = {
      spend: { ...spend, carriedTo: this.carriedTo },
      occasion: `${place}`,
      reopenUntil: hour(this.clock + 50),
    };
    const { outstanding } = postReturn(
      this.work,
      { ...said, memberId: this.ownerNow(spend.owner), amount: Math.min(said.amount, open) },
      asked,
    );
    this.spends[at] = { ...spend, outstanding };
  }

  /** What was done while the two were one stays with the survivor; the rest goes where its owner is. */
  private readonly ownerNow = (owner: string): string => (owner === ABSORBED ? this.whose : owner);

  merge(): Carried {
    const at = hour(this.clock);
    const merged = postMerge(this.work, 'points', { ...posting(0, at, 'm'), from: ABSORBED, to: SURVIVOR });
    if (!merged.ok) throw merged.refusal;
    this.whose = SURVIVOR;
    this.carriedTo = new Map(merged.value.carried.lots.map(({ from, to }) => [from, to]));
    return merged.value.carried;
  }

  split(carried: Carried): void {
    const at = hour(this.clock);
    postExpiry(this.work, SURVIVOR, at, { actor: 'job', now: at });
    postSplit(this.work, 'points', { ...posting(0, at, 's'), from: ABSORBED, to: SURVIVOR }, { carried, balance: 0 });
    this.whose = ABSORBED;
    this.carriedTo = new Map();
  }

  /** What can be told of whoever lives the story; the ends of all that has ended are written first. */
  told() {
    const at = hour(this.clock);
    postExpiry(this.work, this.whose, at, { actor: 'job', now: at });
    const { balance, debt, earned, spent, expired, lots } = accountOf(this.work, this.whose, 'points');
    const rest = lots.filter(({ remaining }) => remaining > 0);
    const lives = rest.map(
      (lot) => `${lot.sourceId} ${lot.remaining} ${lot.activatesAt.getTime()} ${lot.expiresAt?.getTime()}`,
    );
    return { balance, debt, earned, spent, expired, lives: lives.sort() };
  }
}

const lived = (history: readonly Step[], change: (story: Story, place: number) => void): Story => {
  const story = new Story();
  history.forEach((step, place) => {
    change(story, place);
    story.take(step, place);
  });
  return story;
};

test('refunds, returns and late events find after a merge the book that they would have found without it (4.A.9, 4.A.10)', () => {
  fc.assert(
    fc.property(steps, fc.nat(30), (history, when) => {
      const apart = lived(history, () => {});
      let isInDebt = false;
      const merged = lived(history, (story, place) => {
        if (place !== when % Math.max(1, history.length)) return;
        isInDebt = accountOf(story.work, ABSORBED, 'points').debt > 0;
        story.merge();
      });
      // Debt beside points that have become active since is settled by the merge (013).
      fc.pre(!isInDebt);
      expect(merged.told()).toEqual(apart.told());
      for (const memberId of MEMBERS) expect(differences(merged.work, memberId)).toEqual([]);
    }),
    { numRuns },
  );
});

test('what happens between a merge and its undoing leaves both books sound, and nothing is lost or doubled', () => {
  fc.assert(
    fc.property(steps, fc.nat(15), fc.nat(15), (history, when, length) => {
      let carried: Carried | null = null;
      const story = lived(history, (one, place) => {
        if (place === when) carried = one.merge();
        if (place === when + length + 1 && carried !== null) one.split(carried);
      });
      for (const memberId of MEMBERS) expect(differences(story.work, memberId)).toEqual([]);
    }),
    { numRuns },
  );
});

test('a merge that is undone at once leaves every lot as it was, also where one has paid what the other owed', () => {
  fc.assert(
    fc.property(steps, fc.nat(300), (history, others) => {
      const story = lived(history, () => {});
      const before = story.told();
      // Debt beside the points that could pay it is settled by what brings them together (013).
      fc.pre(before.debt === 0 || before.lives.length === 0);
      const source = { type: 'order', id: 'of the other' };
      const said = { ...posting(others + 1, hour(story.clock), 'other', source), memberId: SURVIVOR };
      postCredit(story.work, said, { activatesAt: hour(0), expiresAt: null });
      story.split(story.merge());
      expect(story.told()).toEqual(before);
      expect(accountOf(story.work, SURVIVOR, 'points')).toMatchObject({
        balance: others + 1,
        debt: 0,
        earned: others + 1,
      });
      for (const memberId of MEMBERS) expect(differences(story.work, memberId)).toEqual([]);
    }),
    { numRuns },
  );
});

test('a merge carries an empty lot too, so that what was spent from it can come back to it', () => {
  const story = new Story();
  story.take({ kind: 'earn', n: 50, which: 0 }, 0);
  story.take({ kind: 'spend', n: 50, which: 0 }, 1);
  const { lots } = story.merge();
  expect(lots).toMatchObject([{ points: 0 }]);
  story.take({ kind: 'return', n: 20, which: 0 }, 2);
  const [lot] = accountOf(story.work, SURVIVOR, 'points').lots;
  expect(must(lot, 'the carried lot')).toMatchObject({ earned: 50, remaining: 20, sourceId: '0' });
});
