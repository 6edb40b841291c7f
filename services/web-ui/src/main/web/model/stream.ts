import type { ContextEvent, DensityEvent, StreamEvent, TranscriptSegment, TrendsEvent } from '../net/protocol.ts';

const TRANSCRIPT_LENGTH = 60;
const EVENTS_KEPT = 12;
const HISTORY_LENGTH = 32;

/** What the stream panel shows. The gateway sends windows; this remembers a little more than one of them. */
export class StreamModel {
  context: ContextEvent | undefined;
  trends: TrendsEvent | undefined;
  density: DensityEvent | undefined;
  transcript: readonly TranscriptSegment[] = [];
  partial: TranscriptSegment | undefined;
  events: readonly StreamEvent[] = [];
  rateHistory: readonly number[] = [];
  densityHistory: readonly number[] = [];
  private termHistory = new Map<string, readonly number[]>();

  apply(event: ContextEvent | TrendsEvent | DensityEvent): void {
    switch (event.type) {
      case 'context':
        return this.applyContext(event);
      case 'trends':
        return this.applyTrends(event);
      case 'density':
        return this.applyDensity(event);
    }
  }

  private applyContext(context: ContextEvent): void {
    this.context = context;
    this.partial = context.segments.find((segment) => !segment.is_final);
    this.transcript = merge(this.transcript, context.segments.filter((segment) => segment.is_final));
    this.events = mergeEvents(this.events, context.events);
  }

  private applyTrends(trends: TrendsEvent): void {
    this.trends = trends;
    this.rateHistory = pushed(this.rateHistory, trends.rate_per_minute);
    this.termHistory = new Map(
      trends.trends.map((trend) => [trend.term, pushed(this.termHistory.get(trend.term) ?? [], trend.count)]),
    );
  }

  private applyDensity(density: DensityEvent): void {
    this.density = density;
    this.densityHistory = pushed(this.densityHistory, density.density);
  }

  historyOf(term: string): readonly number[] {
    return this.termHistory.get(term) ?? [];
  }
}

/** Windows overlap: a final segment is known by its start, and a later window has the better text for it. */
function merge(known: readonly TranscriptSegment[], fresh: readonly TranscriptSegment[]): readonly TranscriptSegment[] {
  const byStart = new Map(known.map((segment) => [segment.start, segment]));
  for (const segment of fresh) {
    byStart.set(segment.start, segment);
  }
  return [...byStart.values()].sort((a, b) => a.start - b.start).slice(-TRANSCRIPT_LENGTH);
}

function mergeEvents(known: readonly StreamEvent[], fresh: readonly StreamEvent[]): readonly StreamEvent[] {
  const byKey = new Map([...known, ...fresh].map((event) => [`${event.type}@${event.at}`, event]));
  return [...byKey.values()].sort((a, b) => a.at - b.at).slice(-EVENTS_KEPT);
}

function pushed(history: readonly number[], value: number): readonly number[] {
  return [...history, value].slice(-HISTORY_LENGTH);
}
