import { rolesOf } from './theme';

/**
 * The launcher that any page embeds by one script tag. It touches nothing of that page but one element, inside whose
 * shadow it lives.
 */
const script = document.currentScript as HTMLScriptElement;
const { title = 'Hỏi thủ tục', accent = '', logo = '', open = '' } = script.dataset;
const server = new URL(script.src).origin;
const phone = matchMedia('(max-width: 639px), (max-height: 479px)');
const key = 'chatassist.open';

const style = `
:host{all:initial;position:fixed;right:0;bottom:0;z-index:2147483000;font:600 17px/1.3 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color-scheme:light dark}
button{position:absolute;right:16px;bottom:max(16px,env(safe-area-inset-bottom));display:flex;align-items:center;width:max-content;max-width:calc(100vw - 32px);min-height:56px;padding:8px 20px 8px 16px;border:2px solid var(--on-accent,#fff);border-radius:28px;background:var(--accent,#0b6b61);color:var(--on-accent,#fff);font:inherit;text-align:left;cursor:pointer;box-shadow:0 2px 12px rgba(29,36,34,.28)}
button:focus-visible{outline:3px solid var(--accent,#0b6b61);outline-offset:2px}
svg,img{flex:none;width:28px;height:28px;margin-right:10px}
img{border-radius:6px;object-fit:contain}
section{position:fixed;right:16px;bottom:88px;width:400px;height:min(680px,calc(100vh - 104px));border:1px solid #7b8783;border-radius:12px;overflow:hidden;background:#fbfaf7;box-shadow:0 2px 12px rgba(29,36,34,.28)}
iframe{display:block;width:100%;height:100%;border:0}
[hidden]{display:none}
@media(prefers-color-scheme:dark){section{background:#141918}}
@media(max-width:639px),(max-height:479px){section{top:0;left:0;right:0;bottom:0;width:auto;height:auto;border:0;border-radius:0}section:not([hidden])~button{display:none}}
@media print{:host{display:none}}`;

function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string>, ...children: Node[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

function bubbleIcon(): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(space, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const path = icon.appendChild(document.createElementNS(space, 'path'));
  path.setAttribute('d', 'M4 4h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm3 4.2v1.6h10V8.2zm0 4v1.6h7v-1.6z');
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('fill-rule', 'evenodd');
  return icon;
}

const host = make('div', {});
const shadow = host.attachShadow({ mode: 'open' });
const panel = make('section', { role: 'dialog', 'aria-label': title, id: 'panel', hidden: '' });
const launcher = make('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'panel' },
  logo ? make('img', { src: logo, alt: '' }) : bubbleIcon(), document.createTextNode(title));
let frame: HTMLIFrameElement | null = null;

function show(takesFocus: boolean): void {
  if (!frame) {
    const loaded = frame = make('iframe', { title, src: `${server}/chat?embed=1${rolesOf(accent) ? `&accent=${accent.replace('#', '')}` : ''}` });
    loaded.onload = () => takesFocus && focusIn('last');
    panel.append(sentinel('last'), loaded, sentinel('first'));
  }
  set(true);
  if (takesFocus) {
    focusIn('last');
  }
}

function hide(): void {
  set(false);
  launcher.focus();
}

function set(isOpen: boolean): void {
  panel.hidden = !isOpen;
  panel.setAttribute('aria-modal', String(phone.matches));
  launcher.setAttribute('aria-expanded', String(isOpen));
  try {
    sessionStorage.setItem(key, isOpen ? '1' : '');
  } catch {
    // Storage is forbidden: then it is not remembered.
  }
}

function remembers(): boolean {
  try {
    return (sessionStorage.getItem(key) ?? (open === 'true' ? '1' : '')) === '1';
  } catch {
    return open === 'true';
  }
}

/** Stands at an end of the panel and sends the keyboard to the other end. */
function sentinel(end: 'first' | 'last'): HTMLElement {
  const guard = make('div', { tabindex: '0', 'aria-hidden': 'true' });
  guard.addEventListener('focus', () => focusIn(end));
  return guard;
}

function focusIn(end: 'first' | 'last'): void {
  // On a phone the keyboard would cover the greeting.
  if (end === 'first' || !matchMedia('(pointer: coarse)').matches) {
    frame?.contentWindow?.postMessage({ chatAssist: end }, server);
  }
  frame?.focus();
}

launcher.addEventListener('click', () => panel.hidden ? show(true) : hide());
host.addEventListener('keydown', event => {
  if (event.key === 'Escape' && !panel.hidden) {
    hide();
  }
});
addEventListener('message', ({ source, origin, data }) => {
  if (origin === server && source === frame?.contentWindow && data?.chatAssist === 'close') {
    hide();
  }
});

for (const [name, value] of Object.entries(rolesOf(accent) ?? {})) {
  host.style.setProperty(name, value);
}
if ('adoptedStyleSheets' in shadow && 'replaceSync' in CSSStyleSheet.prototype) {
  // A style element would be refused by a host page with a strict policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
} else {
  (shadow as ShadowRoot).append(make('style', {}, document.createTextNode(style)));
}
shadow.append(panel, launcher);
function mount(): void {
  document.body.append(host);
  if (remembers() && !phone.matches) {
    show(false);
  }
}

if (document.body) {
  mount();
} else {
  addEventListener('DOMContentLoaded', mount);
}
