import type { EncryptedMailReport } from '../../../shared/reports/encryptedMail/encryptedMailReport';
import type { PortalAction, PortalEvent } from '../../../shared/reports/encryptedMail/portalEvent';
import { count } from '../count';
import { utcText } from '../utcText';
import { barChart } from './barChart';
import { actionText } from './encryptedMailTables';
import { laneChart } from './laneChart';
import type { ChartStyle, ReportChart } from './reportChart';

const MOST_LANES = 25;

const STYLES: Readonly<Record<PortalAction, ChartStyle>> = {
  signIn: 'usual',
  open: 'good',
  viewAttachment: 'attachment',
  downloadAttachment: 'attachment',
  reply: 'forward',
  forward: 'forward',
  replyOrForward: 'forward',
  other: 'usual',
};

const KINDS: readonly { readonly style: ChartStyle; readonly text: string }[] = [
  { style: 'usual', text: 'signed in' },
  { style: 'good', text: 'opened' },
  { style: 'attachment', text: 'attachment viewed or downloaded' },
  { style: 'forward', text: 'replied or forwarded' },
  { style: 'failed', text: 'failed' },
];

/** What was done in the portal over time, and the story of each message and reader on a line of its own. */
export function encryptedMailCharts({ messages, coverage }: EncryptedMailReport): ReportChart[] {
  const times = new Map<ChartStyle, number[]>(KINDS.map(({ style }) => [style, []]));
  for (const { readers } of messages) {
    for (const { events } of readers) {
      for (const event of events) times.get(styleOf(event))?.push(+event.time);
    }
  }
  const bars = barChart(
    'What was done in the portal over time',
    KINDS.map(({ style, text }) => ({ style, text, times: times.get(style) ?? [] })),
    coverage.gaps.map(({ from, to, contentType }) => ({
      ...{ from, to, style: 'gap' as const },
      text: `Gap in ${contentType}, made available ${utcText(from)} to ${utcText(to)} UTC`,
    })),
  );
  const stories = messages.flatMap(({ number, readers }) => readers.map((story) => ({ number, story })));
  const shown = stories.slice(0, MOST_LANES);
  const lanes = laneChart(
    shown.length < stories.length
      ? `The first ${shown.length} of ${count(stories.length, 'pair')} of message and reader`
      : 'Messages and readers over time',
    shown.map(({ number, story: { recipient, events } }) => ({
      label: `${number} · ${recipient}`,
      marks: events.map((event) => ({
        ...{ fromMs: +event.time, toMs: +event.time, style: styleOf(event) },
        text: `${utcText(event.time)} UTC: ${recipient} ${actionText(event)}`,
      })),
    })),
    KINDS,
  );
  return [bars, lanes].filter((chart) => chart !== undefined);
}

function styleOf({ action, hasFailed }: PortalEvent): ChartStyle {
  return hasFailed ? 'failed' : STYLES[action];
}
