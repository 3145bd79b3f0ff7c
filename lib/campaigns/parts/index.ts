// What a campaign may be made of: one line each.
export { batches } from './batches';
export { benefits } from './benefits';
export { games } from './games';
export { offers } from './offers';
export { tasks } from './tasks';
