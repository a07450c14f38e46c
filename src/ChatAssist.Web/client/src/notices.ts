import { element } from './dom';
import { keepingEnd } from './scrolling';

/** The lines above the field that say what is wrong just now; one of a kind at a time. */
export class Notices {
  constructor(private readonly place: HTMLElement) {
    place.setAttribute('aria-live', 'polite');
  }

  show(kind: string, text: string, ...actions: HTMLElement[]): void {
    const shown = this.find(kind);
    if (shown?.firstChild?.textContent !== text) {
      keepingEnd(() => {
        shown?.remove();
        this.place.append(element('p', { class: `notice ${kind}` }, text, ...actions));
      });
    }
  }

  /** Says whether there was one. */
  hide(kind: string): boolean {
    const shown = this.find(kind);
    shown?.remove();
    return !!shown;
  }

  private find(kind: string): Element | null {
    return this.place.querySelector(`.${kind}`);
  }
}
