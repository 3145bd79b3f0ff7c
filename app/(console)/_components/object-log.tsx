import { ClientTexts } from '@/components/shell/client-texts';
import { may } from '@/lib/kernel/actor';
import { staffActorOfRequest } from '@/lib/platform/session';
import { ObjectLogList } from './object-log-list';

/** What was done to the object of a page, from the trail: for those who may read it, at the foot of the page (B11). */
export async function ObjectLog({ type, id }: { readonly type: string; readonly id: string }) {
  const actor = await staffActorOfRequest();
  if (actor === null || !may(actor, 'audit.read')) return null;
  return (
    <ClientTexts namespaces={['audit']}>
      <ObjectLogList type={type} id={id} />
    </ClientTexts>
  );
}
