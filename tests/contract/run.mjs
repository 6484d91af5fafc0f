// Asks a running server everything its own API document allows, and much that it forbids, and checks every answer
// against the document: run.mjs --server URL [--requests N] [--seed S]
// or, with a server of its own: run.mjs --program PATH-OF-MATINEE-SERVER ...
//
// The server must not limit requests (--requests-per-minute 0), and should hold nothing that is dear to anybody.
// Exit status: 0 every answer is as declared, 1 one is not, 2 bad usage.

import {parseArgs} from 'node:util';
import {startServer} from '../support/server.mjs';
import {ApiDocument} from './document.mjs';
import {Draw} from './draw.mjs';
import {Client} from './client.mjs';
import {Lane} from './lane.mjs';

const Lanes = 4;
const MostPrinted = 40;

function options() {
  try {
    const {values} = parseArgs({options: {
      server: {type: 'string'}, program: {type: 'string'}, requests: {type: 'string', default: '2000'},
      seed: {type: 'string', default: '1'}, only: {type: 'string', default: ''},
    }});
    if (Boolean(values.server) === Boolean(values.program) || !(Number(values.requests) > 0))
      throw new Error('give either --server or --program, and a number of requests');
    return values;
  } catch (error) {
    console.error(`${error.message}\nrun.mjs --server URL | --program PATH [--requests N] [--seed S] [--only OPERATION-ID]`);
    process.exit(2);
  }
}

function printed({method, target, headers, body}) {
  const shown = Object.entries(headers).map(([name, value]) => `${name}: ${name === 'Authorization' ? value.slice(0, 18) : value}`);
  return `${method} ${target.slice(0, 300)}\n      ${shown.join('; ')}\n      ${body === null ? '(no body)' : body.slice(0, 400)}`;
}

function report(document, lanes, sent, took, seed) {
  const statuses = new Map();
  const violations = new Map();
  for (const lane of lanes) {
    lane.statuses.forEach((count, status) => statuses.set(status, (statuses.get(status) ?? 0) + count));
    lane.violations.forEach((found, key) => {
      const known = violations.get(key);
      violations.set(key, known ? {...known, count: known.count + found.count} : found);
    });
  }
  const called = new Set(lanes.flatMap(lane => [...lane.called]));
  const good = new Set(lanes.flatMap(lane => [...lane.good]));
  console.log(`${sent} requests in ${Math.round(took / 1000)} s, seed ${seed}; ${called.size} operations called, ${good.size} of them with success`);
  console.log(`never with success: ${document.operations.map(each => each.id).filter(id => !good.has(id)).join(', ') || 'none'}`);
  console.log([...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`).join('  '));
  console.log(`${violations.size} violations`);
  for (const [key, {count, request, answer}] of [...violations].slice(0, MostPrinted))
    console.log(`\n  ${key}  (${count} times)\n      ${printed(request)}\n      -> ${answer.status} ${answer.text.slice(0, 300)}`);
  return violations.size;
}

const wanted = options();
const own = wanted.program ? await startServer(wanted.program, ['--requests-per-minute', '0', '--sign-up', 'open']) : null;
const promote = own && (handle => own.run(['admin', 'make-administrator', handle]));
const client = new Client(own?.url ?? wanted.server);
let faults = 0;
try {
  const document = await ApiDocument.load(own?.url ?? wanted.server);
  if (wanted.only)
    document.operations = document.operations.filter(operation => wanted.only.split(',').includes(operation.id));
  const bare = document.withoutExample();
  bare.forEach(name => console.log(`without an example: ${name}`));
  const seed = Number(wanted.seed);
  const lanes = Array.from({length: Lanes}, (_, index) => new Lane(document, client, new Draw(seed * 1009 + index * 7919 + 1), `${seed}-${index}-${Date.now() % 100_000}`));
  const started = performance.now();
  await Promise.all(lanes.map(lane => lane.run(() => client.sent < Number(wanted.requests), lane === lanes[0] ? promote : null)));
  faults = report(document, lanes, client.sent, performance.now() - started, seed);
  const crashes = (own?.log ?? []).filter(line => !line.startsWith('{'));
  if (crashes.length > 0)
    console.log(`the server wrote:\n${crashes.slice(0, 20).join('\n')}`);
  faults += crashes.length + bare.length;
} finally {
  client.close();
  await own?.stop();
}
process.exit(faults > 0 ? 1 : 0);
