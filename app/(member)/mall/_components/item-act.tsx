import { ClientTexts } from '@/components/shell/client-texts';
import { Banner } from '@/components/ui/banner';
import type { Offered } from '@/lib/mall';
import { storeNames } from '@/lib/stores';
import { mallWords } from '../_reading';
import { EarnTasks } from './earn-tasks';
import { ExchangePanel } from './exchange-panel';
import { whyNot } from './why-not';
import { WishButton } from './wish-button';

/** The one act that an item offers now: exchange it, earn what is missing, or be told when it is back (M6). */
export async function ItemAct({ offered, balance }: { readonly offered: Offered; readonly balance: number }) {
  const [words, stores] = await Promise.all([mallWords(), storeNames()]);
  const { code, terms, points, may, short, isWished } = offered;
  const why = whyNot(offered, words.say, words);
  if (!may.allowed)
    return (
      <>
        <Banner tone="warning" title={why} />
        {may.code === 'mall_sold_out' ? (
          <ClientTexts namespaces={['mall-act']}>
            <WishButton code={code} isWished={isWished} />
          </ClientTexts>
        ) : null}
      </>
    );
  if (short > 0) return <EarnTasks code={code} short={short} />;
  return (
    <ClientTexts namespaces={['mall-act', 'mall-words']}>
      <ExchangePanel
        code={code}
        name={words.worded(terms.name).text}
        points={points}
        cash={terms.cash}
        balance={balance}
        ways={terms.kind === 'goods' ? terms.ways : []}
        stores={[...stores].map(([value, { zh, en }]) => ({ value, label: words.locale === 'en' ? en : zh }))}
      />
    </ClientTexts>
  );
}
