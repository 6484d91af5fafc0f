// The documentation page in a real browser, on a real server: docs_page_test.mjs SERVER-PROGRAM [PICTURES-FOLDER]

import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {chromium} from 'playwright-core';
import {signedIn, startServer} from '../../../support/server.mjs';

const [program, pictures] = process.argv.slice(2);
const Password = 'a long enough secret';

const server = await startServer(program);
const browser = await chromium.launch({executablePath: process.env.MATINEE_CHROMIUM, args: ['--no-sandbox']});
const complaints = [];

/** A page that notes everything a browser complains of. */
async function openPage(options = {}, address = '/docs') {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  const page = await context.newPage();
  page.on('console', message => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(error.message));
  page.on('requestfailed', request => complaints.push(`failed: ${request.url()}`));
  page.on('request', request => {
    if (new URL(request.url()).origin !== server.url && !/^(data|blob):/.test(request.url()))
      complaints.push(`another host: ${request.url()}`);
  });
  await page.goto(server.url + address);
  await page.waitForSelector('.call');
  return page;
}

const quiet = () => assert.deepEqual(complaints.splice(0), []);
/** What an authenticator shows (RFC 6238), `ahead` steps of 30 s from now. */
function codeOf(secret, ahead) {
  const bits = [...secret].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const hash = createHmac('sha1', key).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
const isAsWideAsTheWindow = page => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const picture = (page, name) => pictures && page.screenshot({path: join(pictures, `${name}.png`)});

const tests = {
  async 'every call of the document is on the page'() {
    const page = await openPage();
    const {paths} = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
    const told = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map(method => `${method.toUpperCase()} ${path}`));
    const shown = await page.locator('.call').evaluateAll(calls => calls.map(call => call.dataset.call));
    assert.deepEqual(shown.sort(), told.sort());
    assert.equal(await page.locator('nav a').count(), told.length);
  },

  async 'every call opens and has samples in three languages'() {
    const page = await openPage();
    for (const summary of await page.locator('.call > summary').all())
      await summary.evaluate(shown => shown.click());
    const calls = await page.locator('.call').count();
    await page.waitForFunction(number => document.querySelectorAll('.try-it').length === number, calls);
    assert.equal(await page.locator('.segment').count(), 3 * calls);
    assert.equal(await page.getByText('undefined', {exact: true}).count(), 0);
    assert.ok(await isAsWideAsTheWindow(page));
  },

  async 'a film is found without signing in'() {
    const page = await openPage({}, '/docs#searchMovies');
    const call = page.locator('#searchMovies');
    await call.locator('input[name=q]').fill('alien');
    await call.getByRole('button', {name: 'Send'}).click();
    await call.locator('.result .status').waitFor();
    assert.match(await call.locator('.result .status').textContent(), /^200/);
    assert.match(await call.locator('.result pre').textContent(), /"title": "Alien"/);
    assert.match(await call.locator('.result table').textContent(), /x-request-id/);
    assert.match(await call.locator('pre').first().textContent(), /curl '.*\/api\/v1\/movies\?q=alien'/);
    await picture(page, 'search');
  },

  async 'signing in keeps the token in memory only'() {
    await fetch(`${server.url}/api/v1/accounts`, {method: 'POST', headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({handle: 'ada', password: Password})});
    const page = await openPage({}, '/docs#getMe');
    await page.locator('#sign-in').click();
    await page.locator('input[name=handle]').fill('ada');
    await page.locator('input[name=password]').fill(Password);
    await picture(page, 'sign-in');
    await page.keyboard.press('Enter');
    await page.getByText('Signed in as ada').waitFor();
    assert.ok(await page.locator('#getMe .hint').isHidden());
    await page.locator('#getMe').getByRole('button', {name: 'Send'}).click();
    await page.locator('#getMe .result pre').waitFor();
    assert.match(await page.locator('#getMe .result pre').textContent(), /"handle": "ada"/);
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie, location.href]));
    assert.doesNotMatch(kept, /mat_/);
    assert.doesNotMatch(await page.locator('#getMe .doing section').first().textContent(), /mat_a_\w{20}/);
    await page.locator('#sign-in').click();
    await page.getByRole('button', {name: 'Sign in', exact: true}).first().waitFor();
  },

  async 'a token for programs does instead of a password'() {
    const session = await signedIn(server.url, 'mary', Password);
    const made = await fetch(`${server.url}/api/v1/me/tokens`, {method: 'POST',
      headers: {'Content-Type': 'application/json', Authorization: `Bearer ${session}`},
      body: JSON.stringify({name: 'page', scopes: ['read']})});
    const page = await openPage({}, '/docs#getMe');
    await page.locator('#sign-in').click();
    await page.locator('input[name=password]').fill((await made.json()).token);
    await picture(page, 'token');
    await page.keyboard.press('Enter');
    await page.getByText('Signed in as mary').waitFor();
    await page.locator('#sign-in').click();
    await page.getByRole('button', {name: 'Sign in', exact: true}).first().waitFor();
  },

  async 'an authenticator is asked for its code'() {
    const session = await signedIn(server.url, 'hopper', Password);
    const send = (method, body) => fetch(`${server.url}/api/v1/me/totp`, {method,
      headers: {'Content-Type': 'application/json', Authorization: `Bearer ${session}`}, body: JSON.stringify(body)});
    const {secret} = await (await send('POST', {})).json();
    assert.equal((await send('PUT', {code: codeOf(secret, 0)})).status, 204);
    const page = await openPage({}, '/docs#getMe');
    await page.locator('#sign-in').click();
    assert.ok(await page.locator('input[name=totp]').isHidden());
    await page.locator('input[name=handle]').fill('hopper');
    await page.locator('input[name=password]').fill(Password);
    await page.keyboard.press('Enter');
    await page.locator('input[name=totp]').fill(codeOf(secret, 1));
    await picture(page, 'code');
    await page.keyboard.press('Enter');
    await page.getByText('Signed in as hopper').waitFor();
    assert.match(complaints.splice(0).join(), /401/); // the browser says so by itself
  },

  async 'a wrong password is told in words'() {
    const page = await openPage();
    await page.locator('#sign-in').click();
    await page.locator('input[name=handle]').fill('nobody');
    await page.locator('input[name=password]').fill('something wrong');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('sign-in-fault').textContent !== '');
    assert.match(complaints.splice(0).join(), /401/); // the browser says so by itself
  },

  async 'a body is sent as it was typed'() {
    const page = await openPage({}, '/docs#signUp');
    const call = page.locator('#signUp');
    await call.locator('textarea[name=body]').fill(JSON.stringify({handle: 'grace', password: Password}));
    await call.getByRole('button', {name: 'Send'}).click();
    await call.locator('.result .status').waitFor();
    assert.match(await call.locator('.result .status').textContent(), /^201/);
  },

  async 'the search box finds calls, by keyboard alone'() {
    const page = await openPage();
    await page.keyboard.press('/');
    await page.keyboard.type('watchlist');
    assert.match(await page.locator('#found').textContent(), /^\d+ of \d+ calls$/);
    const shown = await page.locator('.call:visible').evaluateAll(calls => calls.map(call => call.dataset.call));
    assert.ok(shown.length >= 4 && shown.includes('PUT /api/v1/me/watchlist/{ref}'), shown.join());
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('.call:visible').count() > shown.length);
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, 'solid');
  },

  async 'it is readable from 360 to 1920 pixels, light and dark'() {
    for (const width of [360, 768, 1280, 1920]) {
      for (const colorScheme of ['light', 'dark']) {
        const page = await openPage({viewport: {width, height: 900}, colorScheme}, '/docs#addWatch');
        assert.ok(await isAsWideAsTheWindow(page), `${width} scrolls sideways`);
        await picture(page, `${width}-${colorScheme}-call`);
        await page.evaluate(() => window.scrollTo({top: 0, behavior: 'instant'}));
        await picture(page, `${width}-${colorScheme}-top`);
        await page.context().close();
      }
    }
  },

  async 'the page says what it may load, and nothing else may load anything'() {
    const page = await fetch(`${server.url}/docs`);
    const policy = page.headers.get('content-security-policy');
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    const other = await fetch(`${server.url}/api/v1/openapi.json`);
    assert.equal(other.headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'");
    for (const name of ['..%2Fapi%2Fopenapi.yaml', '%2Fetc%2Fpasswd', 'nothing.js', '%2E%2E'])
      assert.equal((await fetch(`${server.url}/docs/${name}`)).status, 404, name);
  },
};

if (pictures)
  mkdirSync(pictures, {recursive: true});
let failures = 0;
for (const [name, run] of Object.entries(tests)) {
  try {
    await run();
    quiet();
    console.log(`PASS  ${name}`);
  } catch (error) {
    failures += 1;
    console.log(`FAIL  ${name}\n${error.stack}\n${complaints.splice(0).join('\n')}`);
  }
}
await browser.close();
await server.stop();
process.exit(failures > 0 ? 1 : 0);
