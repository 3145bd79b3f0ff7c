'use client';
import { Split } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { formatNumber } from '@/lib/kernel/format';
import type { Facts } from '@/lib/kernel/refusal';
import { splitMembers } from '@/lib/merging/actions';
import { useAct } from '../../../../_components/use-act';

const FORM = 'split';
const REASON_MIN = 4;

/** Undoes a merge against a reason, after saying what goes back and what stays (N13). */
export function SplitButton({
  memberId,
  mergeId,
  code,
  preview,
}: {
  readonly memberId: string;
  readonly mergeId: string;
  readonly code: string;
  readonly preview: {
    readonly points: number;
    readonly growth: number;
    readonly orders: number;
    readonly after: { readonly points: { readonly balance: number }; readonly growth: number };
    readonly refusals: readonly { readonly code: string; readonly facts: Facts }[];
  };
}) {
  const t = useTranslations('merging');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const sentence = (why: string, facts: Record<string, string | number> = {}) =>
    t.has(`refusal.${why}`) ? t(`refusal.${why}`, facts) : t('refusal.unexpected');
  const { run, pending, trouble, setTrouble } = useAct(sentence);
  const { points, growth, orders, after, refusals } = preview;
  const [first] = refusals;

  function split(reason: string) {
    if (reason.trim().length < REASON_MIN) return setTrouble(t('reasonShort', { min: REASON_MIN }));
    run(
      () => splitMembers({ memberId, mergeId, reason }),
      () => {
        showToast({ tone: 'success', title: t('splitDone', { code }) });
        setOpen(false);
        router.refresh();
      },
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setTrouble(null);
      }}
      trigger={
        <Button size="sm" icon={<Split aria-hidden="true" />} className="mt-1 justify-self-start">
          {t('split')}
        </Button>
      }
      title={t('splitTitle', { code })}
      description={t('splitNote')}
      size="sm"
      footer={
        <Button type="submit" form={FORM} variant="primary" pending={pending} disabled={first !== undefined}>
          {t('split')}
        </Button>
      }
    >
      <form
        id={FORM}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          split(String(new FormData(event.currentTarget).get('reason') ?? ''));
        }}
      >
        {first === undefined ? null : <Banner tone="danger" title={sentence(first.code)} />}
        <DescriptionList
          items={[
            { key: 'points', name: t('goesBack.points'), value: formatNumber(points) },
            { key: 'growth', name: t('goesBack.growth'), value: formatNumber(growth) },
            { key: 'orders', name: t('goesBack.orders'), value: formatNumber(orders) },
            { key: 'left', name: t('goesBack.left'), value: formatNumber(after.points.balance) },
          ]}
        />
        <Field label={t('reason')} help={t('reasonHelp')} error={trouble} required>
          <Input name="reason" maxLength={200} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
}
