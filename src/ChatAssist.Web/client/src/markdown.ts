import { Definitions, Inline, inlinesOf, isReference } from './inlines';

/**
 * The little Markdown that answers are written in, read into a tree: paragraphs, line breaks, lists, bold, italic,
 * links. Whatever else a text holds, HTML included, stays text.
 */
export type Block =
  | { tag: 'p'; children: Inline[] }
  | { tag: 'ul' | 'ol'; start: number; items: Block[][] };

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

/** Leaves out the references that a text ends in: they say no more than the chips under it. */
export function withoutLastReferences(blocks: Block[]): Block[] {
  const last = blocks[blocks.length - 1];
  if (last?.tag !== 'p') {
    return blocks;
  }
  const children = [...last.children];
  for (let end = children[children.length - 1]; end === ' ' || isReference(end); end = children[children.length - 1]) {
    children.pop();
  }
  return [...blocks.slice(0, -1), ...(children.length ? [{ ...last, children }] : [])];
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
    const children = inlinesOf(line.replace(isLast ? /\s+$/ : /(\\|\s+)$/, ''), definitions);
    return isLast ? children : [...children, { tag: 'br' }];
  });
}
