import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatMoney } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { evaluate } from '../rules/evaluate';
import { QuoteFile } from '../rules/quote-file';
import type { Voice } from '../rules/say';
import type { Offer, Priced, PricingInput } from '../rules/types';
import { sayOffer, sayRefusal, sayText } from '../words';

/** What the command line runs in: the folder that paths start from, and where it writes. */
type Terminal = {
  readonly folder: string;
  readonly out: { readonly write: (text: string) => unknown };
  readonly err: { readonly write: (text: string) => unknown };
};

const VOICES: readonly Voice[] = ['buyer', 'clerk', 'auditor'];

/** `quote FILE.json`: prices the cart of a file and tells every offer's fate; answers the exit code. Needs no database. */
export async function quoteFromTerminal(args: readonly string[], { folder, out, err }: Terminal): Promise<number> {
  const locale: Locale = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh-CN' : 'en';
  const [file, flag, said] = args;
  const voice = flag === undefined ? 'clerk' : VOICES.find((one) => flag === '--voice' && one === said);
  if (file === undefined || file.startsWith('-') || voice === undefined) {
    err.write(`${sayText('usage', {}, locale)}\n`);
    return 1;
  }
  const raw = await readFile(resolve(folder, file), 'utf8').then(JSON.parse, () => undefined);
  const read = QuoteFile.safeParse(raw);
  if (!read.success) {
    const complaints = read.error.issues.map(({ path, message }) => `${path.join('.') || 'JSON'}: ${message}`);
    err.write(`${sayText('unreadable', { file, said: complaints.join('; ') }, locale)}\n`);
    return 1;
  }
  out.write(report(read.data, evaluate(read.data), voice, locale));
  return 0;
}

function report({ offers }: PricingInput, priced: Priced, voice: Voice, locale: Locale): string {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const named = (id: string): string => {
    const offer: Offer | undefined = byId.get(id);
    return offer === undefined ? id : `${id} · ${sayOffer(offer, locale)}`;
  };
  const money = (fen: number): string => formatMoney(fen);
  const { goods, freight, pointsTender, payable } = priced.totals;
  const rows = [
    ...priced.lines.flatMap(({ id, list, net, discounts }) => [
      sayText('line', { id, list: money(list), net: money(net) }, locale),
      ...discounts.map(({ offer, amount }) => `  −${money(amount)}  ${offer}`),
    ]),
    '',
    `${sayText('applied', {}, locale)}:`,
    ...priced.applied.map(({ offer, granted, layer }) => `  ${named(offer)} · ${layer} ${granted}`),
    `${sayText('refused', {}, locale)}:`,
    ...priced.refused.map((one) => `  ${named(one.offer)} · ${sayRefusal(one, voice, locale)}`),
    '',
    sayText(
      'totals',
      { goods: money(goods), freight: money(freight), points: money(pointsTender), payable: money(payable) },
      locale,
    ),
  ];
  return `${rows.join('\n')}\n`;
}
