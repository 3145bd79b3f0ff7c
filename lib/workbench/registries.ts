import 'server-only';
import { registry } from '@/lib/kernel/registry';
import * as alertKinds from './alerts';
import * as todoKinds from './todos';

/** Every kind of to-do. */
export const TODOS = registry(todoKinds);

/** Every kind of alert. */
export const ALERTS = registry(alertKinds);
