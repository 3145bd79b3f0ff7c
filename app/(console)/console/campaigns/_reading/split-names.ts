import 'server-only';
import { getTranslations } from 'next-intl/server';
import { VALUE_CLASSES } from '@/lib/segments/rules/value';
import { storeNames } from '@/lib/stores';
import { reportWords } from '../../reports/_reading/words';

const CHANNELS = ['none', 'pos', 'wechat', 'mini_program', 'app', 'web', 'api', 'import', 'h5'] as const;
const NEWNESS = ['new', 'known'] as const;
const STAGES = ['new', 'active', 'silent', 'dormant', 'lost'] as const;

/** What the rows of each split are called, in the reader's language. */
export async function splitNames() {
  const [words, stores, t] = await Promise.all([reportWords(), storeNames(), getTranslations('campaign-figures')]);
  return {
    store: Object.fromEntries([['', words.store('')], ...[...stores.keys()].map((code) => [code, words.store(code)])]),
    channel: Object.fromEntries(
      CHANNELS.map((code) => (code === 'none' ? ['', words.channel('')] : [code, words.channel(code)])),
    ),
    level: Object.fromEntries([['', words.level('')], ...words.levels]),
    stage: Object.fromEntries([['', t('none')], ...STAGES.map((code) => [code, t(`stage.${code}`)])]),
    value: Object.fromEntries([['', t('none')], ...VALUE_CLASSES.map((code) => [code, t(`value.${code}`)])]),
    newness: Object.fromEntries([['', t('none')], ...NEWNESS.map((code) => [code, t(`newness.${code}`)])]),
  };
}
