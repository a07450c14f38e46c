const nearly = 120;
const margin = 12;

/** Whether the reader is at the end; who has scrolled up to read is left there. */
export function isAtEnd(): boolean {
  const { scrollHeight, clientHeight, scrollTop } = scroller();
  return scrollHeight - clientHeight - scrollTop < nearly;
}

/** Shows new messages: whole where they fit, else from the first line. */
export function scrollTo(first: HTMLElement, last = first): void {
  const { top } = first.getBoundingClientRect();
  const place = scroller();
  if (last.getBoundingClientRect().bottom - top > Math.min(place.clientHeight, innerHeight * 0.8) - margin * 2) {
    // By hand: scrollIntoView would also move whatever stands around, such as the page that embeds us.
    const above = place === document.documentElement ? 0 : place.getBoundingClientRect().top;
    place.scrollTop += top - above - margin;
  } else {
    scrollToEnd();
  }
}

export function scrollToEnd(): void {
  scroller().scrollTop = scroller().scrollHeight;
}

/** Does what makes the conversation or its window longer or shorter, and stays at the end if the reader was there. */
export function keepingEnd(change: () => void): void {
  const wasAtEnd = isAtEnd();
  change();
  if (wasAtEnd) {
    scrollToEnd();
  }
}

/** What scrolls: the log by itself, or in a low window the whole page. */
function scroller(): Element {
  const log = document.getElementById('log')!;
  return getComputedStyle(log).overflowY === 'auto' ? log : document.documentElement;
}
