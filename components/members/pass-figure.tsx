import { groupDigits } from '@/lib/kernel/format';
import { QrCode } from '../ui/qr-code';
import { BarCode } from './bar-code';

/** One code of a pass as bars, digits and QR code, black on the white plate around it. */
export function PassFigure({ code, label }: { readonly code: string; readonly label: string }) {
  return (
    <figure aria-label={label} className="mx-auto grid max-w-80 justify-items-center gap-3">
      <BarCode text={code} />
      <figcaption
        data-pass={code}
        className="select-all text-center text-[clamp(0.875rem,4.4vw,1.125rem)] font-medium tracking-[0.04em]"
      >
        {groupDigits(code)}
      </figcaption>
      <div className="w-full max-w-56 [&_svg]:h-auto [&_svg]:w-full">
        <QrCode text={code} />
      </div>
    </figure>
  );
}
