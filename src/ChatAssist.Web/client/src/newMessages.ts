import { element } from './dom';
import type { Notices } from './notices';
import { isAtEnd, scrollTo } from './scrolling';
import { words } from './words';

/** For one who has scrolled up to read: says that there is something new below, and goes there when asked. */
export function offerToScroll(notices: Notices, first: HTMLElement, last: HTMLElement): void {
  const look = element('button', { class: 'quiet', type: 'button' }, words.newMessage);
  const done = () => {
    notices.hide('newer');
    removeEventListener('scroll', scrolled, true);
  };
  const scrolled = () => isAtEnd() && done();
  look.onclick = () => {
    done();
    scrollTo(first, last);
    last.focus({ preventScroll: true });
  };
  notices.show('newer', '', look);
  // Caught on its way down: the log's own scrolling does not rise to the window.
  addEventListener('scroll', scrolled, { capture: true, passive: true });
}
