import 'server-only';

export { hideReviewCommand } from './commands/hide';
export { writeReviewCommand } from './commands/own';
export { reviewsHolding } from './holding';
export { goodsReviews, ownReviews, type ReviewView, reviewPage } from './queries';
export { countReviews, REVIEW_STATES } from './store/reviews';
