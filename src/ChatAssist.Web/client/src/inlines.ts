/** A piece of a paragraph: text, or text that is marked somehow. */
export type Inline =
  | string
  | { tag: 'br' }
  | { tag: 'strong' | 'em'; children: Inline[] }
  | Link;

interface Link {
  tag: 'a';
  /** Empty where a reference leads to no page. */
  href: string;
  title: string;
  children: Inline[];
  isReference: boolean;
}

/** The addresses that references such as [1] stand for. */
export type Definitions = Map<string, { href: string; title: string }>;

const deepest = 4;

const token = /\\([!-/:-@[-`{-~])|(\*\*|\*)(?=\S)|\[([^\]\n]{1,300})\](?:\(\s*<?([^\s()<>]+)>?(?:\s+"[^"]*")?\s*\)|\[([^\]]*)\])?|<?(https?:\/\/[^\s<>"]*[^\s<>"*.,;:!?)\]])>?/g;

/** What stands within a paragraph. */
export function inlinesOf(text: string, definitions: Definitions, depth = 0): Inline[] {
  const inlines: Inline[] = [];
  let plain = '';
  const add = (inline: Inline) => {
    if (plain) {
      inlines.push(plain);
      plain = '';
    }
    inlines.push(inline);
  };
  const scan = new RegExp(token);
  let from = 0;
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    plain += text.slice(from, match.index);
    const [whole, escaped, stars, label, target, reference, address] = match;
    from = match.index + whole.length;
    if (escaped) {
      plain += escaped;
    } else if (stars) {
      const end = depth < deepest ? closing(text, from, stars) : -1;
      if (end < 0) {
        plain += stars;
      } else {
        add({ tag: stars === '**' ? 'strong' : 'em', children: inlinesOf(text.slice(from, end), definitions, depth + 1) });
        from = end + stars.length;
      }
    } else {
      const link = linkOf(label, target, reference, address, definitions);
      if (link?.isReference) {
        // A reference clings to its word, or it would begin a line alone.
        plain = plain.trimEnd();
      }
      link ? add(link) : (plain += whole);
    }
    scan.lastIndex = from;
  }
  plain += text.slice(from);
  return plain ? [...inlines, plain] : inlines;
}

export function isReference(inline?: Inline): boolean {
  return typeof inline === 'object' && inline.tag === 'a' && inline.isReference;
}

/** Where the emphasis ends: stars of the same number, after something that is no space. */
function closing(text: string, from: number, stars: string): number {
  for (let end = text.indexOf(stars, from + 1); end > 0; end = text.indexOf(stars, end + 1)) {
    const isDouble = text[end + 1] === '*' || (text[end - 1] === '*' && stars.length === 1);
    if (!/[\s\\]/.test(text[end - 1]!) && (stars.length === 2 || !isDouble)) {
      return end;
    }
  }
  return -1;
}

function linkOf(label = '', target = '', reference = '', address = '', definitions: Definitions): Link | null {
  const defined = target || address ? undefined : definitions.get(reference || label);
  const href = target || address || defined?.href || '';
  const isReference = !!defined && !reference;
  // Only addresses that leave for the web, the phone or the mail: never javascript: or data:.
  const isSafe = /^(https?:\/\/|tel:|mailto:)[^\s]+$/i.test(href);
  return isSafe || isReference
    ? { tag: 'a', href: isSafe ? href : '', title: defined?.title ?? '', children: [label || address.replace(/^https?:\/\//, '')], isReference }
    : null;
}
