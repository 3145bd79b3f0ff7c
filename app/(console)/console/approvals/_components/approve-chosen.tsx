'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { approveMany } from '@/lib/approvals/actions';
import { useAct } from '../../_components/use-act';

/** Approves the chosen requests of little risk with one look; how many were, and why others were not. */
export function ApproveChosen({
  ids,
  onDone,
}: {
  readonly ids: readonly string[] | null;
  readonly onDone: () => void;
}) {
  const t = useTranslations('approvals');
  const router = useRouter();
  const cache = useQueryClient();
  const say = (code: string, facts: Record<string, string | number> = {}) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected');
  const { run, pending, trouble } = useAct(say);
  // What was chosen by its search is more than anybody has looked at.
  if (ids === null) return <span className="text-muted">{t('chooseOnes')}</span>;
  const approve = () =>
    run(
      () => approveMany({ requestIds: [...ids], note: '' }),
      ({ outcomes, approved }) => {
        const [first] = outcomes.flatMap(({ code }) => code ?? []);
        showToast({
          tone: first === undefined ? 'success' : 'info',
          title: t('told.many', { approved, refused: outcomes.length - approved }),
          ...(first === undefined ? {} : { detail: say(first) }),
        });
        onDone();
        void cache.invalidateQueries({ queryKey: ['list', 'approvals'] });
        router.refresh();
      },
    );
  return (
    <>
      {trouble === null ? null : <span role="alert">{trouble}</span>}
      <Button size="sm" variant="primary" pending={pending} onClick={approve}>
        {t('approveChosen')}
      </Button>
    </>
  );
}
