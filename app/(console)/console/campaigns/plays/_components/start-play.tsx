'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { saveCampaignDraft } from '@/lib/campaigns/actions';
import { useCampaignAct } from '../../_components/use-campaign-act';

/** Begins a campaign from a plan, as a draft under a code of its own; nothing is given before it is approved. */
export function StartPlay({
  code,
  name,
  terms,
  canStart,
}: {
  readonly code: string;
  readonly name: string;
  readonly terms: Record<string, unknown>;
  readonly canStart: boolean;
}) {
  const t = useTranslations('plays');
  const router = useRouter();
  const id = useId();
  const { run, pending, trouble } = useCampaignAct();
  const begin = () => {
    const stamp = new Date().toISOString().slice(2, 16).replaceAll(/\D/g, '');
    const made = `${code.replaceAll('_', '-')}-${stamp}`;
    run(
      () => saveCampaignDraft({ code: made, basedOn: 0, isNew: true, terms }),
      () => router.push(`/console/campaigns/${made}/edit` as Parameters<typeof router.push>[0]),
    );
  };
  return (
    <>
      <Button
        size="sm"
        pending={pending}
        disabled={!canStart}
        onClick={begin}
        aria-label={t('startNamed', { name })}
        aria-describedby={trouble === null ? undefined : id}
      >
        {t('start')}
      </Button>
      {trouble === null ? null : (
        <p id={id} role="alert" className="text-dense text-danger">
          {trouble}
        </p>
      )}
    </>
  );
}
