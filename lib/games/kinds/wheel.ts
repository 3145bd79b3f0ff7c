import { gameSkin } from '../kind';

/** A wheel with a field for each outcome, which turns and stops at what was drawn. */
export const wheel = gameSkin({ code: 'wheel', slots: { min: 2, max: 12 } });
