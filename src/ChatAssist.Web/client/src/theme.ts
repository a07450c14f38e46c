type Colour = [number, number, number];

const white: Colour = [255, 255, 255];
const ink: Colour = [29, 36, 34];
const lightGround: Colour = [251, 250, 247];
const darkGround: Colour = [31, 38, 37];
const readable = 4.5;

/** A province's colour in its three roles, each moved towards ink or white until it can be read. */
export function rolesOf(accent: string): Record<string, string> | null {
  const match = /^#?([0-9a-f]{6})$/i.exec(accent);
  if (!match) {
    return null;
  }
  const value = parseInt(match[1]!, 16);
  const colour: Colour = [value >> 16, (value >> 8) & 255, value & 255];
  const onAccent = contrast(colour, white) >= contrast(colour, ink) ? white : ink;
  const fill = towards(colour, onAccent === white ? ink : white, onAccent);
  return {
    '--accent': hex(fill),
    '--on-accent': hex(onAccent),
    '--accent-ink-light': hex(towards(colour, ink, lightGround)),
    '--accent-ink-dark': hex(towards(colour, white, darkGround)),
  };
}

export function applyAccent(accent: string): void {
  const roles = rolesOf(accent) ?? {};
  for (const name in roles) {
    document.documentElement.style.setProperty(name, roles[name]!);
  }
  if (roles['--accent']) {
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', roles['--accent']);
  }
}

function towards(colour: Colour, goal: Colour, against: Colour): Colour {
  let moved = colour;
  for (let part = 0; part <= 1 && contrast(moved, against) < readable; part += 0.05) {
    moved = colour.map((channel, index) => Math.round(channel + (goal[index]! - channel) * part)) as Colour;
  }
  return moved;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Colour, other: Colour): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map(channel => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function hex(colour: Colour): string {
  return '#' + colour.map(channel => channel.toString(16).padStart(2, '0')).join('');
}
