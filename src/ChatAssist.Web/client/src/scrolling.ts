const nearly = 120;

/** Whether the reader is at the end; who has scrolled up to read is left there. */
export function isAtEnd(): boolean {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
  return scrollHeight - clientHeight - scrollTop < nearly;
}

/** Shows new messages: whole where they fit, else from the first line; the sheet's scroll margins keep clear of the bars. */
export function scrollTo(first: HTMLElement, last = first): void {
  const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
  if (height > innerHeight * 0.7) {
    first.scrollIntoView({ block: 'start' });
  } else {
    last.scrollIntoView({ block: 'end' });
  }
}
