import { Announcer } from './announcer';
import { Conversation } from './conversation';
import { storage } from './storage';
import { applyAccent } from './theme';

const page = document.getElementById('chat');
const query = new URLSearchParams(location.search);

applyAccent(query.get('accent') ?? document.documentElement.dataset.accent ?? '');

if (page) {
  const conversation = new Conversation(page, storage, new Announcer());
  if (query.has('embed') && parent !== window) {
    embed(conversation);
  }
}

/** Inside another site's panel: the page around decides when it closes, and may be anyone's, so it is told nothing else. */
function embed(conversation: Conversation): void {
  const close = document.getElementById('close')!;
  const leave = () => parent.postMessage({ chatAssist: 'close' }, '*');
  close.hidden = false;
  close.onclick = leave;
  document.documentElement.classList.add('embed');
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.isComposing) {
      leave();
    }
  });
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.chatAssist === 'first') {
      close.focus();
    } else if (source === parent && data?.chatAssist === 'last') {
      conversation.focusField();
    }
  });
}
