// WCAG 2.2 AA by axe-core on every page and state; nothing wider than its window; pictures kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { picture, plainSite, report, startSite, startWorld, withPage } from './world.mjs';

let world, site;
before(async () => {
  site = await startSite(() => plainSite(world.address));
  world = await startWorld(['--cors', site.address]);
});
after(async () => {
  site.stop();
  await world.stop();
});

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const PAGES = {
  home: '/',
  results: '/tim-kiem?q=nghi+quyet+18',
  filtered: '/tim-kiem?q=dang&province=tra-vinh&not.year=2020&from=2010',
  empty: '/tim-kiem?q=xyzzyq&province=nam-dinh',
  time: '/tim-kiem?q=dang&xem=thoi-gian&theo=thang&thang-do=ty-le',
  map: '/tim-kiem?q=dang&xem=ban-do',
  'map-now': '/tim-kiem?q=dang&xem=ban-do&era=current',
  context: '/tim-kiem?q=chi+bo&xem=ngu-canh',
  article: null,  // the first hit
  document: '/van-kien/nq-18-tw-k12',
  missing: '/bai/khong-co',
  english: '/tim-kiem?q=nghi+quyet+18&lang=en',
};

const LOOKS = ['light', 'dark'];
// 640 × 450 is what a window of 1280 × 900 has left at 200 %.
const WINDOWS = {
  '1280 px': { width: 1280, height: 900 },
  '200 %': { width: 640, height: 450 },
  '320 px': { width: 320, height: 700 },
};

async function open(page, name) {
  if (PAGES[name]) return page.goto(PAGES[name]);
  await page.goto('/tim-kiem?q=nghi+quyet+18');
  return page.goto(await page.locator('.hit h2 a').first().getAttribute('href'));
}

const table = [];  // of the report: a row for each page and look

async function violations(page, name, look) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe.source);
  const found = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), RULES);
  table.push({ page: name, look, passed: found.passes.length, violations: found.violations.length });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`);
}

after(() => report('axe.json', table));

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function checkEverywhere(page, name) {
  for (const colorScheme of LOOKS) {
    await page.emulateMedia({ colorScheme });
    for (const [window, viewport] of Object.entries(WINDOWS)) {
      await page.setViewportSize(viewport);
      const look = `${colorScheme}, ${window}`;
      if (window !== '200 %') await picture(page, `${name}-${colorScheme}-${parseInt(window, 10)}`);
      assert.ok(await sideways(page) <= 0, `sticks out: ${look}`);
      assert.deepEqual(await violations(page, name, look), [], look);
    }
  }
}

for (const name of Object.keys(PAGES)) {
  test(name, () => withPage(world, {}, async (page) => {
    await open(page, name);
    await checkEverywhere(page, name);
  }));
}

test('suggestions', () => withPage(world, {}, async (page) => {
  await page.goto('/');
  await page.locator('#q').pressSequentially('nam d');
  await page.locator('[role=option]').first().waitFor();
  await page.locator('#q').press('ArrowDown');
  await checkEverywhere(page, 'suggestions');
}));

test('folded lists open', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang&xem=thoi-gian');
  for (const summary of await page.locator('summary').all()) await summary.click();
  await checkEverywhere(page, 'unfolded');
}));

test('the widget on a plain site', () => withPage(world, {}, async (page) => {
  await page.goto(site.address);
  await page.locator('#vankho input').pressSequentially('chi bo');
  await page.locator('#vankho [role=option]').first().waitFor();
  await checkEverywhere(page, 'widget-suggestions');
  await page.locator('#vankho input').press('Enter');
  await page.locator('#vankho ol > li').first().waitFor();
  await checkEverywhere(page, 'widget-results');
}));

test('the first Tab leads past the masthead', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.ok(page.url().endsWith('#main'));
}));
