import { gameSkin } from '../kind';

/** A card whose cover is rubbed off, or taken off by a button; what was drawn stands below it. */
export const scratch = gameSkin({ code: 'scratch', slots: { min: 1, max: 24 } });
