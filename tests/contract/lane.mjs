// One line of requests after another, by two people of its own.

import {minimised} from './minimise.mjs';
import {faultsOf} from './oracle.mjs';
import {Requests} from './requests.mjs';
import {Broken, collectionsOf, onceOnly, ownThings, pages} from './sequences.mjs';
import {Values} from './values.mjs';
import {World} from './world.mjs';

const StoryEvery = 25; // single requests
// What hashes passwords, paints pages or starts a process is asked less often than the rest.
const Dear = {signUp: 0.2, signIn: 0.3, signOut: 0.2, getReport: 0.15, startTraining: 0.1, getTonight: 0.5};

/** What is wrong, without what differs from case to case. */
const kindOf = fault => fault.replace(/"[^"]{12,}"|\d{4,}|=\S+ was taken/g, '…');

export class Lane {
  constructor(document, client, draw, mark) {
    this.document = document;
    this.client = client;
    this.draw = draw;
    this.world = new World(client, mark);
    this.values = new Values(document, draw);
    this.requests = new Requests(document, this.values, this.world, draw);
    this.choices = document.operations.map(operation => [Dear[operation.id] ?? 1, operation]);
    this.statuses = new Map();
    this.violations = new Map();
    this.called = new Set();
    this.good = new Set();
  }

  /** `promote(handle)` makes one of its people an administrator, where it can. */
  async run(isMore, promote) {
    await this.world.start();
    promote?.(this.world.people[0].handle);
    const collections = collectionsOf(this.document);
    // Not what administrators read: the one here may have left, and their log grows by being read.
    const lists = this.document.operations.filter(operation => operation.method === 'GET' && !operation.path.includes('{')
      && !operation.path.includes('/admin/')
      && !operation.parameters.some(parameter => parameter.in === 'query' && parameter.required)
      && ['limit', 'cursor'].every(name => operation.parameters.some(parameter => parameter.name === name)));
    for (let turn = 1; isMore(); ++turn) {
      if (turn % StoryEvery === 0 && collections.length > 0 && lists.length > 0)
        await this.#tell(this.draw.pick([ownThings, ownThings, onceOnly, pages]), collections, lists);
      const operation = this.draw.weighted(this.choices);
      await this.ask(operation, this.requests.make(operation));
    }
  }

  async #tell(story, collections, lists) {
    const subject = this.draw.pick(story === pages ? lists : collections);
    this.last = null;
    try {
      await story(this, subject);
    } catch (error) {
      if (!(error instanceof Broken))
        throw error;
      this.#note(`${story.name}: ${error.message}`, this.last.request, this.last.answer);
    }
  }

  /** Sends, checks, learns; a request of a story is signed here by the person it names. */
  async ask(operation, request) {
    const unsigned = request;
    const isStory = request.person !== undefined && !request.headers.Authorization;
    if (isStory)
      request = {...request, headers: {...request.headers, Authorization: `Bearer ${this.world.people[request.person].token}`}};
    const answer = await this.client.send(request);
    this.last = {request, answer};
    this.called.add(operation.id);
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status < 300)
      this.good.add(operation.id);
    const faults = faultsOf(this.document, operation, request, answer);
    for (const fault of faults)
      await this.#found(operation, request, answer, fault);
    if (faults.length === 0)
      this.world.learn(operation, request, answer);
    // A token may have ended; a story then goes on with a new one.
    if (request.person !== undefined && (answer.status === 401 || (operation.id === 'signOut' && answer.status === 204))) {
      await this.world.renew(request.person);
      return isStory ? this.ask(operation, unsigned) : answer;
    }
    return answer;
  }

  async #found(operation, request, answer, fault) {
    const kind = kindOf(fault);
    // What a rule forbids stays so only while the request is the same.
    const isKnown = this.violations.has(`${operation.name}: ${kind}`) || request.brokenRule;
    const isFaulty = async candidate =>
      faultsOf(this.document, operation, candidate, await this.client.send(candidate)).some(each => kindOf(each) === kind);
    const smallest = isKnown ? request : await minimised(request, isFaulty);
    this.#note(`${operation.name}: ${kind}`, smallest, answer);
  }

  #note(key, request, answer) {
    const found = this.violations.get(key) ?? {count: 0, request, answer};
    found.count += 1;
    this.violations.set(key, found);
  }
}
