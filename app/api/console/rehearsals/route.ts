import { backtestList } from '@/app/(console)/console/rehearsals/_reading/backtest-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(backtestList);
