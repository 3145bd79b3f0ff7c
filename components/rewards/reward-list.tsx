'use client';

import { useTranslations } from 'next-intl';
import type { RewardLine } from '@/lib/rewards/rules/describe';

/** What is given, each thing in one line, for member and console pages; wants the texts `rewards`. */
export function RewardList({ lines, inline = false }: { lines: readonly RewardLine[]; inline?: boolean }) {
  const t = useTranslations('rewards');
  const texts = lines.map(({ kind, values }, nth) => ({
    id: `${kind}${nth}`,
    text: t(`kind.${kind}` as 'kind.points', { ...values }),
  }));
  if (inline) return <span>{texts.map(({ text }) => text).join(t('join'))}</span>;
  return (
    <ul className="grid gap-1">
      {texts.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  );
}
