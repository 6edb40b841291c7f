import { strings } from './strings.ts';

/** Asks the gateway how the system stands, and shows its answers; again every ten seconds while the page is seen. */
const PAUSE_MS = 10_000;

interface Figure {
  readonly name: string;
  /** Null where it was not measured. */
  readonly value: number | null;
  readonly unit: string;
}

interface Answer {
  readonly question: string;
  readonly text: string;
  readonly verdict: keyof typeof strings.status.verdicts;
  readonly says: string;
  readonly findings: readonly { readonly says: string; readonly next: string }[];
  readonly figures: readonly Figure[];
}

/** What `GET /api/status` tells. */
interface Report {
  readonly at: string;
  readonly answers: readonly Answer[];
}

const heading = document.createElement('h1');
const when = element('p', strings.status.looking, { role: 'status' });
const answers = document.createElement('main');

function element(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

function article(answer: Answer): HTMLElement {
  const made = element('article', '', { 'data-question': answer.question, 'data-verdict': answer.verdict });
  const title = element('h2', answer.text);
  title.append(element('span', ` ${strings.status.verdicts[answer.verdict]}`));
  made.append(title);
  if (answer.findings.length === 0) {
    made.append(element('p', answer.says));
  }
  for (const finding of answer.findings) {
    const said = element('p', finding.says);
    said.append(document.createElement('br'), element('strong', `${strings.status.next} `), finding.next);
    made.append(said);
  }
  const figures = element('ul', '', { class: 'figures' });
  figures.append(...answer.figures.map((figure) => element('li', strings.status.figure(figure.name, figure.value, figure.unit))));
  made.append(figures);
  return made;
}

async function look(): Promise<void> {
  try {
    const response = await fetch('/api/status', { headers: { accept: 'application/json' } });
    if (response.status === 404) {
      when.textContent = strings.status.closed;
      return;
    }
    if (!response.ok) {
      throw new Error(strings.status.refused(response.status));
    }
    const report = (await response.json()) as Report;
    answers.replaceChildren(...report.answers.map(article));
    when.textContent = strings.status.asOf(Date.parse(report.at));
  } catch (failure) {
    when.textContent = strings.status.nothingNew(failure instanceof Error ? failure.message : String(failure));
  }
}

function draw(): void {
  document.title = strings.pages.status;
  heading.textContent = strings.status.title;
  const header = document.createElement('header');
  header.append(heading, when);
  const footer = element('footer', `${strings.status.inATerminal} `);
  footer.append(element('code', './chatter why'));
  document.body.replaceChildren(header, answers, footer);
}

draw();
await look();
window.setInterval(() => {
  if (document.visibilityState === 'visible') {
    void look();
  }
}, PAUSE_MS);
