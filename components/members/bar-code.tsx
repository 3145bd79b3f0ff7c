import { code128 } from '@/lib/desk/rules/code-128';

const HEIGHT = 44;
// The standard asks for ten modules of light at either side.
const QUIET = 10;

/** A code as bars for scanners that read nothing else; the plate around it gives the white ground. */
export function BarCode({ text }: { readonly text: string }) {
  const { bars, width } = code128(text);
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
