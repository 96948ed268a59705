// Suggestions, by keyboard, while an input method builds Vietnamese letters.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorld, waitFor, withPage } from './world.mjs';

let world;
before(async () => { world = await startWorld(); });
after(() => world.stop());

const options = (page) => page.locator('[role=option]');
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

function countSuggestions(page) {
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/suggest')) asked.push(new URL(request.url()).searchParams.get('q')); });
  return asked;
}

test('suggestions are a combobox, complete by keyboard', () => withPage(world, {}, async (page) => {
  await page.goto('/');
  const box = page.locator('#q');
  assert.equal(await box.getAttribute('role'), 'combobox');
  assert.equal(await box.getAttribute('aria-expanded'), 'false');
  await box.pressSequentially('nam d');
  await options(page).first().waitFor();
  assert.equal(await box.getAttribute('aria-expanded'), 'true');
  await box.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  const first = await page.locator(`#${active} span`).first().textContent();
  await box.press('ArrowUp');
  assert.equal(await box.getAttribute('aria-activedescendant'), null);
  await box.press('Escape');
  assert.equal(await options(page).count(), 0);
  assert.equal(await box.inputValue(), 'nam d');
  await box.pressSequentially('i');
  await options(page).first().waitFor();
  await box.press('ArrowDown');
  await box.press('Enter');
  await page.waitForURL('**/tim-kiem?q=**');
  assert.equal(new URL(page.url()).searchParams.get('q'), first);
}));

test('a suggestion is chosen with the pointer', () => withPage(world, {}, async (page) => {
  await page.goto('/');
  await page.locator('#q').pressSequentially('nam d');
  await options(page).first().click();
  await page.waitForURL('**/tim-kiem?q=**');
}));

test('nothing is asked and Enter does nothing while a word is being composed', () => withPage(world, {}, async (page, context) => {
  await page.goto('/');
  const asked = countSuggestions(page);
  await page.focus('#q');
  const keyboard = await context.newCDPSession(page);
  for (const text of ['n', 'ng', 'ngh', 'nghi', 'nghị']) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await pause(60);
  }
  await pause(300);
  assert.deepEqual(asked, []);
  // The Enter that ends a composition belongs to the input method.
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
  await pause(200);
  assert.equal(new URL(page.url()).pathname, '/');
  await keyboard.send('Input.insertText', { text: 'nghị' });
  await waitFor(() => asked.length === 1, 'a question once the word is done');
  assert.deepEqual(asked, ['nghị']);
  await page.press('#q', 'Enter');
  await page.waitForURL('**/tim-kiem?q=ngh%E1%BB%8B');
}));

// What each way of typing does to the box for "nghị", as seen by the page.
const METHODS = {
  'Telex with a preedit (ibus, macOS)': { composed: ['n', 'ng', 'ngh', 'nghi', 'nghij', 'nghị'] },
  'VNI with a preedit (ibus, macOS)': { composed: ['n', 'ng', 'ngh', 'nghi', 'nghi5', 'nghị'] },
  'backspaces and retyping (Windows, ibus without a preedit)': { typed: ['n', 'g', 'h', 'i', 'Backspace', 'ị'] },
  'an extension that rewrites the value': { typed: ['n', 'g', 'h', 'i', 'j'], rewritten: 'nghị' },
};

for (const [name, method] of Object.entries(METHODS)) {
  test(`asks for the word and for nothing before it: ${name}`, () => withPage(world, {}, async (page, context) => {
    await page.goto('/');
    const asked = countSuggestions(page);
    await page.focus('#q');
    const keyboard = await context.newCDPSession(page);
    for (const text of method.composed ?? []) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await pause(150);
    }
    if (method.composed) await keyboard.send('Input.insertText', { text: 'nghị' });
    if (method.rewritten) await page.evaluate((text) => document.addEventListener('keyup', () => { document.getElementById('q').value = text; }, { capture: true }), method.rewritten);
    for (const key of method.typed ?? []) {
      if (key.length > 1 || key < '\u0080') await page.keyboard.press(key);
      else await page.keyboard.insertText(key);
    }
    await waitFor(() => asked.length > 0, 'a question');
    await pause(300);
    assert.deepEqual(asked, ['nghị']);
  }));
}

