import { mallItemsLow } from '@/lib/mall';
import type { AlertKind } from '../alert';

/** An item of the mall that is nearly gone (4.E). */
export const stockAlert: AlertKind = {
  code: 'stock',
  can: 'mall.read',
  href: (key) => `/console/mall/${key}`,
  async find(db, now) {
    return (await mallItemsLow(db, now)).map(({ code, terms, left }) => ({
      key: code,
      label: terms.name.zh,
      facts: { left: left ?? 0 },
      store: null,
    }));
  },
};
