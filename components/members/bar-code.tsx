import { code128 } from '@/lib/desk/rules/code-128';

const HEIGHT = 44;
// The standard asks for ten modules of light at either side.
const QUIET = 10;

/** A code of digits as bars for scanners that read nothing else; the plate around it gives the white ground. */
export function BarCode({ digits }: { readonly digits: string }) {
  const { bars, width } = code128(digits);
  const path = bars.map((bar) => `M${bar.at} 0h${bar.width}v${HEIGHT}h-${bar.width}z`).join('');
  return (
    <svg
      viewBox={`${-QUIET} 0 ${width + 2 * QUIET} ${HEIGHT}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      aria-hidden="true"
      className="h-16 w-full"
    >
      <path d={path} fill="#000000" />
    </svg>
  );
}