test('a question that waits is not asked when a word begins to be composed', () => withPage(world, {}, async (page, context) => {
  await page.goto('/');
  const asked = countSuggestions(page);
  const keyboard = await context.newCDPSession(page);
  await page.locator('#q').press('x');
  await keyboard.send('Input.imeSetComposition', { text: 'n', selectionStart: 1, selectionEnd: 1 });
  await pause(300);
  assert.deepEqual(asked, []);
}));

test('the Enter of an input method is no search, though the word is done before the key comes', () => withPage(world, {}, async (page, context) => {
  await page.goto('/');
  const keyboard = await context.newCDPSession(page);
  await page.locator('#q').press('x');
  for (const type of ['keyDown', 'keyUp'])
    await keyboard.send('Input.dispatchKeyEvent', { type, key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 229 });
  await pause(300);
  assert.equal(new URL(page.url()).pathname, '/');
}));

test('a long facet asks for a composed word once it is done', () => withPage(world, {}, async (page, context) => {
  await page.goto('/tim-kiem?q=dang');
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/facets/')) asked.push(new URL(request.url()).searchParams.get('facet.prefix')); });
  await page.locator('.facet[data-facet=province] input.find').focus();
  const keyboard = await context.newCDPSession(page);
  for (const text of ['t', 'tr', 'tra', 'trà']) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await pause(150);
  }
  await keyboard.send('Input.insertText', { text: 'trà' });
  await waitFor(() => asked.length > 0, 'a question');
  await pause(300);
  assert.deepEqual(asked, ['trà']);
  const shown = await page.locator('.facet[data-facet=province] .values .label').locator('visible=true').allTextContents();
  assert.ok(shown.includes('Trà Vinh') && !shown.includes('Nam Định'), shown.join());
}));

test('fast typing asks once', () => withPage(world, {}, async (page) => {
  await page.goto('/');
  const asked = countSuggestions(page);
  await page.locator('#q').pressSequentially('chi bo', { delay: 10 });
  await options(page).first().waitFor();
  assert.deepEqual(asked, ['chi bo']);
}));

test('a late answer to an old question is dropped', () => withPage(world, {}, async (page) => {
  await page.goto('/');
  let late;
  const came = new Promise((done) => { late = done; });
  await page.route('**/api/v1/suggest**', async (route) => {
    const q = new URL(route.request().url()).searchParams.get('q');
    const text = q === 'a' ? 'câu trả lời cũ' : 'câu trả lời mới';
    if (q === 'a') await pause(900);
    await route.fulfill({ json: { suggestions: [{ kind: 'phrase', text, id: null, count: 1 }] } });
    if (q === 'a') late();
  });
  await page.locator('#q').pressSequentially('a');
  await pause(300);
  await page.locator('#q').pressSequentially('b');
  await options(page).first().waitFor();
  await came;
  await pause(200);
  assert.match(await options(page).first().textContent(), /mới/);
}));

test('a value rewritten without events, as some Vietnamese keyboards do, is noticed at the next key', () => withPage(world, {}, async (page) => {
  await page.goto('/');
  const asked = countSuggestions(page);
  await page.focus('#q');
  await page.evaluate(() => { document.getElementById('q').value = 'đảng'; });
  await page.press('#q', 'Shift');
  await waitFor(() => asked.includes('đảng'), 'a question for the rewritten value');
}));

test('a dead server leaves the box usable', () => withPage(world, {}, async (page) => {
  await page.goto('/');
  await page.route('**/api/v1/suggest**', (route) => route.fulfill({ status: 503, body: '' }));
  await page.locator('#q').pressSequentially('chi bo');
  await pause(400);
  assert.equal(await options(page).count(), 0);
  await page.press('#q', 'Enter');
  await page.waitForURL('**/tim-kiem?q=chi+bo');
}).catch((error) => { if (!/503/.test(error.message)) throw error; }));
