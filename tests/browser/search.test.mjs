// Searching, with scripts and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorld, waitFor, withPage } from './world.mjs';

let world;
before(async () => { world = await startWorld(); });
after(() => world.stop());

const titles = (page) => page.locator('.hit h2').allTextContents();
const total = async (page) => Number((await page.locator('.count strong').textContent()).replace(/\D/g, ''));

// A mark on the window outlives everything but a reload.
const markWindow = (page) => page.evaluate(() => { window.same = true; });
const sameWindow = (page) => page.evaluate(() => window.same === true);

test('search from the front page', () => withPage(world, {}, async (page) => {
  await page.goto('/');
  await page.fill('#q', 'nghi quyet 18');
  await page.press('#q', 'Enter');
  await page.waitForURL('**/tim-kiem?q=nghi+quyet+18');
  assert.ok(await total(page) > 0);
  assert.equal(await page.locator('.reading-of strong').textContent(), 'nghị quyết 18');
  assert.ok(await page.locator('.choices li').count() > 1);
}));

test('filter, and take the filter off, without a reload', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang');
  await markWindow(page);
  const all = await total(page);
  const value = page.locator('.facet[data-facet=province] .values a').first();
  const count = Number(await value.locator('.n').textContent());
  await value.click();
  await page.waitForURL('**province=**');
  await page.waitForSelector('.active');
  assert.equal(await total(page), count);
  await page.locator('.active a').first().click();
  await page.waitForSelector('.active', { state: 'detached' });
  assert.equal(await total(page), all);
  assert.ok(await sameWindow(page));
}));

test('exclude a value', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang');
  const all = await total(page);
  const row = page.locator('.facet[data-facet=year] .values li').first();
  const count = Number(await row.locator('.n').textContent());
  await row.hover();
  await row.locator('.not').click();
  await page.waitForURL('**not.year=**');
  await page.waitForSelector('.active');
  assert.equal(await total(page), all - count);
}));

test('Back shows what was before, without a reload', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang');
  await markWindow(page);
  const before = await titles(page);
  await page.locator('.sort a', { hasText: 'mới nhất' }).click();
  await page.waitForURL('**sort=newest');
  await waitFor(async () => (await titles(page)).join() !== before.join(), 'another order');
  await page.goBack();
  await waitFor(async () => (await titles(page)).join() === before.join(), 'the first order again');
  assert.ok(await sameWindow(page));
}));

test('Back returns to where one was on the page', () => withPage(world, { viewport: { width: 800, height: 400 } }, async (page) => {
  await page.goto('/tim-kiem?q=dang');
  await page.evaluate(() => scrollTo(0, 900));
  await page.locator('.paging .next').click();
  await page.waitForURL('**after=**');
  await waitFor(() => page.evaluate(() => scrollY === 0), 'the top of the next page');
  await page.goBack();
  await waitFor(() => page.evaluate(() => scrollY > 800), 'the old place');
}));

test('one of several documents meant is chosen', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=nghi+quyet+18');
  await page.locator('.choices a').first().click();
  await page.waitForURL('**resolution=**');
  await page.waitForSelector('.active');
  assert.ok(await page.locator('.hit').count() > 0);
}));

test('an excluded value is let back in from its list', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang&not.province=tra-vinh');
  const all = await total(page);
  await page.locator('.facet[data-facet=province] .out').click();
  await page.waitForSelector('.active', { state: 'detached' });
  assert.ok(await total(page) > all);
}));

test('nothing found: what is offered finds as much as it says', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=chi+bo&province=tra-vinh&year=1990');
  assert.equal(await total(page), 0);
  const offer = page.locator('.empty li:has(a)').first();
  const promised = Number((await offer.locator('.quiet').textContent()).replace(/\D/g, ''));
  await offer.locator('a').click();
  await page.waitForSelector('.empty', { state: 'detached' });
  assert.equal(await total(page), promised);
}));

test('reprints are folded into one, and stand on its page', () => withPage(world, {}, async (page) => {
  const query = encodeURIComponent('"làng Che"');
  await page.goto(`/tim-kiem?q=${query}`);
  assert.equal(await page.locator('.hit').count(), 1);
  await page.locator('.same a').click();
  await page.waitForURL('**/bai/**#reprints');
  assert.equal(await page.locator('#reprints li').count(), 1);
  await page.goto(`/tim-kiem?q=${query}`);
  await page.locator('.sort .reprints').click();
  await page.waitForURL('**group=none');
  await waitFor(async () => await page.locator('.hit').count() === 2, 'both');
}));

