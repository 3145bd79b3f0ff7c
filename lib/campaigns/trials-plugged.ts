import 'server-only';
import { assert } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';

/** Tells whether a campaign was ever tried on past orders to the end (N1). */
export type WasTried = (db: Db, code: string) => Promise<boolean>;

const holder = () => shared<{ wasTried: WasTried | null }>('plugged.campaign-trials', () => ({ wasTried: null }));

/** Makes known who keeps back-tests; `lib/wiring.ts` does it, since they stand above this context. */
export function plugTrials(wasTried: WasTried): void {
  holder().wasTried = wasTried;
}

/** Whether the campaign was ever tried on past orders to the end. */
export function wasCampaignTried(db: Db, code: string): Promise<boolean> {
  const { wasTried } = holder();
  assert(wasTried !== null, 'lib/wiring.ts was not imported');
  return wasTried(db, code);
}
