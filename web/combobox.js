// combobox.js: suggestions under a search box, for the pages and for the widget.
//
// Follows the ARIA Authoring Practices' combobox, "list autocomplete with manual
// selection" (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/), and is made for
// typing Vietnamese: an input method builds "nghị" out of n-g-h-i-j, so between
// compositionstart and compositionend the box holds keystrokes, not words. Until the
// word is done nothing is asked and Enter belongs to the input method. Extensions that
// rewrite the value without events are noticed at the next key.

const DELAY_MS = 120;

// Calls typed(text) when someone has changed the text and paused, never while a word is being
// composed. settle() says that the text was dealt with.
function whenTyped(input, typed) {
  let composing = false;
  let handled = input.value;
  let timer = 0;
  const changed = () => {
    if (composing || input.value === handled) return;
    handled = input.value;
    clearTimeout(timer);
    timer = setTimeout(() => typed(input.value.trim()), DELAY_MS);
  };
  input.addEventListener('compositionstart', () => { composing = true; handled = null; clearTimeout(timer); });
  input.addEventListener('compositionend', () => { composing = false; changed(); });
  input.addEventListener('input', changed);
  input.addEventListener('keyup', changed);  // of keyboards that rewrite the value without events
  return {
    composing: () => composing,
    settle: () => { handled = input.value; clearTimeout(timer); },
  };
}

// The id makes aria-controls and aria-activedescendant point somewhere.
function attachCombobox({ input, id, ask, choose, describe }) {
  const list = document.createElement('ul');
  list.id = id;
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.placeholder || 'Gợi ý');
  list.hidden = true;
  input.closest('form').append(list);
  setAttributes(input, {
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id,
  });

  let asked = 0;              // numbers the questions: late answers to old ones are dropped
  let items = [];
  let active = -1;

  const close = () => {
    typing.settle();
    asked += 1;
    items = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const activate = (index) => {
    active = index;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', list.children[active].id);
    list.children[active]?.scrollIntoView?.({ block: 'nearest' });
  };

  const show = (found) => {
    items = found;
    list.replaceChildren(...items.map((item, i) => option(item, `${id}-${i}`, describe)));
    list.hidden = items.length === 0;
    input.setAttribute('aria-expanded', String(items.length > 0));
    activate(-1);
  };

  const take = (index) => {
    const item = items[index];
    input.value = item.text;
    close();
    choose(item);
  };

  const typing = whenTyped(input, async (text) => {
    const number = ++asked;
    if (!text) return close();
    const found = await ask(text).catch(() => []);
    if (number === asked && !typing.composing()) show(found);
  });

  const step = (by) => {
    if (items.length === 0) return;
    const places = items.length + 1;  // one of them is the box itself
    activate(((active + 1 + by + places) % places) - 1);
  };

  input.addEventListener('blur', () => setTimeout(close, 150));
  input.addEventListener('keydown', (event) => {
    if (ofInputMethod(event, typing.composing())) {
      if (event.key === 'Enter') event.preventDefault();  // it ends the word, and is no search yet
      return;
    }
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Escape' && !list.hidden) close();
    else if (event.key === 'Enter' && active >= 0) take(active);
    else return;
    event.preventDefault();
  });
  list.addEventListener('mousedown', (event) => {
    const option = event.target.closest('[role=option]');
    event.preventDefault();  // the box keeps the focus
    if (option) take([...list.children].indexOf(option));
  });
  // Some browsers submit by the very Enter that ends a composition.
  input.form.addEventListener('submit', (event) => {
    if (typing.composing()) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      close();
    }
  });
}

// 229 is how Safari, and others through old input methods, say that a key is not theirs.
function ofInputMethod(event, composing) {
  return composing || event.isComposing || event.keyCode === 229;
}

function option(item, id, describe) {
  const line = document.createElement('li');
  setAttributes(line, { id, role: 'option', 'aria-selected': 'false' });
  const text = document.createElement('span');
  text.textContent = item.text;
  const kind = document.createElement('span');
  kind.className = 'kind';
  kind.textContent = describe(item);
  line.append(text, kind);
  return line;
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
