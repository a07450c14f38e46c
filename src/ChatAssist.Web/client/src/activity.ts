import { words } from './words';

/** A Bot Framework activity: the fields that the chat reads. */
export interface Activity {
  type: string;
  id?: string;
  timestamp?: string;
  name?: string;
  text?: string;
  value?: unknown;
  from?: { id?: string; name?: string; role?: string };
  channelData?: { clientActivityID?: string; streamType?: string; chatAssist?: Extras };
  entities?: Entity[];
  suggestedActions?: { actions?: CardAction[] };
}

interface Extras {
  status?: string;
  greeting?: boolean;
  volunteer?: string;
  picture?: Picture;
  sheet?: string;
  suggestions?: { text: string; detail?: string }[];
  sources?: { code?: string; name: string; section?: string; url?: string; dataDate?: string; quote?: string }[];
}

/** A step's drawing; its size is known before it is there, so that nothing jumps. */
export interface Picture {
  path: string;
  alt: string;
  width: number;
  height: number;
}

interface Entity {
  type?: string;
  citation?: { position?: string | number; appearance?: { name?: string; url?: string; abstract?: string; dateModified?: string } }[];
}

interface CardAction {
  type?: string;
  title?: string;
  text?: string;
  value?: unknown;
}

/** A quick reply: what the button shows, and what it sends or opens. */
export interface Reply {
  title: string;
  detail: string;
  text: string;
  url?: string;
}

/** What an answer rests on, as its chip shows it. */
export interface Source {
  name: string;
  note: string;
  quote: string;
  url: string;
}

/** Who says a message: each looks different. */
export type Speaker = 'citizen' | 'assistant' | 'volunteer';

export function speakerOf(activity: Activity): Speaker {
  if (activity.from?.role === 'user') {
    return 'citizen';
  }
  return activity.channelData?.chatAssist?.volunteer ? 'volunteer' : 'assistant';
}

export function repliesOf(activity: Activity): Reply[] {
  const suggestions = activity.channelData?.chatAssist?.suggestions;
  if (suggestions?.length) {
    return suggestions.map(({ text, detail }) => ({ title: text, detail: detail ?? '', text }));
  }
  return (activity.suggestedActions?.actions ?? []).flatMap(toReply);
}

function toReply({ type, title, text, value }: CardAction): Reply[] {
  const words = typeof value === 'string' ? value : (text ?? title ?? '');
  const reply = { title: title ?? words, detail: '', text: words };
  return type === 'openUrl' ? (isWebAddress(words) ? [{ ...reply, url: words }] : []) : words ? [reply] : [];
}

/** The chips of an answer; parts of one page share a chip. */
export function sourcesOf(activity: Activity): Source[] {
  const own = activity.channelData?.chatAssist?.sources?.map(source => ({
    name: source.name,
    note: noteOf(source.code, source.dataDate),
    quote: source.quote ?? '',
    url: source.url ?? '',
  }));
  const all = own?.length ? own : citationsOf(activity);
  const first = (source: Source, index: number) =>
    all.findIndex(other => other.url === source.url && other.name === source.name) === index;
  return all.filter(first).map(source => ({ ...source, url: isWebAddress(source.url) ? source.url : '' }));
}

function citationsOf({ entities }: Activity): Source[] {
  const message = entities?.find(entity => entity.type === 'https://schema.org/Message');
  return (message?.citation ?? []).map(({ appearance }) => ({
    name: appearance?.name ?? appearance?.url ?? '',
    note: noteOf('', appearance?.dateModified),
    quote: appearance?.abstract ?? '',
    url: appearance?.url ?? '',
  }));
}

function noteOf(code = '', date = ''): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return [code, day ? words.dataOf(`${day}/${month}/${year}`) : ''].filter(Boolean).join(' · ');
}

export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(address);
}
