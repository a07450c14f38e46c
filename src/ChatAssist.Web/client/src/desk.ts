import { forgetChat, keepBeside } from './desk/beside';
import { Composer } from './desk/composer';
import { Guides } from './desk/guides';
import { listenToKeys } from './desk/keys';
import { Lines } from './desk/lines';
import { Live } from './desk/live';
import { ModelDraft } from './desk/modelDraft';
import { Notices } from './desk/notices';
import { Queue } from './desk/queue';
import { fetchParts } from './desk/parts';
import { fetchSummary } from './desk/summary';
import { keepTimes } from './desk/times';
import { forgetDrafts } from './desk/drafts';

/** Every page of the desk works by plain forms; what is live, and what spares a reload, is added here. */
const queue = document.getElementById('queue');
if (queue) {
  const main = document.querySelector<HTMLElement>('main[data-conversation]');
  const notices = new Notices(document.getElementById('notices') ?? queue.parentElement!);
  const lines = main ? new Lines(main) : null;
  const composer = main && document.getElementById('reply') ? new Composer(main, notices) : null;
  if (composer && document.getElementById('ask-draft')) {
    new ModelDraft(composer, notices);
  }
  if (main) {
    new Guides(main, composer, notices);
    fetchSummary();
  }
  new Live(new Queue(main?.dataset.conversation ?? '', notices), lines, notices).run();
  listenToKeys();
  keepTimes();
}
keepBeside();
fetchParts();
document.querySelector('form[action="/desk/sign-out"]')?.addEventListener('submit', () => {
  forgetDrafts();
  forgetChat();
});
