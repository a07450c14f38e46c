/** The server's no, with its HTTP status; an unreachable server is any other error. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly retryAfter: number) {
    super(`HTTP ${status}`);
  }
}

const longest = 20_000;

/** Asks the server for JSON; without cookies, for the token says all. */
export async function request<T>(method: string, url: string, token: string, body?: unknown): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), longest);
  try {
    const response = await fetch(url, {
      method,
      signal: stop.signal,
      credentials: 'omit',
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      body: body ? JSON.stringify(body) : null,
    });
    if (!response.ok) {
      throw new Refusal(response.status, Number(response.headers.get('Retry-After')) || 0);
    }
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
}
