/**
 * The little Markdown that answers are written in, read into a tree: paragraphs, line breaks, lists, bold, italic,
 * links. Whatever else a text holds, HTML included, stays text.
 */
export type Block =
  | { tag: 'p'; children: Inline[] }
  | { tag: 'ul' | 'ol'; start: number; items: Block[][] };

export type Inline =
  | string
  | { tag: 'br' }
  | { tag: 'strong' | 'em'; children: Inline[] }
  | Link;

interface Link {
  tag: 'a';
  href: string;
  title: string;
  children: Inline[];
  isReference: boolean;
}

type Definitions = Map<string, { href: string; title: string }>;

const definition = /^ {0,3}\[([^\]]+)\]:\s*<?([^\s>]+)>?(?:\s+["'(](.*)["')])?\s*$/;
const marker = /^( {0,3})(?:([-*•+])|(\d{1,2})[.)])\s+(?=\S)/;
const deepest = 4;

export function parse(text: string): Block[] {
  const definitions: Definitions = new Map();
  const lines = text.replace(/\r\n?/g, '\n').split('\n').filter(line => {
    const [isDefinition, name, href, title] = definition.exec(line) ?? [];
    if (isDefinition && name && href) {
      definitions.set(name, { href, title: title ?? '' });
    }
    return !isDefinition;
  });
  return blocksOf(lines, definitions, 0);
}

function blocksOf(lines: string[], definitions: Definitions, depth: number): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length) {
      blocks.push({ tag: 'p', children: paragraphOf(paragraph, definitions) });
      paragraph = [];
    }
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const mark = depth < deepest ? marker.exec(line) : null;
    // In the middle of a paragraph "2. …" is a sentence that was broken there, not a list.
    if (mark && (!paragraph.length || mark[2] || mark[3] === '1')) {
      endParagraph();
      at = readItem(lines, at, mark, blocks, definitions, depth);
      continue;
    }
    if (line.trim()) {
      paragraph.push(line.trimStart());
    } else {
      endParagraph();
    }
    at++;
  }
  endParagraph();
  return blocks;
}

/** Reads one item with the lines indented under it, adds it to the list it belongs to, returns the line after it. */
function readItem(lines: string[], at: number, mark: RegExpExecArray, blocks: Block[], definitions: Definitions, depth: number): number {
  const tag = mark[2] ? 'ul' : 'ol';
  const item = [lines[at]!.slice(mark[0].length)];
  for (at++; at < lines.length; at++) {
    const line = lines[at]!;
    const isBlank = !line.trim();
    if (isBlank ? !/^ {2,}\S/.test(lines[at + 1] ?? '') : !/^ {2,}\S/.test(line)) {
      break;
    }
    item.push(line.replace(/^ {2,4}/, ''));
  }
  let list = blocks[blocks.length - 1];
  if (!list || list.tag !== tag) {
    list = { tag, start: Number(mark[3] ?? 1), items: [] };
    blocks.push(list);
  }
  (list as { items: Block[][] }).items.push(blocksOf(item, definitions, depth + 1));
  return skipBlankBeforeItem(lines, at, tag);
}

/** A blank line between two items does not end their list. */
function skipBlankBeforeItem(lines: string[], at: number, tag: 'ul' | 'ol'): number {
  const next = marker.exec(lines[at + 1] ?? '');
  return !lines[at]?.trim() && next && (next[2] ? 'ul' : 'ol') === tag ? at + 1 : at;
}

function paragraphOf(lines: string[], definitions: Definitions): Inline[] {
  return lines.flatMap((line, index): Inline[] => {
    const isLast = index === lines.length - 1;
    const children = inlinesOf(line.replace(isLast ? /\s+$/ : /(\\|\s+)$/, ''), definitions, 0);
    return isLast ? children : [...children, { tag: 'br' }];
  });
}

const token = /\\([!-/:-@[-`{-~])|(\*\*|\*)(?=\S)|\[([^\]\n]{1,300})\](?:\(\s*<?([^\s()<>]+)>?(?:\s+"[^"]*")?\s*\)|\[([^\]]*)\])?|<?(https?:\/\/[^\s<>"]*[^\s<>"*.,;:!?)\]])>?/g;

function inlinesOf(text: string, definitions: Definitions, depth: number): Inline[] {
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
  // Only addresses that leave for the web, the phone or the mail: never javascript: or data:.
  if (!/^(https?:\/\/|tel:|mailto:)[^\s]+$/i.test(href)) {
    return null;
  }
  const isReference = !!defined && !reference;
  return { tag: 'a', href, title: defined?.title ?? '', children: [label || address.replace(/^https?:\/\//, '')], isReference };
}
