import { offerAsWritten } from '@/lib/pricing';
import { budgetsNamed, offerPart, offersTrial } from './offers-trial';
import type { Subject } from './subject';

/** One offer as it is written, in the place of its own version, beside all that stand today. */
export const offers: Subject = {
  code: 'offer',
  can: 'offers.read',
  page: (code) => `/console/offers/${code}`,
  async draft(db, program, code, now) {
    const written = await offerAsWritten(db, code);
    if (written === null) return null;
    const { terms, version } = written;
    const part = offerPart(code, version, terms);
    const budgets = await budgetsNamed(db, program, [part], now);
    const trial = await offersTrial(db, program, { draft: [part], audience: null, budgets, uncounted: [] }, now);
    return { name: terms.name, trial, about: terms };
  },
};
