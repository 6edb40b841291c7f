import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { pace } from '../model/pace.ts';
import type { RoomStore } from '../model/room-store.ts';
import type { DensityEvent, Keyword, Trend } from '../net/protocol.ts';
import { format, strings } from '../strings.ts';
import { panelStyles } from '../styles/panel.ts';
import { emoteUrl, findEmote } from '../text/emotes.ts';
import { displayable } from '../text/sanitise.ts';
import './caption-stage.ts';
import { cssProperties } from './css-properties.ts';
import { icons } from './icons.ts';
import './spark-line.ts';
import './stream-player.ts';
import { StoreController } from './store-controller.ts';

const TRENDS_SHOWN = 8;
/** Of less everybody has said it twice, which says nothing. */
const FEWEST_COUNTED = 3;

/** The stream beside the chat: captions, what trends, what it is about, how fast it is and who is talking. */
@customElement('stream-panel')
export class StreamPanel extends LitElement {
  static override styles = panelStyles;

  @property({ attribute: false }) store!: RoomStore;

  constructor() {
    super();
    new StoreController(this, () => this.store);
  }

  /** When the page opens, the chat beside it is seen first. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated && pace.isOpening) {
      await new Promise<void>((drawn) => pace.ask(drawn));
    }
    super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    const { stream, room } = this.store;
    return html`${room?.player ? html`<stream-player .player=${room.player}></stream-player>` : nothing}<caption-stage
        class=${room?.player ? 'below' : ''}
        .stream=${stream}
        .version=${stream.context}
      ></caption-stage>
      <div class="cards" role="group" aria-label=${strings.stream.cards} tabindex="0">${this.trends()}${this.topics()}${this.pace()}${this.density()}</div>`;
  }

  private trends(): TemplateResult {
    const trends = this.store.stream.trends?.trends.slice(0, TRENDS_SHOWN) ?? [];
    return html`<section class="card trends">
      <h2>${strings.stream.trends}</h2>
      ${trends.length === 0
        ? html`<p class="empty">${strings.stream.noTrends}</p>`
        : html`<ol>${repeat(trends, (trend) => trend.term, (trend) => this.trend(trend))}</ol>`}
    </section>`;
  }

  private trend(trend: Trend): TemplateResult {
    const emote = findEmote(trend.term);
    const direction = trend.velocity > 0.5 ? 'rising' : trend.velocity < -0.5 ? 'falling' : 'steady';
    const term = displayable(trend.term);
    const history = this.store.stream.historyOf(trend.term);
    return html`<li class="trend ${direction}" title=${strings.stream.uses(trend.count)}>
      ${emote ? html`<img src=${emoteUrl(emote)} alt="" width="20" height="20" />` : nothing}<bdi class="term">${term}</bdi>
      ${history.length > 1 ? html`<spark-line .values=${history}></spark-line>` : html`<span class="arrow">${icons.rise}</span>`}
      <span class="number">${trend.count < FEWEST_COUNTED ? nothing : format(trend.count)}</span>
    </li>`;
  }

  private topics(): TemplateResult {
    const context = this.store.stream.context;
    const keywords = context?.keywords ?? [];
    const topics = (context?.topics ?? []).filter((topic) => !isSaidBy(keywords, topic));
    return html`<section class="card topics">
      <h2>${strings.stream.topics}</h2>
      ${keywords.length + topics.length === 0 ? html`<p class="empty">${strings.stream.noTopics}</p>` : nothing}
      <p class="keywords">
        ${keywords.map(
          ({ term, weight }) =>
            html`<span class="keyword" ${cssProperties({ '--weight': String(Math.max(0, Math.min(1, weight))) })}
              ><bdi>${displayable(term)}</bdi></span
            >`,
        )}
      </p>
      ${topics.length > 0 ? html`<p class="topic-line">${topics.slice(0, 3).map(displayable).join(' · ')}</p>` : nothing}
      ${context?.picture
        ? html`<p class="topic-line picture">${strings.stream.picture(displayable(context.picture.description))}</p>`
        : nothing}
    </section>`;
  }

  private pace(): TemplateResult {
    const { stream, room } = this.store;
    const target = room?.target_lines_per_minute ?? 0;
    return html`<section class="card pace">
      <h2>${strings.stream.pace}</h2>
      <p class="figure"><strong>${format(Math.round(stream.trends?.rate_per_minute ?? 0))}</strong> ${strings.stream.perMinute(Math.round(stream.trends?.rate_per_minute ?? 0))}</p>
      <spark-line .values=${stream.rateHistory} .target=${target}></spark-line>
      <p class="detail">
        <span>${strings.stream.chatters(stream.trends?.distinct_authors ?? 0)}</span>${target > 0
          ? html`<span>${strings.stream.target(target)}</span>`
          : nothing}
      </p>
    </section>`;
  }

  private density(): TemplateResult {
    const density = this.store.stream.density;
    const percent = Math.round((density?.density ?? 0) * 100);
    // Where no person writes, bots crowd out nobody.
    const crowded = density?.alarm && density.human_count > 0;
    const counted = (density?.bot_count ?? 0) + (density?.human_count ?? 0) > 0;
    return html`<section class="card density ${crowded ? 'alarm' : ''}">
      <h2>
        ${strings.stream.density}${density?.alarm
          ? html`<span class="density-chip">${crowded ? strings.stream.alarm : strings.stream.botsOnly}</span>`
          : nothing}
      </h2>
      <div
        class="meter ${counted ? '' : 'empty'}"
        role="meter"
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${percent}
        aria-label=${strings.stream.densityLabel(percent)}
      >
        <span class="fill" ${cssProperties({ width: `${percent}%` })}></span>
      </div>
      <p class="detail">
        <span class="bots">${strings.stream.bots(density?.bot_count ?? 0)}</span
        ><span class="people">${strings.stream.people(density?.human_count ?? 0)}</span>
      </p>
      ${density ? densityFigures(density) : nothing}
    </section>`;
  }
}

/** Whether a topic is only words that stand there as keywords already. */
function isSaidBy(keywords: readonly Keyword[], topic: string): boolean {
  const terms = new Set(keywords.map(({ term }) => term.toLowerCase()));
  return topic.toLowerCase().split(/[,\s]+/).every((word) => terms.has(word));
}

function densityFigures(density: DensityEvent): TemplateResult {
  const share = (value: number): string => `${Math.round(value * 100)} %`;
  return html`<dl>
    <div><dt>${strings.stream.botReplies}</dt><dd>${share(density.bot_reply_share)}</dd></div>
    <div><dt>${strings.stream.depth}</dt><dd>${density.mean_reply_depth.toFixed(1)} / ${density.max_reply_depth}</dd></div>
    <div><dt>${strings.stream.duplicates}</dt><dd>${share(density.near_duplicate_share)}</dd></div>
  </dl>`;
}
