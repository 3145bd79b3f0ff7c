import { v7 } from 'uuid';

/** A new time-ordered uuid (version 7) for a row. */
export const newId = (): string => v7();
