import { bookGiver } from './book';

/** Growth (C5). */
export const growth = bookGiver('growth');
