import { gameList } from '@/app/(console)/console/games/_reading/game-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(gameList);
