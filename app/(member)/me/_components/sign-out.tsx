'use client';
import { LogOut } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { signOutMember } from '@/lib/members/actions';
import { forget } from '../../_offline/kept';

/** Ends the session of this device and leads to the door. */
export function SignOut() {
  const t = useTranslations('me');
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const signOut = () => {
    // Before the server is asked: what lies in this browser goes even if the net does, too.
    void forget();
    run(signOutMember, leave);
  };
  const leave = () => {
    router.replace('/sign-in' as Route);
    router.refresh();
  };
  return (
    <div className="mt-6 grid gap-2">
      {refusal ? (
        <p role="alert" className="text-dense text-danger">
          {refusal.text}
        </p>
      ) : null}
      <Button full pending={pending} icon={<LogOut aria-hidden="true" />} onClick={signOut}>
        {t('signOut')}
      </Button>
    </div>
  );
}
