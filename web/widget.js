// widget.js: a search box for other sites (docs/WIDGET.md). One script, one <div>, no
// cookie, nothing kept, nothing sent but what is searched for. It lives in a shadow
// root, where the site's styles cannot break it and it cannot break the site; text is
// put in as text, never as markup.

const script = document.currentScript;
const base = new URL('.', script.src).href.replace(/\/$/, '');
const options = script.dataset;
const english = options.lang === 'en';
const say = english
  ? { box: 'Search', search: 'Search', found: (n) => `${n} articles`, none: 'No article found', more: 'More', whole: 'All results',
      failed: 'The search does not answer. Try again.', same: (n) => `and ${n} similar`, all: 'all',
      phrase: 'phrase', title: 'article', province: 'province', resolution: 'document' }
  : { box: 'Tìm tin xây dựng Đảng', search: 'Tìm', found: (n) => `${n} bài`, none: 'Không tìm thấy bài nào', more: 'Xem thêm', whole: 'Mọi kết quả',
      failed: 'Chưa tìm được, xin thử lại.', same: (n) => `và ${n} bài tương tự`, all: 'tất cả',
      phrase: 'cụm từ', title: 'bài', province: 'tỉnh, thành', resolution: 'văn kiện' };
const FILTERS = ['province', 'year', 'resolution', 'source'];  // data-province="nam-dinh" and so on

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

const number = (n) => n.toLocaleString(english ? 'en' : 'vi');
const day = (iso) => (english ? iso : (iso ?? '').split('-').map(Number).reverse().join('/'));

// "…<mark>Đảng</mark> &amp; …" → nodes. Only <mark> and five entities mean anything.
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const plain = (text) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]);
function marked(html) {
  return html.split(/(<mark>.*?<\/mark>)/s).map((part) => {
    const inside = /^<mark>(.*)<\/mark>$/s.exec(part);
    return inside ? make('mark', {}, plain(inside[1])) : plain(part);
  });
}

function addressOf(hit) {
  return /^https?:/.test(hit.url ?? '') ? hit.url : `${base}/bai/${encodeURIComponent(hit.id)}`;
}

function hitItem(hit) {
  const title = make('a', { href: addressOf(hit), class: 'title' }, ...marked(hit.title_html || ''));
  if (!title.textContent) title.textContent = hit.title || hit.id;
  const about = [hit.source, day(hit.published)].filter(Boolean).join(' · ');
  const item = make('li', {}, title);
  if (about) item.append(make('p', { class: 'about' }, about));
  for (const snippet of hit.snippets ?? []) item.append(make('p', {}, ...marked(snippet.html)));
  if (hit.duplicates) item.append(make('p', { class: 'about' }, say.same(number(hit.duplicates))));
  return item;
}

function start(host) {
  const root = host.attachShadow({ mode: 'open' });
  const input = make('input', { type: 'search', name: 'q', 'aria-label': say.box, placeholder: options.placeholder || say.box,
    autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'search' });
  const form = make('form', { role: 'search' }, make('div', { class: 'box' }, input, make('button', { type: 'submit' }, say.search)));
  const status = make('p', { class: 'status', role: 'status' });
  const years = make('p', { class: 'years' });
  const list = make('ol', {});
  const foot = make('p', { class: 'foot' });
  const widget = make('div', { class: 'widget', lang: english ? 'en' : 'vi', hidden: '' }, form, status, years, list, foot);
  const styles = make('link', { rel: 'stylesheet', href: `${base}/widget.css` });
  // Not seen before its styles are there; without them (a site may forbid them) it still works.
  for (const event of ['load', 'error']) styles.addEventListener(event, () => { widget.hidden = false; });
  root.append(styles, widget);

  let asked = 0;  // answers to older questions are dropped
  let year = '';

  function parameters() {
    const query = new URLSearchParams({ q: input.value.trim() });
    for (const name of FILTERS) if (options[name]) query.append(name, options[name]);
    if (year) query.set('year', year);
    return query;
  }

  async function answer(address) {
    const response = await fetch(address, { credentials: 'omit' });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  function yearLinks(values) {
    const button = (value, label) => {
      const one = make('button', { type: 'button', 'aria-pressed': String(year === value) }, label);
      one.addEventListener('click', () => { year = value; search(); });
      return one;
    };
    const some = values.filter((value) => value.count > 0).sort((a, b) => b.id.localeCompare(a.id)).slice(0, 6);
    years.replaceChildren(...(some.length > 1 || year ? [button('', say.all), ...some.map((value) => button(value.id, value.label))] : []));
  }

  function links(next) {
    foot.replaceChildren();
    if (next) {
      const more = make('button', { type: 'button' }, say.more);
      more.addEventListener('click', () => show(base + next, true));
      foot.append(more);
    }
    foot.append(make('a', { href: `${base}/tim-kiem?${parameters()}` }, say.whole));
  }

  async function show(address, append) {
    const mine = ++asked;
    status.setAttribute('aria-busy', 'true');
    try {
      const found = await answer(address);
      if (mine !== asked) return;
      const hits = found.hits.map(hitItem);
      if (append) list.append(...hits);
      else list.replaceChildren(...hits);
      status.textContent = found.total.value ? say.found(number(found.total.value)) : say.none;
      if (!append) yearLinks(found.facets.year?.values ?? []);
      links(found.next);
      if (append) hits[0]?.querySelector('a').focus();
    } catch {
      if (mine === asked) status.textContent = say.failed;
    } finally {
      status.removeAttribute('aria-busy');
    }
  }

  function search() {
    const query = parameters();
    for (const [name, value] of [['size', options.size || '5'], ['group', 'dup'], ['facets', 'year'], ['snippets', '1']]) query.set(name, value);
    show(`${base}/api/v1/search?${query}`, false);
  }

  attachCombobox({
    input,
    id: 'suggestions',
    ask: async (text) => (await answer(`${base}/api/v1/suggest?${new URLSearchParams({ q: text, limit: 6 })}`)).suggestions,
    choose: () => { year = ''; search(); },
    describe: (item) => say[item.kind] ?? '',
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    year = '';
    if (input.value.trim()) search();
  });
  if (options.query) {
    input.value = options.query;
    search();
  }
}

function whenReady() {
  const host = document.querySelector(options.target || '#vankho');
  if (host && !host.shadowRoot) start(host);
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', whenReady);
else whenReady();
