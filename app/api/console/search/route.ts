import { paletteSearch } from '@/app/(console)/console/members/_reading/palette-search';
import { postRoute } from '@/lib/platform/route';

export const POST = postRoute(paletteSearch);
