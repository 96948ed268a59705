// world.mjs: what every test stands on: an index of corpus/, of hostile articles and of one
// printed twice, the daemon over it, Chromium, and a page that fails the test when a script
// fails or the policy is broken.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const bin = process.env.VANKHO_BIN ?? join(root, 'build/bin');
const artefacts = join(here, 'artefacts');
mkdirSync(artefacts, { recursive: true });

// Chromium asks its maker's servers for things at every start; a test has no business there.
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

function buildIndex(folder) {
  const paths = [join(root, 'corpus/articles'), join(here, 'hostile.jsonl'), join(here, 'reprints.jsonl')];
  execFileSync(join(bin, 'vankho-indexer'), ['add', '--db', folder, ...paths], { stdio: ['ignore', 'ignore', 'inherit'] });
}

// The daemon prints the address that it chose.
function startDaemon(folder, options) {
  const daemon = spawn(join(bin, 'vankho-searchd'), ['--db', folder, '--listen', '127.0.0.1:0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, failed) => {
    daemon.stdout.once('data', (line) => done({ daemon, address: String(line).trim() }));
    daemon.once('exit', (status) => failed(new Error(`vankho-searchd ended with ${status}`)));
  });
}

// `daemonOptions`: more of the command line, such as --cors.
export async function startWorld(daemonOptions = []) {
  const folder = mkdtempSync(join(tmpdir(), 'vankho-browser-'));
  buildIndex(join(folder, 'db'));
  const { daemon, address } = await startDaemon(join(folder, 'db'), daemonOptions);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET });
  return {
    address,
    browser,
    async stop() {
      await browser.close();
      daemon.removeAllListeners('exit');
      daemon.kill('SIGTERM');
      await new Promise((done) => { daemon.once('exit', done); });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// Opens a page, runs `use` on it, and asks that nothing went wrong inside.
export async function withPage(world, options, use) {
  const context = await world.browser.newContext({ baseURL: world.address, locale: 'vi-VN', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !/status of 404/.test(message.text())) wrong.push(message.text()); });
  page.setDefaultTimeout(10_000);
  try {
    await use(page, context);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}

export function picture(page, name) {
  return page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });
}

// What a test found out, for people: kept beside the pictures.
export function report(name, rows) {
  writeFileSync(join(artefacts, name), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
}

// A site that is not ours. `page()` gives its one page, of whatever address was asked.
export async function startSite(page) {
  const server = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page()));
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

// The page of docs/WIDGET.md, over our server; `attributes` more for its script.
export function plainSite(address, attributes = '') {
  return readFileSync(join(root, 'docs/widget-plain.html'), 'utf8')
    .replaceAll('https://timkiem.example.vn', address).replace(' defer', ` ${attributes} defer`);
}

export async function waitFor(condition, what) {
  for (let i = 0; i < 100; i += 1) {
    if (await condition()) return;
    await new Promise((done) => { setTimeout(done, 50); });
  }
  assert.fail(`never: ${what}`);
}
