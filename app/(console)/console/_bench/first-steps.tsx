import { CircleCheck, CircleDashed } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { LinkButton } from '@/components/ui/link-button';
import { type Actor, may } from '@/lib/kernel/actor';
import type { Permission } from '@/lib/kernel/permission';
import { ask } from '@/lib/platform/route';
import { firstBoard } from '@/lib/workbench';
import type { FirstStep } from '@/lib/workbench/rules/first-steps';
import { DismissFirst } from './dismiss-first';

const IMPORT_COMMAND = 'npm run cli -- import orders';
const ACTS: Readonly<Record<FirstStep, { readonly href: string; readonly can: Permission } | null>> = {
  members: null,
  levels: { href: '/console/levels/draft', can: 'settings.edit' },
  coupon: { href: '/console/coupons/new', can: 'coupons.edit' },
  campaign: { href: '/console/campaigns/new', can: 'campaigns.edit' },
};

/** The first steps of a new program, ticked off by what there really is; away once all are done or nobody needs them. */
export async function FirstSteps({ actor }: { readonly actor: Actor }) {
  const [t, steps] = await Promise.all([getTranslations('workbench'), ask(firstBoard, {})]);
  const done = steps.filter(({ isDone }) => isDone).length;
  const isTheirs = ({ step, isDone }: (typeof steps)[number]) => {
    const act = ACTS[step];
    return !isDone && (act === null || may(actor, act.can));
  };
  // Whoever can take none of the steps that are left is not shown them.
  if (!steps.some(isTheirs)) return null;
  return (
    <Card>
      <CardHeader
        title={t('first.title')}
        note={t('first.note', { done, all: steps.length })}
        action={<DismissFirst label={t('first.dismiss')} />}
      />
      <ol className="divide-y divide-line border-t border-line">
        {steps.map(({ step, isDone }) => {
          const act = ACTS[step];
          const Mark = isDone ? CircleCheck : CircleDashed;
          return (
            <li key={step} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
              <Mark className={isDone ? 'size-5 text-success' : 'size-5 text-muted'} aria-hidden="true" />
              <div className="min-w-0 flex-1 basis-60">
                <p className="font-medium">
                  {t(`first.${step}.title`)} <span className="sr-only">{t(isDone ? 'first.done' : 'first.open')}</span>
                </p>
                <p className="text-dense text-muted">
                  {t(`first.${step}.note`)}
                  {step === 'members' ? <code className="ml-1 text-xs">{IMPORT_COMMAND}</code> : null}
                </p>
              </div>
              {step === 'members' && !isDone ? <CopyButton text={IMPORT_COMMAND} label={t('first.copy')} /> : null}
              {act !== null && !isDone && may(actor, act.can) ? (
                <LinkButton href={act.href} size="sm">
                  {t('first.go')}
                </LinkButton>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
