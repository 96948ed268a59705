// WCAG 2.2 AA by axe-core on every page and state; nothing wider than its window; pictures kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { picture, startWorld, withPage } from './world.mjs';

let world;
before(async () => { world = await startWorld(); });
after(() => world.stop());

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
const WINDOWS = {
  '320 px wide': { width: 320, height: 700 },
  '1280 px wide at 200 %': { width: 640, height: 450 },
};

async function open(page, name) {
  if (PAGES[name]) return page.goto(PAGES[name]);
  await page.goto('/tim-kiem?q=nghi+quyet+18');
  return page.goto(await page.locator('.hit h2 a').first().getAttribute('href'));
}

async function violations(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe.source);
  const found = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), RULES);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`);
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const name of Object.keys(PAGES)) {
  test(name, () => withPage(world, {}, async (page) => {
    await open(page, name);
    for (const colorScheme of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `${name}-${colorScheme}`);
      assert.deepEqual(await violations(page), [], colorScheme);
    }
    for (const [window, viewport] of Object.entries(WINDOWS)) {
      await page.setViewportSize(viewport);
      assert.ok(await sideways(page) <= 0, `sticks out when ${window}`);
      assert.deepEqual(await violations(page), [], window);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, `${name}-phone`);
  }));
}

test('suggestions open, light and dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await withPage(world, { colorScheme }, async (page) => {
      await page.goto('/');
      await page.locator('#q').pressSequentially('nam d');
      await page.locator('[role=option]').first().waitFor();
      await page.locator('#q').press('ArrowDown');
      await picture(page, `suggestions-${colorScheme}`);
      assert.deepEqual(await violations(page), []);
    });
  }
});

test('folded lists open', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang&xem=thoi-gian');
  for (const summary of await page.locator('summary').all()) await summary.click();
  assert.deepEqual(await violations(page), []);
}));

test('the first Tab leads past the masthead', () => withPage(world, {}, async (page) => {
  await page.goto('/tim-kiem?q=dang');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.ok(page.url().endsWith('#main'));
}));
