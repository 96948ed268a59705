// The page of an article and of a document; articles that mean harm.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorld, waitFor, withPage } from './world.mjs';

let world;
before(async () => { world = await startWorld(); });
after(() => world.stop());

async function openFirstHit(page, query) {
  await page.goto(`/tim-kiem?q=${encodeURIComponent(query)}`);
  await page.locator('.hit h2 a').first().click();
  await page.waitForURL('**/bai/**');
}

test('the marked words are stepped through, round and round', () => withPage(world, {}, async (page) => {
  await openFirstHit(page, 'chi bộ');
  const marks = Number(await page.locator('.steps').getAttribute('data-marks'));
  assert.ok(marks > 1);
  const [back, forth] = [page.locator('.step').first(), page.locator('.step').last()];
  await forth.click();
  assert.equal(await page.locator('mark.now').getAttribute('id'), 'h1');
  await back.click();
  assert.equal(await page.locator('mark.now').getAttribute('id'), `h${marks}`);
  await forth.click();
  assert.equal(await page.locator('.where-now').textContent(), `1 / ${marks}`);
}));

test('the words in context lead to their places', () => withPage(world, {}, async (page) => {
  await openFirstHit(page, 'chi bộ');
  await page.locator('.kwic a').nth(1).click();
  assert.ok(page.url().endsWith('#h2'));
}));

test('a cited document leads to its page, and from there to its articles', () => withPage(world, {}, async (page) => {
  await openFirstHit(page, '18-NQ/TW khóa XII');
  await page.locator('.cited-list a').first().click();
  await page.waitForURL('**/van-kien/**');
  assert.ok(await page.locator('.facts dd').count() > 2);
  await page.locator('.to-articles a').click();
  await page.waitForURL('**resolution=**');
  assert.ok(await page.locator('.hit').count() > 0);
}));

test('a cell of the grid leads to the articles that it counts', () => withPage(world, {}, async (page) => {
  await page.goto('/van-kien/nq-18-tw-k12');
  const cell = page.locator('.heat td a').first();
  const count = Number(await cell.textContent());
  await cell.click();
  await page.waitForURL('**from=**');
  assert.equal(Number(await page.locator('.count strong').textContent().then((text) => text.replace(/\D/g, ''))), count);
}));

test('the citation is copied', () => withPage(world, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await openFirstHit(page, 'chi bộ');
  await page.locator('button.copy').click();
  const words = (await page.locator('#citation').textContent()).trim();
  await waitFor(async () => await page.evaluate(() => navigator.clipboard.readText()) === words, 'the citation on the clipboard');
}));

test('an article that means harm is shown as text, wherever it appears', () => withPage(world, {}, async (page) => {
  const query = '"làng Hại"';
  await page.goto(`/tim-kiem?q=${encodeURIComponent(query)}&sort=oldest`);
  const pages = await page.locator('.hit h2 a').evaluateAll((links) => links.map((link) => link.href));
  assert.equal(pages.length, 3);
  const harmed = () => page.evaluate(() => window.harmed);
  assert.equal(await harmed(), undefined);
  assert.match(await page.locator('.hits').textContent(), /<script>window\.harmed='title'<\/script>/);
  for (const view of ['thoi-gian', 'ban-do', 'ngu-canh']) {
    await page.goto(`/tim-kiem?q=${encodeURIComponent(query)}&xem=${view}`);
    assert.equal(await harmed(), undefined, view);
  }
  for (const address of pages) {
    await page.goto(address);
    await page.locator('article.text').hover();
    assert.equal(await harmed(), undefined, address);
    assert.equal(await page.locator('main script, main img, a[href^="javascript:"]').count(), 0, address);
  }
  await page.goto('/');
  await page.locator('#q').pressSequentially('chi bo lang hai');
  await page.waitForTimeout(500);
  assert.equal(await harmed(), undefined);
}));

test('a hostile query is shown as text', () => withPage(world, {}, async (page) => {
  await page.goto(`/tim-kiem?${new URLSearchParams({ q: '"><script>window.harmed=1</script>', source: '<img src=x onerror=window.harmed=1>' })}`);
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.equal(await page.inputValue('#q'), '"><script>window.harmed=1</script>');
}));

test('what is not there says so', () => withPage(world, {}, async (page) => {
  const answer = await page.goto('/bai/khong-co');
  assert.equal(answer.status(), 404);
  assert.ok(await page.locator('h1').count() === 1);
}));
