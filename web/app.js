// app.js: what the pages do better with a script. Without it they are complete.

const say = document.documentElement.lang === 'en'
  ? { phrase: 'phrase', title: 'article', province: 'province', resolution: 'document', find: 'Find in the list' }
  : { phrase: 'cụm từ', title: 'bài', province: 'tỉnh, thành', resolution: 'văn kiện', find: 'Lọc trong danh sách' };

const main = () => document.getElementById('main');
const results = () => document.body.classList.contains('results');

// --- Suggestions.

async function suggestions(text) {
  const answer = await fetch(`/api/v1/suggest?${new URLSearchParams({ q: text, limit: 8 })}`);
  return answer.ok ? (await answer.json()).suggestions : [];
}

function startSuggestions() {
  const input = document.getElementById('q');
  if (!input) return;
  attachCombobox({
    input,
    id: 'suggestions',
    ask: suggestions,
    choose: () => input.form.requestSubmit(),
    describe: (item) => say[item.kind] ?? '',
  });
}

// --- Results without a reload. The address stays the state; Back works.

let loading = null;

// `y`: how far down; Back returns to where one was.
async function load(address, push, y = 0) {
  loading?.abort();
  const mine = new AbortController();
  loading = mine;
  document.body.classList.add('busy');
  try {
    const answer = await fetch(address, { signal: mine.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (mine.signal.aborted) return;
    if (!next.body.classList.contains('results')) throw new Error('another page');
    if (push) {
      history.replaceState({ y: scrollY }, '');
      history.pushState(null, '', address);
    }
    replace(next, y);
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(address);
  } finally {
    if (loading === mine) {
      loading = null;
      document.body.classList.remove('busy');
    }
  }
}

function openFacets() {
  return [...document.querySelectorAll('.facet:has(details[open])')].map((facet) => facet.dataset.facet);
}

function replace(next, y) {
  const open = openFacets();
  main().replaceWith(document.adoptNode(next.getElementById('main')));
  document.title = next.title;
  replaceForm(next.querySelector('form.search'));
  const language = next.querySelector('.language');
  document.querySelector('.language').href = language.getAttribute('href');
  for (const name of open) document.querySelector(`.facet[data-facet="${name}"] details`)?.setAttribute('open', '');
  startFinding();
  main().focus({ preventScroll: true });
  scrollTo({ top: y });
}

// The box itself stays: someone may be typing in it.
function replaceForm(next) {
  const form = document.querySelector('form.search');
  form.querySelectorAll('input[type=hidden]').forEach((field) => field.remove());
  form.append(...[...next.querySelectorAll('input[type=hidden]')].map((field) => document.adoptNode(field)));
  if (document.activeElement !== form.elements.q) form.elements.q.value = next.elements.q.value;
}

function isResults(address) {
  return address.origin === location.origin && address.pathname === '/tim-kiem';
}

function formAddress(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => value !== '' || name === 'q');
  return new URL(`${form.getAttribute('action')}?${new URLSearchParams(fields)}`, location.href);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || !results()) return;
  const address = new URL(link.href.baseVal ?? link.href, location.href);
  const here = link.getAttribute('href').startsWith('#');
  if (here || !isResults(address) || link.classList.contains('language')) return;
  event.preventDefault();
  load(address, true);
});

document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || !results()) return;
  const address = formAddress(event.target);
  if (!isResults(address)) return;
  event.preventDefault();
  load(address, true);
});

addEventListener('popstate', (event) => {
  if (results() && isResults(new URL(location.href))) load(location.href, false, event.state?.y);
});

// --- A stretch of the timeline, drawn with the pointer.

function barAt(timeline, x) {
  const bars = [...timeline.querySelectorAll('a')];
  const box = timeline.getBoundingClientRect();
  const at = Math.floor(((x - box.left) / box.width) * bars.length);
  return Math.max(0, Math.min(bars.length - 1, at));
}

