import { CircleCheck, TriangleAlert } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { verifyBook } from '@/lib/ledger';
import { pool } from '@/lib/platform/db';

const FAULTS_SHOWN = 5;

/** Whether the member's points and growth equal the replay of their entries, just now; a red number when not (4.A.1). */
export async function ReplayCheck({ memberId }: { readonly memberId: string }) {
  const t = await getTranslations('members.replay');
  const [points, growth] = await Promise.all([
    verifyBook(pool(), memberId, 'points'),
    verifyBook(pool(), memberId, 'growth'),
  ]);
  const faults = [...points, ...growth];
  if (faults.length === 0) {
    return (
      <p className="flex items-center gap-1.5 text-dense text-success">
        <CircleCheck className="size-4 shrink-0" aria-hidden="true" />
        <span className="font-medium">{t('sound')}</span>
        <span className="text-xs text-muted">{t('soundNote')}</span>
      </p>
    );
  }
  return (
    <details className="text-dense">
      <summary className="flex min-h-6 list-none items-center gap-1.5 text-danger">
        <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />
        <span className="font-medium">{t('broken', { count: faults.length })}</span>
      </summary>
      <ul className="mt-1.5 grid gap-1 text-xs" lang="en">
        {faults.slice(0, FAULTS_SHOWN).map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
      <p className="mt-1.5 text-xs text-muted">{t('brokenNote')}</p>
    </details>
  );
}
