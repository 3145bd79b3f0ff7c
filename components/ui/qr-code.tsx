import { encode } from 'uqr';

const MARGIN = 2;

/** A QR code as one black path; the plate around it gives the white ground. */
export function QrCode({ text }: { readonly text: string }) {
  const { size, data } = encode(text, { border: 0 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      viewBox={`${-MARGIN} ${-MARGIN} ${size + 2 * MARGIN} ${size + 2 * MARGIN}`}
      shapeRendering="crispEdges"
      aria-hidden="true"
      width="200"
      height="200"
    >
      <path d={path} fill="#000000" />
    </svg>
  );
}
