import { fetchPart } from './http';

/** What takes the server some seconds comes after the page; where it does not come, the link in its place still leads there. */
export function fetchParts(): void {
  document.querySelectorAll<HTMLElement>('[data-part]').forEach(place => {
    place.setAttribute('aria-busy', 'true');
    fetchPart(place.dataset.part!)
      .then(html => { place.innerHTML = html; }, () => undefined)
      .finally(() => place.removeAttribute('aria-busy'));
  });
}
