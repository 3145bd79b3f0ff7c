import { ONE_BP } from '@/lib/kernel/basis-points';
import { decideTender, type Tender, type TenderTerms } from '@/lib/kernel/tender';
import { sum } from './amounts';
import { applyOffer, candidateOf, type Ground } from './apply';
import { refusal, type Speaking } from './candidate';
import { refusesTo } from './meeting';
import { isOutcome } from './outcome';
import type { Plan, Step } from './plan';
import type { BetterTender, OfferRefusal } from './types';

/** What the buyer wants to pay with points, and what points he has. */
type Buyer = { readonly wanted: number | null; readonly available: number; readonly debt: number };

/** How points pay, by which offer, and why the others do not count. */
type Tendered = {
  readonly tender: Tender;
  readonly step: Step | null;
  readonly refused: readonly (OfferRefusal & { readonly speaking: Speaking })[];
};

type Better = { readonly tender: Tender; readonly step: Step };

/**
 * How points pay for the goods: on the usual terms, or on those of the one offer that lets them pay most, then with fewest
 * points (4.A.8, 4.C.5). It is looked for when all else is chosen, so it never costs a discount; an offer by which the buyer
 * pays no more than without it is not used up. What it pays beyond the usual worth of the points is what it gives.
 */
export function tenderWith(
  speaking: readonly Speaking[],
  { plan, taken }: { readonly plan: Plan; readonly taken: readonly Speaking[] },
  ground: Ground,
  buyer: Buyer,
): Tendered {
  const terms = ground.settings.tender;
  const asked = { payable: sum(plan.state.nets), ...buyer };
  const usual = decideTender(asked, terms);
  const refused: (OfferRefusal & { speaking: Speaking })[] = [];
  const able: Better[] = [];
  const others = [...taken, ...plan.steps.map(({ candidate }) => candidate)];
  for (const one of speaking) {
    const found = tried(one, others, plan, ground, buyer);
    const better = 'code' in found ? found : betterBy(found, asked, terms, usual);
    if ('code' in better) refused.push({ ...better, speaking: one });
    else able.push(better);
  }
  const [best, ...rest] = able.toSorted(byUse);
  if (best === undefined) return { tender: usual, step: null, refused };
  const facts = ({ tender }: Better) => ({ saved: tender.fen, best: best.tender.fen });
  const lost = rest.map((one) => ({ ...refusal('not_best', facts(one)), speaking: one.step.candidate }));
  return { tender: best.tender, step: best.step, refused: [...refused, ...lost] };
}

function tried(
  one: Speaking,
  others: readonly Speaking[],
  { state }: Plan,
  ground: Ground,
  { wanted }: Buyer,
): Step | OfferRefusal {
  if (wanted === 0) return refusal('no_points');
  for (const other of others) {
    const reason = refusesTo(one, other, ground.settings);
    if (reason !== null) return reason;
  }
  const candidate = candidateOf(one, ALONE, ground);
  const outcome = applyOffer(candidate, state, ground);
  return isOutcome(outcome) ? { candidate, outcome } : outcome;
}

/** The tender on an offer's terms, if it is better; its own maximum limits what it pays beyond the usual worth. */
function betterBy(
  { candidate, outcome }: Step,
  asked: Parameters<typeof decideTender>[0],
  terms: TenderTerms,
  usual: Tender,
): Better | OfferRefusal {
  const found = decideTender(asked, betterTerms(terms, outcome.tender));
  const plain = Number((BigInt(found.points) * BigInt(terms.worth.fen)) / BigInt(terms.worth.points));
  const desired = found.fen - plain;
  const granted = Math.min(desired, candidate.offer.caps.max ?? desired);
  const tender = { ...found, fen: plain + granted };
  const isMore = tender.fen > usual.fen || (tender.fen === usual.fen && tender.points < usual.points);
  if (!isMore) return refusal('no_effect');
  const trims = granted < desired ? [{ by: 'offer_max' as const, cut: desired - granted }] : [];
  return { tender, step: { candidate, outcome: { ...outcome, desired, granted, trims } } };
}

/** The usual terms with what an offer betters; it never makes them worse. */
function betterTerms(usual: TenderTerms, better: BetterTender | null): TenderTerms {
  const { worth, shareBp } = usual;
  const worthBp = better?.worthBp ?? ONE_BP;
  return {
    ...usual,
    worth: { points: worth.points * ONE_BP, fen: worth.fen * worthBp },
    shareBp: Math.max(shareBp, better?.shareBp ?? 0),
  };
}

// It is compared with none of the candidates.
const ALONE = 0;

const byUse = (a: Better, b: Better): number =>
  b.tender.fen - a.tender.fen ||
  a.tender.points - b.tender.points ||
  b.step.candidate.offer.priority - a.step.candidate.offer.priority ||
  (a.step.candidate.offer.id < b.step.candidate.offer.id ? -1 : 1);
