'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { previewRole } from '@/lib/access/actions';

/** Back to one's own back office. */
export function EndPreview({ label }: { readonly label: string }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const end = () =>
    start(async () => {
      await previewRole({ role: null });
      router.refresh();
    });
  return (
    <Button size="sm" pending={pending} onClick={end}>
      {label}
    </Button>
  );
}
