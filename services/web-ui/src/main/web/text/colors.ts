/** Backgrounds that names stand on, the least favourable of each theme (rows that call the reader included). */
export const BACKGROUNDS = { dark: '#342a22', light: '#e8e6ef' } as const;
export type Theme = keyof typeof BACKGROUNDS;

const READABLE = 4.5;
/** On white, what is more saturated glares among black letters. */
const MOST_SATURATED = { dark: 1, light: 0.75 } as const;
const cache = new Map<string, string>();

/**
 * The colour nearest in hue to the one asked for that reads on the theme's background: contrast of at least 4.5 (WCAG 2.2,
 * 1.4.3 AA), reached by moving its HSL lightness in steps of two hundredths; toned down where it would glare.
 */
export function readable(color: string, theme: Theme): string {
  const key = `${color}/${theme}`;
  let result = cache.get(key);
  if (result === undefined) {
    result = adjust(color, theme);
    cache.set(key, result);
  }
  return result;
}

/** Contrast ratio of two #rrggbb colours, 1 to 21. */
export function contrast(first: string, second: string): number {
  const [lighter, darker] = [luminance(parse(first)), luminance(parse(second))].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function adjust(color: string, theme: Theme): string {
  const [hue, asked, lightness] = toHsl(parse(/^#[0-9a-f]{6}$/i.test(color) ? color : '#9a96a8'));
  const saturation = Math.min(asked, MOST_SATURATED[theme]);
  const step = theme === 'dark' ? 0.02 : -0.02;
  for (let light = lightness; light >= 0 && light <= 1; light += step) {
    const candidate = toHex(hue, saturation, light);
    if (contrast(candidate, BACKGROUNDS[theme]) >= READABLE) {
      return candidate;
    }
  }
  return theme === 'dark' ? '#ffffff' : '#000000';
}

type Rgb = readonly [number, number, number];

function parse(hex: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toHsl([red, green, blue]: Rgb): Rgb {
  const max = Math.max(red, green, blue);
  const min = Math.min(red, green, blue);
  const chroma = max - min;
  const lightness = (max + min) / 2;
  if (chroma === 0) {
    return [0, 0, lightness];
  }
  const saturation = chroma / (1 - Math.abs(2 * lightness - 1));
  const sector = max === red ? ((green - blue) / chroma + 6) % 6 : max === green ? (blue - red) / chroma + 2 : (red - green) / chroma + 4;
  return [sector * 60, saturation, lightness];
}

function toHex(hue: number, saturation: number, lightness: number): string {
  const amplitude = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): string => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255).toString(16).padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
