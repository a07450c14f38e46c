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
    const blocks = [...article.querySelectorAll('.bubble p, .bubble li')].map(block => block.textContent);
    this.sayText(`${who}: ${blocks.join(' ')}${choices ? words.choices(choices) : ''}`);
  }

  sayText(text: string): void {
    const line = element('p', {}, text);
    this.region.append(line);
    // Long enough to be read from, too short to be met again by one who walks through the page.
    setTimeout(() => line.remove(), 10_000);
  }
}
