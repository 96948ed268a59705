// The box on a site that is not ours, whose own styles and scripts are careless.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import { picture, plainSite, startSite, startWorld, waitFor, withPage } from './world.mjs';

const HOST_PAGE = (address) => `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang của xã</title>
<style>* { color: lime !important; font-size: 40px !important; display: inline !important } ol, ul, form { position: fixed; opacity: 0 } .widget, .box { display: none !important }</style>
<script>window.option = 'theirs'; window.say = 'theirs'; Array.prototype.extra = 1; window.fetchCount = 0;</script>
<h1>Trang của xã</h1><p class="title">Đoạn văn của trang</p>
<div id="vankho"><a href="${address}/tim-kiem">Tìm tin xây dựng Đảng</a></div>
<script src="${address}/widget.js" data-province="" data-size="3"></script></html>`;

let world, site, plain, attributes;
before(async () => {
  site = await startSite(() => HOST_PAGE(world.address));
  plain = await startSite(() => plainSite(world.address, attributes));
  world = await startWorld(['--cors', site.address, '--cors', plain.address]);
});
after(async () => {
  site.stop();
  plain.stop();
  await world.stop();
});

const search = async (page, words) => {
  await page.locator('#vankho input').pressSequentially(words);
  await page.locator('#vankho input').press('Enter');
  await page.locator('#vankho ol > li').first().waitFor();
};

test('finds, goes on, and narrows by year', () => withPage(world, {}, async (page) => {
  await page.goto(site.address);
  await search(page, 'chi bo');
  assert.equal(await page.locator('#vankho ol > li').count(), 3);
  assert.match(await page.locator('#vankho .status').textContent(), /^\d+ bài$/);
  assert.ok(await page.locator('#vankho mark').count() > 0);
  await page.locator('#vankho .foot button').click();
  await waitFor(async () => await page.locator('#vankho ol > li').count() === 6, 'three more');
  await page.locator('#vankho .years button').nth(1).click();
  await waitFor(async () => await page.locator('#vankho .years button[aria-pressed=true]').nth(0).textContent() !== 'tất cả', 'a year pressed');
  await picture(page, 'widget');
}));

test('suggests, by keyboard', () => withPage(world, {}, async (page) => {
  await page.goto(site.address);
  await page.locator('#vankho input').pressSequentially('nam d');
  await page.locator('#vankho [role=option]').first().waitFor();
  await page.locator('#vankho input').press('ArrowDown');
  await page.locator('#vankho input').press('Enter');
  await page.locator('#vankho .status').filter({ hasText: /bài/ }).waitFor();
}));

test('neither breaks the other', () => withPage(world, {}, async (page) => {
  await page.goto(site.address);
  await search(page, 'chi bo');
  const look = (selector) => page.locator(selector).first().evaluate((one) => {
    const style = getComputedStyle(one);
    return { color: style.color, size: style.fontSize, display: style.display, opacity: style.opacity };
  });
  const title = await look('#vankho a.title');
  assert.notEqual(title.color, 'rgb(0, 255, 0)');
  assert.equal(title.size, '16px');
  assert.equal((await look('#vankho .box')).display, 'flex');
  assert.equal((await look('#vankho ol')).opacity, '1');
  assert.equal((await look('p.title')).color, 'rgb(0, 255, 0)');
  assert.equal(await page.evaluate(() => [window.option, window.say, typeof attachCombobox].join()), 'theirs,theirs,undefined');
}));

test('leaves nothing behind and tells nobody', () => withPage(world, {}, async (page, context) => {
  const asked = new Set();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  await page.goto(site.address);
  await search(page, 'chi bo');
  assert.deepEqual([...asked].sort(), [site.address, world.address].sort());
  assert.deepEqual(await context.cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
}));

test('hostile articles are text here, too', () => withPage(world, {}, async (page) => {
  await page.goto(site.address);
  await search(page, 'lang Hai');
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.equal(await page.locator('#vankho script, #vankho img, #vankho a[href^="javascript:"]').count(), 0);
}));

test('without scripts a link to the whole page stays', () => withPage(world, { javaScriptEnabled: false }, async (page) => {
  await page.goto(site.address);
  assert.equal(await page.locator('#vankho a').getAttribute('href'), `${world.address}/tim-kiem`);
}));

test('works, if plainly, where the site forbids foreign styles', () => withPage(world, {}, async (page) => {
  await page.route('**/widget.css', (route) => route.abort('blockedbyclient'));
  await page.goto(site.address);
  await search(page, 'chi bo');
  assert.equal(await page.locator('#vankho ol > li').count(), 3);
}).catch((error) => { if (!/ERR_BLOCKED_BY_CLIENT/.test(error.message)) throw error; }));

test('does what its attributes say', () => withPage(world, {}, async (page) => {
  attributes = 'data-lang="en" data-query="chi bo" data-province="tra-vinh" data-placeholder="Look here"';
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/api/v1/search')) asked.push(new URL(request.url()).searchParams); });
  await page.goto(plain.address);
  await page.locator('#vankho ol > li').first().waitFor();
  assert.equal(asked[0].get('q'), 'chi bo');
  assert.equal(asked[0].get('province'), 'tra-vinh');
  assert.equal(asked[0].get('size'), '3');
  assert.match(await page.locator('#vankho .status').textContent(), /^\d+ articles$/);
  assert.equal(await page.locator('#vankho input').getAttribute('placeholder'), 'Look here');
  assert.match(await page.locator('#vankho .foot a').getAttribute('href'), /q=chi\+bo&province=tra-vinh/);
}));

test('an answer that does not come is said, and the box stays usable', () => withPage(world, {}, async (page) => {
  attributes = '';
  await page.goto(plain.address);
  await page.route('**/api/v1/search**', (route) => route.fulfill({ status: 503, headers: { 'access-control-allow-origin': '*' }, body: '' }));
  await page.locator('#vankho input').pressSequentially('chi bo');
  await page.locator('#vankho input').press('Enter');
  await page.locator('#vankho .status', { hasText: 'Chưa tìm được' }).waitFor();
  await page.unroute('**/api/v1/search**');
  await page.locator('#vankho input').press('Enter');
  await page.locator('#vankho ol > li').first().waitFor();
}).catch((error) => { if (!/503/.test(error.message)) throw error; }));

test('is small on the wire', async () => {
  const size = async (path) => gzipSync(Buffer.from(await (await fetch(world.address + path)).arrayBuffer()), { level: 9 }).length;
  assert.ok(await size('/widget.js') <= 10 * 1024);
  assert.ok(await size('/widget.css') <= 4 * 1024);
});
