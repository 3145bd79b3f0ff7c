import { useTranslations } from 'next-intl';
import { type GoodsNames, nameOf } from '../../_components/goods-names';

type Line = { readonly kind: string; readonly holder: string; readonly storeCode: string };

/** Says whose price a line is, and where: `钻石价 · 上海徐汇店`. */
export function usePriceWords({ levels, stores }: Pick<GoodsNames, 'levels' | 'stores'>) {
  const t = useTranslations('goods');
  return ({ kind, holder, storeCode }: Line): string => {
    const who = kind === 'level' ? nameOf(levels, holder) : holder;
    const what = holder === '' ? t(`kind.${kind}`) : t('price.heldBy', { kind: t(`kind.${kind}`), who });
    return storeCode === '' ? what : `${what} · ${nameOf(stores, storeCode)}`;
  };
}
