import { element } from '../dom';
import { Refused } from './http';
import { words } from './words';

/** Sentences above the conversation on what is the matter; one of a kind. */
export class Notices {
  constructor(private readonly place: HTMLElement) {}

  show(kind: string, text: string, ...more: Node[]): void {
    this.hide(kind);
    this.place.prepend(element('p', { class: 'missing', 'data-kind': kind, role: 'alert' }, text, ' ', ...more));
  }

  hide(kind: string): void {
    this.place.querySelector(`[data-kind=${kind}]`)?.remove();
  }

  /** What typing and sending have in common: no session, no line, or a no. */
  tell(error: unknown): void {
    if (error instanceof Refused && error.status === 401) {
      const back = encodeURIComponent(location.pathname + location.search);
      this.show('signed-out', words.signedOut, element('a', { href: `/desk/sign-in?returnUrl=${back}` }, words.signInAgain));
    } else if (error instanceof Refused) {
      this.show('refused', error.trouble || words.failed);
    } else {
      this.show('unreachable', words.unreachable);
    }
  }
}
