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
