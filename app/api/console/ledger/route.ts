import { ledgerList } from '@/app/(console)/console/ledger/_reading/ledger-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(ledgerList);
