const nearly = 120;

/** Whether the reader is at the end; who has scrolled up to read is left there. */
export function isAtEnd(): boolean {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
  return scrollHeight - clientHeight - scrollTop < nearly;
}

/** Shows new messages: whole where they fit, else from the first line; the sheet's scroll padding keeps clear of the bar. */
export function scrollTo(first: HTMLElement, last = first): void {
  const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
  if (height > innerHeight * 0.7) {
    first.scrollIntoView({ block: 'start' });
  } else {
    scrollToEnd();
  }
}

export function scrollToEnd(): void {
  window.scrollTo(0, document.documentElement.scrollHeight);
}

/** Does what makes the page longer or shorter, and stays at the end if the reader was there. */
export function keepingEnd(change: () => void): void {
  const wasAtEnd = isAtEnd();
  change();
  if (wasAtEnd) {
    scrollToEnd();
  }
}
