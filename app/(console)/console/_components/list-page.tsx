import { Plus } from 'lucide-react';
import type { Route } from 'next';
import { type ReactNode, Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import type { Permission } from '@/lib/kernel/permission';
import { staffActorOfRequest } from '@/lib/platform/session';

/** The page of one list, which reads its place from the address, with the way to a new one for whoever may write it. */
export async function ListPage({
  namespaces,
  title,
  note,
  add,
  children,
}: {
  readonly namespaces: readonly string[];
  readonly title: string;
  readonly note: string;
  readonly add: { readonly can: Permission; readonly href: Route; readonly label: string };
  readonly children: ReactNode;
}) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  return (
    <ClientTexts namespaces={namespaces}>
      <ConsolePage
        title={title}
        note={note}
        full
        actions={
          may(actor, add.can) ? (
            <LinkButton href={add.href} variant="primary" icon={<Plus aria-hidden="true" />}>
              {add.label}
            </LinkButton>
          ) : null
        }
      >
        <Suspense>{children}</Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
