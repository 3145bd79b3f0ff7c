import fc from 'fast-check';
import type { ClawbackPolicy } from '../rules/clawback';
import { type LedgerWork, ledgerWork } from '../work';
import { faultsAfter } from './laws';
import { takeStep } from './steps';
import type { Step, World } from './world';

const REOPEN_HOURS = 30 * 24;
const WEIGHTS: Readonly<Record<Step['kind'], number>> = {
  earn: 9,
  spend: 6,
  hold: 4,
  post: 3,
  void: 2,
  return: 4,
  claw: 5,
  adjust: 3,
  expire: 2,
  transfer: 1,
  merge: 1,
  split: 1,
};
const kinds = Object.entries(WEIGHTS).map(([kind, weight]) => ({
  weight,
  arbitrary: fc.constant(kind as Step['kind']),
}));

/** Random histories, with the clock moving by hours and now and then by weeks. */
export const histories = fc.array(
  fc.record<Step>({
    kind: fc.oneof(...kinds),
    member: fc.constantFrom(0, 0, 0, 1),
    amount: fc.integer({ min: 1, max: 300 }),
    which: fc.nat(30),
    passed: fc.oneof({ weight: 6, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.nat(900) }),
    delay: fc.constantFrom(0, 0, 0, 24, 360),
    life: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 2_000 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(500) }),
  }),
  { maxLength: 70, size: 'max' },
);

/** A book after a history, with what was seen to be wrong on the way. */
export type Ran = { readonly work: LedgerWork; readonly faults: readonly string[] };

/** Runs a history through the same booking that the program uses, checking the laws after every step. */
export function runHistory(history: readonly Step[], policy: ClawbackPolicy = 'ALLOW_DEBT'): Ran {
  const world: World = {
    work: ledgerWork([]),
    policy,
    earned: [],
    spends: [],
    merges: [],
    faults: [],
    reopenHours: REOPEN_HOURS,
    next: 0,
  };
  let clock = 0;
  for (const step of history) {
    clock += step.passed;
    const from = world.work.entries.length;
    const before = new Map(world.work.accounts);
    takeStep(world, step, clock);
    world.faults.push(...faultsAfter(world.work, from, before).map((fault) => `at hour ${clock}: ${fault}`));
  }
  return { work: world.work, faults: world.faults };
}
