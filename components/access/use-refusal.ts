'use client';
import { useTranslations } from 'next-intl';

/** What an action answered when it refused, as far as a sentence needs it. */
export type Refused = {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
};

/** The sentence for a refusal: cause and next step, never a code alone. Needs the `signin` texts in the browser. */
export function useRefusal(): (refused: Refused) => string {
  const t = useTranslations('signin');
  return ({ code, facts, problems }) => {
    const named = problems?.map(({ message }) => message).find((message) => t.has(`refusal.${message}`));
    const key = named ?? (t.has(`refusal.${code}`) ? code : 'unknown');
    const values = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
    return t(`refusal.${key}`, values);
  };
}
