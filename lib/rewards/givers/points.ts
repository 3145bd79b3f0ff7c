import { bookGiver } from './book';

/** Points (4.A). */
export const points = bookGiver('points');
