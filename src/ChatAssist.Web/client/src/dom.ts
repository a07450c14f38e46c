import type { Inline } from './inlines';
import { Block, parse, withoutLastReferences } from './markdown';
import { words } from './words';

type Attributes = Record<string, string>;

/** Makes an element; nothing here ever parses HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const name in attributes) {
    made.setAttribute(name, attributes[name]!);
  }
  made.append(...children);
  return made;
}

export function link(href: string, attributes: Attributes, ...children: (Node | string)[]): HTMLAnchorElement {
  return element('a', { ...attributes, href, target: '_blank', rel: 'noopener' }, ...children);
}

export function markdown(text: string, hasChips: boolean): Node[] {
  const blocks = parse(text);
  return (hasChips ? withoutLastReferences(blocks) : blocks).flatMap(block => block.tag === 'p' ? lineNodes(block.children) : blockNode(block));
}

export function plain(text: string): Node {
  const paragraph = element('p');
  text.split('\n').forEach((line, index) => paragraph.append(...(index ? [element('br'), line] : [line])));
  return paragraph;
}

/** A paragraph's lines, each a paragraph of its own, so that there can be some air between them. */
function lineNodes(children: Inline[]): Node[] {
  const lines: Inline[][] = [[]];
  for (const child of children) {
    if (typeof child === 'object' && child.tag === 'br') {
      lines.push([]);
    } else {
      lines[lines.length - 1]!.push(child);
    }
  }
  return lines.map((line, index) => element('p', index < lines.length - 1 ? { class: 'line' } : {}, ...line.map(inlineNode)));
}

function blockNode(block: Block): Node {
  if (block.tag === 'p') {
    return element('p', {}, ...block.children.map(inlineNode));
  }
  const items = block.items.map(([first, ...rest]) => first?.tag === 'p'
    ? element('li', {}, ...first.children.map(inlineNode), ...rest.map(blockNode))
    : element('li', {}, ...(first ? [first, ...rest].map(blockNode) : [])));
  return element(block.tag, block.start > 1 ? { start: String(block.start) } : {}, ...items);
}

function inlineNode(inline: Inline): Node | string {
  if (typeof inline === 'string') {
    return inline;
  }
  if (inline.tag === 'br') {
    return element('br');
  }
  const children = inline.children.map(inlineNode);
  if (inline.tag !== 'a') {
    // "7.000 đồng" is not to be torn apart at the end of a line.
    const isShort = typeof inline.children[0] === 'string' && inline.children[0].length <= 20;
    return element(inline.tag, isShort ? { class: 'whole' } : {}, ...children);
  }
  if (!inline.href) {
    return element('span', { class: 'reference', title: inline.title }, ...children);
  }
  return inline.isReference
    ? link(inline.href, { class: 'reference', title: inline.title, 'aria-label': words.sourceNumber(String(inline.children[0])) }, ...children)
    : link(inline.href, {}, ...children);
}
