'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { inviteToLevel, liftLevel, overrideLevel, protectLevel, trialLevel } from '@/lib/levels/actions';
import { useAct } from '../../../_components/use-act';

/** What can be done by hand about a level. */
export type LevelAct = 'override' | 'trial' | 'lift' | 'protect' | 'invite';

/** Sets, lends, lifts or protects a member's level, or invites, each with a reason that the trail keeps (4.B.8). */
export function ManageLevel({
  memberId,
  acts,
  levels,
  today,
}: {
  readonly memberId: string;
  /** Those that make sense for the member now. */
  readonly acts: readonly LevelAct[];
  readonly levels: readonly { readonly value: string; readonly label: string }[];
  readonly today: string;
}) {
  const t = useTranslations('levels.manage');
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useAct((code, facts) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected'),
  );
  const [open, setOpen] = useState(false);
  const [act, setAct] = useState<LevelAct>(acts[0] ?? 'override');
  const [level, setLevel] = useState(levels[0]?.value ?? '');
  const needsDay = act === 'override' || act === 'trial' || act === 'protect';

  function show(next: boolean) {
    setOpen(next);
    setTrouble(null);
  }
  function perform(form: FormData) {
    const about = { memberId, reason: String(form.get('reason') ?? '') };
    const lastDay = String(form.get('lastDay') ?? '');
    const calls = {
      override: () => overrideLevel({ ...about, level, lastDay }),
      trial: () => trialLevel({ ...about, lastDay }),
      lift: () => liftLevel(about),
      protect: () => protectLevel({ ...about, lastDay }),
      invite: () => inviteToLevel(about),
    };
    run(calls[act], () => {
      showToast({ tone: 'success', title: t(`done.${act}`) });
      setOpen(false);
      router.refresh();
    });
  }
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={<Button size="sm">{t('open')}</Button>}
      title={t('title')}
      description={t('description')}
      size="sm"
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          perform(new FormData(event.currentTarget));
        }}
      >
        <Field label={t('what')} help={t(`help.${act}`)}>
          <Select
            value={act}
            options={acts.map((one) => ({ value: one, label: t(`act.${one}`) }))}
            onChange={(next) => setAct(next as LevelAct)}
          />
        </Field>
        {act === 'override' ? (
          <Field label={t('level')}>
            <Select value={level} options={levels} onChange={setLevel} />
          </Field>
        ) : null}
        {needsDay ? (
          <Field label={t('lastDay')} help={t('lastDayHelp')}>
            <Input type="date" name="lastDay" min={today} required />
          </Field>
        ) : null}
        <Field label={t('reason')} help={t('reasonHelp')} error={trouble}>
          <Input name="reason" required minLength={2} maxLength={200} autoComplete="off" />
        </Field>
        <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
          {t(`act.${act}`)}
        </Button>
      </form>
    </Dialog>
  );
}
