import { createTranslator } from 'next-intl';
import type { Locale } from '@/lib/kernel/locale';
import { messagesOf } from '@/lib/platform/i18n/messages';
import { shared } from '@/lib/platform/shared';
import { offerSentence, refusalSentence, type Say, type Voice } from './rules/say';
import type { Offer, RefusedOffer } from './rules/types';

/** What an offer gives, in one sentence of its kind. */
export const sayOffer = (offer: Pick<Offer, 'kind' | 'params'>, locale: Locale): string =>
  offerSentence(offer, { say: sayer(locale), locale });

/** Why an offer does not count, to one of three people (N2). */
export const sayRefusal = (refused: RefusedOffer, voice: Voice, locale: Locale): string =>
  refusalSentence(refused, voice, { say: sayer(locale), locale });

/** The text of a key of `pricing`, for the command line. */
export const sayText = (key: string, values: Readonly<Record<string, string | number>>, locale: Locale): string =>
  sayer(locale)(`pricing.cli.${key}`, values);

/** The texts of a language, made once per process: quotes are told by the hundred. */
function sayer(locale: Locale): Say {
  return shared(`pricing.texts.${locale}`, () => {
    const { pricing = {} } = messagesOf(locale);
    return createTranslator({ locale, messages: { pricing } }) as unknown as Say;
  });
}
