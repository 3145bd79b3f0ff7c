import { budgetList } from '@/lib/budgets';
import { systemCaller } from '@/lib/platform/system-caller';
import type { AlertKind } from '../alert';

// As many as anybody looks at; more of them are one and the same trouble.
const AT_ONCE = '200';

/** A budget of which four fifths are taken (4.G). */
export const budgetAlert: AlertKind = {
  code: 'budget',
  can: 'budgets.read',
  href: (key) => `/console/budgets/${key}`,
  async find(db, now) {
    const context = { ...systemCaller('alerts', now), db };
    const { rows } = await budgetList.run(context, { view: 'reached', limit: AT_ONCE });
    return rows.map(({ code, nameZh, nameEn, scope, subject, used, limitNow }) => ({
      key: code,
      label: nameZh || nameEn || code,
      facts: { percent: limitNow === 0 ? 100 : Math.floor((used * 100) / limitNow) },
      store: scope === 'store' ? subject : null,
    }));
  },
};
