import type { Translate } from './translate';

/** What the command line can do, before it a complaint about a command that it does not know. */
export function usageText(t: Translate, unknown: string | null): string {
  const complaint = unknown === null ? '' : `${t('imports.cli.unknown', { command: unknown })}\n`;
  return `${complaint}${t('imports.cli.help')}\n`;
}
