import { fetchPart } from './http';

/** What the language model makes of the conversation; where it has nothing to say, nothing is missed. */
export function fetchSummary(): void {
  const place = document.getElementById('model-summary');
  if (place) {
    fetchPart(place.dataset.address!).then(html => { place.innerHTML = html; }, () => undefined);
  }
}
