import type { Route } from './route';
import { adjustRoutes } from './routes/adjust';
import { benefitRoutes } from './routes/benefits';
import { catalogRoutes } from './routes/catalog';
import { couponRoutes } from './routes/coupons';
import { eventRoutes } from './routes/events';
import { listRoutes } from './routes/lists';
import { mallRoutes } from './routes/mall';
import { memberRoutes } from './routes/members';
import { offerRoutes } from './routes/offers';
import { orderRoutes } from './routes/orders';
import { refundRoutes } from './routes/refunds';
import { spendingRoutes } from './routes/spending';

/** The table of routes of the integration API: both mounts, OpenAPI and the contract tests come from it. */
export const ROUTES: readonly Route[] = [
  ...memberRoutes,
  ...orderRoutes,
  ...refundRoutes,
  ...eventRoutes,
  ...spendingRoutes,
  ...adjustRoutes,
  ...offerRoutes,
  ...listRoutes,
  ...catalogRoutes,
  ...couponRoutes,
  ...benefitRoutes,
  ...mallRoutes,
];
