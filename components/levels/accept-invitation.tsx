'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { acceptInvitation } from '@/lib/levels/actions';

/** The member's yes to an invitation; whoever meets the rule already rises at once. */
export function AcceptInvitation() {
  const t = useTranslations('level');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [failed, setFailed] = useState(false);
  const accept = () =>
    start(async () => {
      const answer = await acceptInvitation({}).catch(() => null);
      setFailed(answer?.ok !== true);
      if (answer?.ok) router.refresh();
    });
  return (
    <span className="grid justify-items-start gap-1">
      <Button variant="primary" size="sm" pending={pending} onClick={accept}>
        {t('invite.accept')}
      </Button>
      {failed ? (
        <span role="alert" className="text-xs text-danger">
          {t('invite.failed')}
        </span>
      ) : null}
    </span>
  );
}
