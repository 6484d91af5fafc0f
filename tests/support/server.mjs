// matinee-server as a process of its own, over a data folder that goes with it.

import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

const Patience = 60_000;

/** {url, dataFolder, log, stop()}; `log` grows with every line the server writes. */
export async function startServer(program, options = []) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'matinee-test-'));
  const environment = {...process.env, MATINEE_DATA_DIR: dataFolder, MATINEE_PASSWORD_COST: 'small', QT_QPA_PLATFORM: 'offscreen'};
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', ...options],
    {env: environment, stdio: ['ignore', 'ignore', 'pipe']});
  const log = [];
  const ended = new Promise(resolve => child.once('exit', resolve));
  const port = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the server did not start in time')), Patience);
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`the server ended with ${code}:\n${log.join('\n')}`)));
    createInterface(child.stderr).on('line', line => {
      log.push(line);
      const event = line.startsWith('{') ? JSON.parse(line) : {};
      if (event.event === 'listening') {
        clearTimeout(timer);
        resolve(event.port);
      }
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    dataFolder,
    log,
    run: words => spawnSync(program, words, {env: environment}),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      if (process.env.MATINEE_TEST_LOGS)
        writeFileSync(join(process.env.MATINEE_TEST_LOGS, `${child.pid}-${port}.log`), log.join('\n') + '\n');
      rmSync(dataFolder, {recursive: true, force: true});
    },
  };
}

/** Signs up and in; the access token. */
export async function signedIn(url, handle, password = 'a long enough secret') {
  const post = (path, body) => fetch(url + path,
    {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
  await post('/api/v1/accounts', {handle, password});
  const answer = await post('/api/v1/sessions', {handle, password, device_name: 'test'});
  if (!answer.ok)
    throw new Error(`${handle} cannot sign in: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).access_token;
}
