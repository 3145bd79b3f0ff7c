import { builtAnswer } from '@/app/(console)/console/reports/_reading/built';

/** The report that stands in the address, for the builder (B10). */
export const GET = builtAnswer;
