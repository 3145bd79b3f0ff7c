import { ledgerEntry } from '@/app/(console)/console/ledger/_reading/ledger-entry';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(ledgerEntry);
