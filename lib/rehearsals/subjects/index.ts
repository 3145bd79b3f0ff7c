// What may be back-tested: one line each.
export { campaigns } from './campaigns';
export { growth, points } from './earning';
export { levels } from './levels';
export { offers } from './offers';
