import 'server-only';
import { type Actor, may } from '@/lib/kernel/actor';
import type { Permission } from '@/lib/kernel/permission';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { alertsInSight } from './alert-list';
import { ALERTS, TODOS } from './registries';
import { alertOf } from './store/alerts';

/**
 * What is needed to do what a subject names, for somebody who may do it himself: refuses who may not, and what is not there
 * for him (S1-5.1).
 */
export async function permissionsOfSubject(db: Db, actor: Actor, subject: string): Promise<readonly Permission[]> {
  const needed = subject.startsWith('todo:')
    ? todoNeeds(subject.slice(5))
    : await alertNeeds(db, actor, subject.slice(6));
  const missing = needed.find((permission) => !may(actor, permission));
  if (missing !== undefined) throw new Refusal('forbidden', { permission: missing }, 403);
  return needed;
}

function todoNeeds(code: string): readonly Permission[] {
  const todo = TODOS.find(code);
  if (todo === undefined) throw new Refusal('todo_not_found', {}, 404);
  return todo.can;
}

async function alertNeeds(db: Db, actor: Actor, id: string): Promise<readonly Permission[]> {
  const alert = await alertOf(db, id);
  const { kinds, stores } = await alertsInSight(actor);
  const isSeen =
    alert !== null &&
    kinds.includes(alert.kind) &&
    (stores === null || (alert.store !== null && stores.includes(alert.store)));
  const kind = isSeen ? ALERTS.find(alert.kind) : undefined;
  if (kind === undefined) throw new Refusal('alert_not_found', {}, 404);
  return [kind.can];
}
