import 'server-only';

export { reviewsHolding } from './holding';
export { goodsReviews, ownReviews, type ReviewView, reviewPage } from './queries';
export { REVIEW_STATES } from './store/reviews';
