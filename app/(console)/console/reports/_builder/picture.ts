const SCALE = 2;
const MARGIN = 20;
const LINE = 20;
const INHERITED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-family',
  'opacity',
] as const;

/** What is written above and below the drawing. */
export type PictureWords = { readonly title: string; readonly note: string; readonly mark: string };

/**
 * The chart inside an element as a PNG, drawn by this browser alone: with the colours of the theme that is on, on its own
 * ground, with its title above and by whom it was taken below. Null when there is no chart.
 */
export async function pictureOf(within: Element, { title, note, mark }: PictureWords): Promise<Blob | null> {
  const drawing = within.querySelector('svg.recharts-surface');
  if (drawing === null) return null;
  const { width, height } = drawing.getBoundingClientRect();
  const image = await imageOf(withColours(drawing, width, height));
  const canvas = document.createElement('canvas');
  const whole = { width: width + 2 * MARGIN, height: height + 2 * MARGIN + 3 * LINE };
  canvas.width = whole.width * SCALE;
  canvas.height = whole.height * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const style = getComputedStyle(document.body);
  context.scale(SCALE, SCALE);
  context.fillStyle = colourOf('--surface');
  context.fillRect(0, 0, whole.width, whole.height);
  const write = (text: string, y: number, size: number, colour: string, weight = 'normal') => {
    context.font = `${weight} ${size}px ${style.fontFamily}`;
    context.fillStyle = colour;
    context.fillText(text, MARGIN, y, width);
  };
  write(title, MARGIN + LINE * 0.6, 15, style.color, 'bold');
  write(note, MARGIN + LINE * 1.6, 12, colourOf('--muted'));
  context.drawImage(image, MARGIN, MARGIN + 2 * LINE, width, height);
  write(mark, whole.height - MARGIN * 0.7, 10, colourOf('--muted'));
  return new Promise((made) => canvas.toBlob(made, 'image/png'));
}

/** A copy of the drawing that needs nothing of the page: every colour is written where it is used. */
function withColours(drawing: Element, width: number, height: number): Element {
  const copy = drawing.cloneNode(true) as Element;
  const [from, to] = [drawing, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  from?.forEach((node, place) => {
    const style = getComputedStyle(node);
    for (const name of INHERITED) {
      const value = style.getPropertyValue(name);
      // A pattern is named by the drawing itself, and its address must stay as it was written.
      if (value !== '' && !value.includes('url(')) to?.[place]?.setAttribute(name, value);
    }
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return copy;
}

async function imageOf(svg: Element): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A colour of the theme that is on, worked out by the browser. */
function colourOf(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
