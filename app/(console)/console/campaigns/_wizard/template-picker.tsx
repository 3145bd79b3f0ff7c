'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { saveCampaignDraft } from '@/lib/campaigns/actions';
import { campaignKinds } from '@/lib/campaigns/registry';
import { beginOf } from '@/lib/campaigns/rules/template';
import { CampaignCode } from '@/lib/campaigns/schema';
import { useCampaignAct } from '../_components/use-campaign-act';

const GROUPS = ['calendar', 'flash', 'spend', 'bundle', 'member', 'acquire', 'retain'] as const;

/** The types of S0-5.1 as templates: one is chosen, gets a code, and is written from there. */
export function TemplatePicker({ today }: { readonly today: string }) {
  const t = useTranslations('campaigns');
  const locale = useLocale();
  const router = useRouter();
  const [type, setType] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const { run, pending, trouble } = useCampaignAct();
  const kind = type === null ? undefined : campaignKinds.find(type);
  const isCode = CampaignCode.safeParse(code).success;
  const choose = (next: string) => {
    setType(next);
    setCode(`${next.replaceAll('_', '-')}-${today.replaceAll('-', '')}`);
  };
  const begin = () => {
    if (kind === undefined || !isCode) return;
    run(
      () => saveCampaignDraft({ code, basedOn: 0, isNew: true, terms: beginOf(kind, today) }),
      () => router.push(`/console/campaigns/${code}/edit` as Parameters<typeof router.push>[0]),
    );
  };
  return (
    <form
      className="grid max-w-5xl gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      {GROUPS.map((group) => (
        <fieldset key={group}>
          <legend className="mb-2 text-sm font-bold">{t(`group.${group}`)}</legend>
          <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
            {campaignKinds.all
              .filter((one) => one.group === group)
              .map(({ code: value, name, copy, goal, days }) => (
                <label
                  key={value}
                  className="flex cursor-pointer gap-2.5 rounded-card border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-tint-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
                >
                  <input
                    type="radio"
                    name="type"
                    value={value}
                    checked={type === value}
                    onChange={() => choose(value)}
                    className="mt-0.5 size-4 self-start accent-accent"
                  />
                  <span className="grid gap-0.5">
                    <span className="text-sm font-medium">{locale === 'en' ? name.en : name.zh}</span>
                    <span className="text-xs text-muted">{locale === 'en' ? copy.en : copy.zh}</span>
                    <span className="text-xs text-muted">{t('new.about', { goal: t(`goal.${goal}`), days })}</span>
                  </span>
                </label>
              ))}
          </div>
        </fieldset>
      ))}
      {kind === undefined ? null : (
        <Card inset className="sticky bottom-3 z-10 shadow-float">
          <div className="flex flex-wrap items-start justify-between gap-3">
            <div className="w-full max-w-md">
              <Field
                label={t('new.code')}
                help={t('new.codeHelp')}
                error={code === '' || isCode ? undefined : t('trouble.bad_code')}
                required
              >
                <Input value={code} onChange={(event) => setCode(event.target.value)} />
              </Field>
            </div>
            <Button type="submit" variant="primary" pending={pending} disabled={!isCode} className="sm:mt-6">
              {t('new.begin', { name: locale === 'en' ? kind.name.en : kind.name.zh })}
            </Button>
          </div>
          <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
        </Card>
      )}
    </form>
  );
}
