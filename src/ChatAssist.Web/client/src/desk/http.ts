/** The server's no, in words that can be shown. */
export class Refused extends Error {
  constructor(readonly status: number, readonly trouble: string) {
    super(trouble);
  }
}

/** Sends a form as it stands; the page stays. */
export async function submit(form: HTMLFormElement, more: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => body.append(name, String(value)));
  for (const name in more) {
    body.set(name, more[name]!);
  }
  const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' }, redirect: 'manual' });
  // A redirect that is not followed is a form that has done its work.
  if (response.ok || response.type === 'opaqueredirect') {
    return response;
  }
  throw new Refused(response.status, await troubleOf(response));
}

export async function fetchPart(address: string): Promise<string> {
  const response = await fetch(address, { headers: { Accept: 'text/plain' } });
  if (!response.ok) {
    throw new Refused(response.status, '');
  }
  return await response.text();
}

async function troubleOf(response: Response): Promise<string> {
  try {
    const { trouble, detail } = await response.json();
    return trouble ?? detail ?? '';
  } catch {
    return '';
  }
}
