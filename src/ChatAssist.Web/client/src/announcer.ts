import { element } from './dom';
import { words } from './words';

/** Tells a screen reader what is new, once and without the furniture. */
export class Announcer {
  private readonly region = element('div', { class: 'unseen', 'aria-live': 'polite' });

  constructor() {
    document.getElementById('chat')!.append(this.region);
  }

  say(article: HTMLElement, choices: number): void {
    const who = article.querySelector('.who')!.textContent;
    const bubble = article.querySelector('.bubble')!.cloneNode(true) as Element;
    bubble.querySelectorAll('.reference').forEach(reference => reference.remove());
    bubble.querySelectorAll('p, li, br').forEach(block => block.after(' '));
    const text = bubble.textContent!.trim().replace(/\s+/g, ' ');
    this.sayText(`${who}: ${text}${choices ? words.choices(choices) : ''}`);
  }

  sayText(text: string): void {
    const line = element('p', {}, text);
    this.region.append(line);
    // Long enough to be read from, too short to be met again by one who walks through the page.
    setTimeout(() => line.remove(), 10_000);
  }
}
