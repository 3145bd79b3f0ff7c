import { getTranslations } from 'next-intl/server';
import { printTerms } from '@/app/_terms/printer';
import { referral } from '@/app/_terms/printers';
import { TermList } from '@/app/_terms/term-list';
import { termWords } from '@/app/_terms/words';
import { Card } from '@/components/ui/card';
import { formatNumber } from '@/lib/kernel/format';
import { reader } from '@/lib/platform/reading';
import type { ReferralRules } from '@/lib/referral/schema';
import { currentProgram } from '../../_reading/member';

/** What stands above already: what both sides get, and that invitations rest. */
const ABOVE: readonly string[] = ['inviter', 'friend', 'closed'];

/** The rules as terms, printed from the version in force, and how far the member is in the month (N17). */
export async function InviteTerms({ rules, used }: { readonly rules: ReferralRules; readonly used: number }) {
  const book = { printer: referral, code: null, name: null, note: null, versions: [] };
  const [t, words] = await Promise.all([
    getTranslations('invite'),
    termWords(reader(), await currentProgram(), [book]),
  ]);
  const lines = printTerms(referral, rules, words).filter(({ id }) => !ABOVE.includes(id));
  const own = rules.perMonth === null ? [] : [{ id: 'used', text: t('terms.used', { used: formatNumber(used) }) }];
  return (
    <Card inset>
      <TermList lines={[...lines, ...own]} />
    </Card>
  );
}