document.addEventListener('pointerdown', (down) => {
  const timeline = down.target.closest('svg.timeline');
  if (!timeline || down.button !== 0) return;
  const bars = [...timeline.querySelectorAll('a')];
  const first = barAt(timeline, down.clientX);
  let last = first;
  const range = () => [Math.min(first, last), Math.max(first, last)];
  const draw = (move) => {
    last = barAt(timeline, move.clientX);
    const [begin, end] = range();
    bars.forEach((bar, i) => bar.classList.toggle('brushed', first !== last && i >= begin && i <= end));
  };
  const finish = () => {
    removeEventListener('pointermove', draw);
    if (first === last) return;  // a click: the bar is a link
    const [begin, end] = range();
    addEventListener('click', (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
    const address = new URL(timeline.dataset.brush, location.href);
    address.searchParams.set('from', bars[begin].dataset.period);
    address.searchParams.set('to', bars[end].dataset.period);
    if (results()) load(address, true);
    else location.assign(address);
  };
  addEventListener('pointermove', draw);
  addEventListener('pointerup', finish, { once: true });
});
document.addEventListener('dragstart', (event) => {
  if (event.target.closest?.('svg.timeline')) event.preventDefault();
});

// --- A value in a long facet, found by typing a part of it, marks or none.

function valueLink(name, value, aside) {
  const link = document.createElement('a');
  const address = new URL(location.href);
  address.searchParams.delete('after');
  address.searchParams.delete('page');
  address.searchParams.append(name, value.id);
  link.href = address;
  const label = document.createElement('span');
  label.className = 'label';
  label.textContent = value.label;
  const count = document.createElement('span');
  count.className = 'n';
  count.textContent = value.count.toLocaleString(aside.ownerDocument.documentElement.lang);
  link.append(label, count);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

async function facetValues(name, query, prefix) {
  const answer = await fetch(`/api/v1/facets/${name}?${query}&facet.prefix=${encodeURIComponent(prefix)}`).catch(() => null);
  return answer?.ok ? (await answer.json()).values.filter((value) => value.count > 0) : [];
}

function startFinding() {
  const aside = document.querySelector('.filters');
  for (const facet of document.querySelectorAll('.facet[data-facet]:has(details)')) {
    const name = facet.dataset.facet;
    if (name === 'year') continue;
    const whole = [...facet.children].slice(1);
    const found = document.createElement('ul');
    found.className = 'values';
    const input = document.createElement('input');
    Object.assign(input, { className: 'find', type: 'search', placeholder: say.find, autocomplete: 'off' });
    input.setAttribute('aria-label', `${say.find}: ${facet.querySelector('h3').textContent}`);
    let asked = 0;
    whenTyped(input, async (text) => {
      const number = ++asked;
      const values = text === '' ? [] : await facetValues(name, aside.dataset.query, text);
      if (number !== asked) return;
      whole.forEach((part) => { part.hidden = text !== ''; });
      found.replaceChildren(...values.map((value) => valueLink(name, value, aside)));
    });
    facet.querySelector('h3').after(input, found);
  }
}

// --- From hit to hit in an article, and its citation copied.

let mark = 0;

document.addEventListener('click', async (event) => {
  const step = event.target.closest('.steps .step');
  if (step) {
    event.preventDefault();
    const steps = step.closest('.steps');
    const all = Number(steps.dataset.marks);
    document.getElementById(`h${mark}`)?.classList.remove('now');
    const by = Number(step.dataset.step);
    mark = mark === 0 && by < 0 ? all : ((mark - 1 + by + all) % all) + 1;
    const at = document.getElementById(`h${mark}`);
    at.classList.add('now');
    at.scrollIntoView({ block: 'center' });
    steps.querySelector('.where-now').textContent = `${mark} / ${all}`;
  }
  const copy = event.target.closest('button.copy');
  if (copy) {
    await navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).textContent.trim());
    copy.textContent = copy.dataset.copied;
  }
});

for (const button of document.querySelectorAll('button.copy')) button.hidden = !navigator.clipboard;
startSuggestions();
startFinding();