test('every view counts the same, also where a full page is made of part matches', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=chi+bo+trong+cay+dau+xuan');
  const all = await total(page);
  for (const view of ['thoi-gian', 'ban-do', 'ngu-canh']) {
    await page.goto(`/tim-kiem?q=chi+bo+trong+cay+dau+xuan&xem=${view}`);
    assert.equal(await total(page), all, view);
  }
}));

test('export, feed and search description can be read by what reads them', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=chi+bo');
  const all = await total(page);
  const links = await page.locator('.export a').evaluateAll((some) => some.map((one) => one.href));
  const [csv, lines, feed] = await Promise.all(links.map(async (link) => Buffer.from(await (await fetch(link)).arrayBuffer()).toString()));
  assert.ok(csv.startsWith('\uFEFF'), 'so that spreadsheets read it as UTF-8');
  const articles = lines.trim().split('\n').map((line) => JSON.parse(line));
  assert.ok(articles.length >= all);
  const description = await (await fetch(`${world.address}/opensearch.xml`)).text();
  const roots = await page.evaluate((texts) => texts.map((text) => new DOMParser().parseFromString(text, 'text/xml').documentElement.localName), [feed, description]);
  assert.deepEqual(roots, ['feed', 'OpenSearchDescription']);
}));

test('every page of the results is another', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=chi+bo&group=none');
  const all = await total(page);
  const seen = new Set();
  for (let pages = 0; pages < 40; pages += 1) {
    for (const link of await page.locator('.hit h2 a').evaluateAll((links) => links.map((one) => one.pathname))) seen.add(link);
    const next = page.locator('.paging .next');
    if (await next.count() === 0) break;
    const href = await next.getAttribute('href');
    await next.click();
    await page.waitForURL((url) => url.href.endsWith(href));
    await waitFor(async () => await page.locator('.paging .next').count() === 0
      || await page.locator('.paging .next').getAttribute('href') !== href, 'the next page');
  }
  assert.equal(seen.size, all);
}));

test('a range of days is typed as in Vietnam', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang');
  await page.fill('.dates input[name=from]', '1/1/2018');
  await page.fill('.dates input[name=to]', '2019');
  await page.locator('.dates button').click();
  await page.waitForSelector('.active');
  assert.match(await page.locator('.active').textContent(), /1\/1\/2018 – 2019/);
  assert.equal(await page.inputValue('.dates input[name=from]'), '1/1/2018');
}));

test('a stretch of the timeline is drawn with the pointer', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang&xem=thoi-gian');
  const box = await page.locator('svg.timeline').boundingBox();
  await page.mouse.move(box.x + box.width * 0.55, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL(/from=\d{4}&to=\d{4}/);
  const { searchParams } = new URL(page.url());
  assert.ok(searchParams.get('from') < searchParams.get('to'));
}));

test('a value of a long facet is found by typing a part of it without marks', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang');
  const facet = page.locator('.facet[data-facet=province]');
  await facet.locator('input.find').pressSequentially('tra v');
  // The list of what was found: the whole one may hold the province too, until the answer hides it.
  await facet.locator('input.find + .values a', { hasText: 'Trà Vinh' }).click();
  await page.waitForURL('**province=tra-vinh');
}));

test('a filter of the map', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang&xem=ban-do');
  await page.locator('.tiles a').first().click();
  await page.waitForURL('**province=**');
}));

test('without scripts everything is there', () => withPage(world, { javaScriptEnabled: false }, async (page) => {
  await page.goto('/');
  await page.fill('#q', 'chi bo');
  await page.locator('.box button').click();
  await page.waitForURL('**/tim-kiem?q=chi+bo');
  const all = await total(page);
  assert.ok(all > 10);
  await page.locator('.facet[data-facet=year] .values a').first().click();
  await page.waitForURL('**year=**');
  assert.ok(await total(page) < all);
  await page.goBack();
  for (const view of ['Thời gian', 'Bản đồ', 'Ngữ cảnh']) {
    await page.locator('.tabs a', { hasText: view }).click();
    assert.ok(await page.locator('main table').count() > 0, view);
  }
  await page.goto('/tim-kiem?q=chi+bo');
  await page.locator('.paging .next').click();
  await page.waitForURL('**after=**');
  await page.locator('.hit h2 a').first().click();
  assert.ok(await page.locator('article.text p').count() > 0);
  assert.ok(await page.locator('button.copy').isHidden());
}));

test('in English by choice, and it stays', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang');
  await page.locator('a.language').click();
  await page.waitForURL('**lang=en');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.locator('.hit h2 a').first().click();
  await page.waitForURL('**/bai/**');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
}));
