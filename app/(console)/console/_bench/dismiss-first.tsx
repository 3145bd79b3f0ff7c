'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { dismissFirstSteps } from '@/lib/workbench/actions';

/** Puts the first steps away, for oneself. */
export function DismissFirst({ label }: { readonly label: string }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const dismiss = () =>
    start(async () => {
      await dismissFirstSteps({});
      router.refresh();
    });
  return (
    <Button size="sm" variant="ghost" pending={pending} onClick={dismiss}>
      {label}
    </Button>
  );
}
