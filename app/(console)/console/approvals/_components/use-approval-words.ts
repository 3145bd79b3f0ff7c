'use client';
import { useTranslations } from 'next-intl';
import { formatNumber } from '@/lib/kernel/format';
import type { Line } from './line';

/** The words of requests: their kinds, facts and amounts as people call them; what has no word keeps its code. */
export function useApprovalWords() {
  const t = useTranslations('approvals');
  const reason = useTranslations('adjust.reason');
  const roles = useTranslations('access.role');
  const kind = (code: string): string => (t.has(`kind.${code}`) ? t(`kind.${code}`) : code);
  const signal = (code: string): string => (t.has(`signal.${code}`) ? t(`signal.${code}`) : code);
  const value = (name: string, given: string | number | boolean | null): string => {
    if (typeof given === 'number') return formatNumber(given, name === 'amount');
    const text = String(given ?? '–');
    if (name === 'signal') return signal(text);
    return name === 'reasonCode' && reason.has(text) ? reason(text) : text;
  };
  return {
    kind,
    role: (code: string): string => (roles.has(code) ? roles(code) : code),
    /** The note of a person, or the signal of the program in words. */
    reason: (line: Line): string => signal(line.reason),
    /** "调整积分 +2,000": the kind with its amount, when it has one. */
    title: (line: Line): string => {
      const sum = line.facts.amount;
      return typeof sum === 'number' ? `${kind(line.kind)} ${formatNumber(sum, true)}` : kind(line.kind);
    },
    facts: (line: Line): readonly { readonly name: string; readonly value: string }[] =>
      Object.entries(line.facts)
        .filter(([name, given]) => t.has(`fact.${name}`) && given !== null && !(name === 'before' && given === 0))
        .map(([name, given]) => ({ name: t(`fact.${name}`), value: value(name, given) })),
  };
}
