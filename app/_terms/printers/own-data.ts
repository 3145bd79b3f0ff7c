import { privacySection } from '@/lib/privacy';
import { termPrinter } from '../printer';
import { sayTold, term } from '../told';

/** How long an export may be fetched, and how an account is closed (4.K). */
export const ownData = termPrinter({
  code: 'own-data',
  schema: privacySection.schema,
  describe: ({ policyVersion, exportDays, coolingDays, openOrderDays }) => [
    term('policy', { version: policyVersion }),
    term('export', { days: exportDays }),
    term('closing', { days: coolingDays }),
    openOrderDays === 0 ? term('openNone', {}, 'open') : term('open', { days: openOrderDays }),
  ],
  say: sayTold('own-data'),
});
