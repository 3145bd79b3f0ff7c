export { bookAlert } from './book';
export { budgetAlert } from './budget';
export { chainAlert } from './chain';
export { failureAlert } from './failures';
export { statisticsAlert } from './statistics';
export { stockAlert } from './stock';
