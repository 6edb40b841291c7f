// Asks the gateway how the system stands, and shows the five answers; again every ten seconds while the page is seen.
const PAUSE_MS = 10_000;
const WORDS = { fine: 'fine', trouble: 'trouble', unknown: 'cannot be told' };

const answers = document.querySelector('#answers');
const when = document.querySelector('#when');

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

function number(value) {
  return value === null ? 'not measured' : value.toLocaleString('en', { maximumFractionDigits: 2 });
}

function article(answer) {
  const made = element('article', '', { 'data-question': answer.question, 'data-verdict': answer.verdict });
  const title = element('h2', answer.text);
  title.append(element('span', ` ${WORDS[answer.verdict]}`));
  made.append(title);
  if (answer.findings.length === 0) {
    made.append(element('p', answer.says));
  }
  for (const finding of answer.findings) {
    const said = element('p', finding.says);
    said.append(document.createElement('br'), element('strong', 'Next: '), finding.next);
    made.append(said);
  }
  const figures = element('ul', '', { class: 'figures' });
  for (const figure of answer.figures) {
    const unit = figure.value === null ? '' : ` ${figure.unit}`;
    figures.append(element('li', `${figure.name}: ${number(figure.value)}${unit}`));
  }
  made.append(figures);
  return made;
}

async function look() {
  try {
    const response = await fetch('/api/status', { headers: { accept: 'application/json' } });
    if (response.status === 404) {
      when.textContent = 'This gateway shows no status: CHATTER_GATEWAY_STATUS_OPEN is not set.';
      return;
    }
    if (!response.ok) {
      throw new Error(`the gateway answered ${response.status}`);
    }
    const report = await response.json();
    answers.replaceChildren(...report.answers.map(article));
    when.textContent = `As of ${new Date(report.at).toLocaleTimeString()}`;
  } catch (failure) {
    when.textContent = `Nothing new: ${failure.message}`;
  }
}

await look();
setInterval(() => {
  if (document.visibilityState === 'visible') {
    void look();
  }
}, PAUSE_MS);
