// What a browser gives botframework-directlinejs and Node 20 does not. Import it before the client.
import { WebSocket } from 'ws';

/** As much of XMLHttpRequest as rxjs' ajax uses, over fetch, so that FormData can be sent too. */
class XMLHttpRequest {
  static answers = [];
  readyState = 0;
  status = 0;
  response = null;
  responseType = '';
  timeout = 0;
  upload = {};
  #headers = {};
  #received = new Headers();
  #abort = new AbortController();

  open(method, url) {
    this.method = method;
    this.url = url;
    this.readyState = 1;
  }

  setRequestHeader(name, value) {
    this.#headers[name] = value;
  }

  getResponseHeader(name) {
    return this.#received.get(name);
  }

  getAllResponseHeaders() {
    return [...this.#received].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  }

  abort() {
    this.#abort.abort();
  }

  async send(body) {
    try {
      const answer = await fetch(this.url, { method: this.method, headers: this.#headers, body: body ?? undefined, signal: this.#abort.signal });
      const bytes = await answer.arrayBuffer();
      this.#received = answer.headers;
      this.status = answer.status;
      this.responseText = new TextDecoder().decode(bytes);
      this.response = this.responseType === 'arraybuffer' ? bytes : parse(this.responseText, this.responseType);
      XMLHttpRequest.answers.push({ method: this.method, url: this.url, status: this.status });
      this.readyState = 4;
      this.onreadystatechange?.({});
      this.onload?.({});
    } catch (error) {
      if (!this.#abort.signal.aborted) {
        this.readyState = 4;
        this.onreadystatechange?.({});
        this.onerror?.(error);
      }
    }
  }
}

function parse(text, type) {
  if (type !== 'json') {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Remembers what was opened, so that a test can cut a line. */
class RememberedWebSocket extends WebSocket {
  static opened = [];

  constructor(url) {
    super(url);
    RememberedWebSocket.opened.push(this);
  }
}

globalThis.XMLHttpRequest = XMLHttpRequest;
globalThis.WebSocket = RememberedWebSocket;
export { XMLHttpRequest, RememberedWebSocket };
