import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { NoPermission } from '@/components/ui/no-permission';
import { may } from '@/lib/kernel/actor';
import type { Permission } from '@/lib/kernel/permission';
import { staffActorOfRequest } from '@/lib/platform/session';
import { AskFor } from './ask-for';

/**
 * A console page for those who hold the permission: strangers go to the sign-in page, others hear who can grant it and ask him for it. The
 * children are not even begun without it, so nothing is read for somebody who may not see it (S1-5.1).
 */
export async function Guarded({
  can,
  what,
  children,
}: {
  readonly can: Permission;
  /** What the page shows, in words: "操作日志". */
  readonly what: string;
  readonly children: ReactNode;
}) {
  const actor = await staffActorOfRequest();
  if (actor === null) redirect('/console/sign-in');
  if (may(actor, can)) return children;
  const t = await getTranslations('access');
  // The role may see it; who looks as the role may not, and is told so instead of being told that the role may not.
  if (actor.preview?.permissions.has(can)) return <EmptyState drawing="locked" title={t('preview.unseen', { what })} />;
  // Whoever has no account of his own here has nobody to answer him.
  const actions = may(actor, 'account.own') ? <AskFor subject={{ permission: can }} /> : undefined;
  return <NoPermission what={what} who={t('administrator')} actions={actions} />;
}
