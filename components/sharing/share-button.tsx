'use client';
import { Share2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { showToast } from '@/components/ui/toast-store';
import { shareThing } from '@/lib/reviews/actions';
import type { SHARED } from '@/lib/reviews/schema';

type What = (typeof SHARED)[number];

/** Passes a page on by the phone's own way, or copies its link where there is none; then says what it gave. Wants `sharing`. */
export function ShareButton({
  what,
  code,
  path,
  name,
  isSmall = false,
}: {
  readonly what: What;
  readonly code: string;
  /** The page that is shared. */
  readonly path: string;
  readonly name: string;
  /** An icon alone, where there is no room for words. */
  readonly isSmall?: boolean;
}) {
  const t = useTranslations('sharing');
  const [pending, start] = useTransition();
  const share = () =>
    start(async () => {
      const way = await passOn(name, new URL(path, window.location.origin).href);
      // Whoever closes the phone's own sheet has changed his mind: nothing to say.
      if (way === 'given up') return;
      if (way === 'failed') return showToast({ tone: 'danger', title: t('notCopied') });
      const answer = await shareThing({ what, code }).catch(() => null);
      const detail = answer?.ok ? sayGiven(t, answer.value) : '';
      showToast({ tone: 'success', title: t(way), detail });
    });
  const label = t('act', { name });
  if (isSmall) return <IconButton bordered label={label} icon={<Share2 aria-hidden="true" />} onClick={share} />;
  return (
    <Button size="sm" icon={<Share2 aria-hidden="true" />} aria-label={label} pending={pending} onClick={share}>
      {t('share')}
    </Button>
  );
}

type Given = { readonly points: number; readonly growth: number; readonly why: string | null };

/** What the share gave, or why it gave nothing. */
function sayGiven(t: ReturnType<typeof useTranslations<'sharing'>>, { points, growth, why }: Given): string {
  const gave = [...(points > 0 ? [t('points', { points })] : []), ...(growth > 0 ? [t('growth', { growth })] : [])];
  if (gave.length > 0) return gave.join(t('and'));
  return why !== null && t.has(`why.${why}`) ? t(`why.${why as 'behaviour_counted_before'}`) : '';
}

async function passOn(title: string, url: string): Promise<'passed' | 'copied' | 'given up' | 'failed'> {
  if ('share' in navigator) {
    const isDone = await navigator.share({ title, url }).then(
      () => true,
      () => false,
    );
    return isDone ? 'passed' : 'given up';
  }
  return (navigator as Navigator).clipboard.writeText(url).then(
    () => 'copied' as const,
    () => 'failed' as const,
  );
}
