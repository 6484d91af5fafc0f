// Short stories that only several requests can tell, by two people.

const Nowhere = '0190b3c4-0000-7000-8000-000000000000';

/** Thrown when a story does not go as it must. */
export class Broken extends Error {}

function must(isTrue, words) {
  if (!isTrue)
    throw new Broken(words);
}

/** Collections whose things are made by POST and then read, changed and removed one by one. */
export function collectionsOf(document) {
  const find = (method, path) => document.operations.find(each => each.method === method && each.path === path);
  return document.operations.filter(each => each.method === 'POST' && each.answers[201] && each.needsToken).flatMap(make => {
    const item = document.operations.find(each => each.method === 'GET'
      && each.path.startsWith(`${make.path}/{`) && each.path.split('/').length === make.path.split('/').length + 1);
    return item ? [{make, read: item, change: find('PATCH', item.path), remove: find('DELETE', item.path)}] : [];
  });
}

async function made(story, {make}) {
  const request = story.requests.make(make, 'valid');
  const ask = () => story.ask(make, {...request, person: 0, headers: {'Content-Type': 'application/json', ...(story.key ? {'Idempotency-Key': story.key} : {})}});
  return {ask, request};
}

/** What one makes the other neither sees, changes nor removes; and a change needs the tag of what is there. */
export async function ownThings(story, collection) {
  const {read, change, remove} = collection;
  const {ask} = await made(story, collection);
  const created = await ask();
  if (created.status !== 201)
    return; // a name that is taken, a film that cannot be; the oracle has looked at the answer
  const target = created.headers.location;
  const get = person => story.ask(read, {method: 'GET', target, person, headers: {}, body: null});
  const seen = await get(0);
  must(seen.status === 200, `${target} was made and then answers ${seen.status}`);
  const others = await get(1);
  const nothing = await story.ask(read, {method: 'GET', target: target.replace(/[^/]+$/, encodeURIComponent(target.includes('local:') ? `local:${Nowhere}` : Nowhere)), person: 1, headers: {}, body: null});
  must(others.status === 404 && nothing.status === 404, `${read.name} of somebody else answers ${others.status}`);
  must(JSON.parse(others.text).detail === JSON.parse(nothing.text).detail, `${read.name} tells what is another's from what is not there`);

  for (const operation of [change, remove].filter(Boolean)) {
    const body = operation === change ? JSON.stringify(story.requests.values.valid(change.body.schema, () => undefined)) : null;
    const refused = await story.ask(operation, {method: operation.method, target, person: 1, headers: body ? {'Content-Type': 'application/json'} : {}, body});
    must(refused.status >= 400, `${operation.name} of somebody else answers ${refused.status}`);
    const stale = await story.ask(operation, {method: operation.method, target, person: 0, headers: {'If-Match': '"old"', ...(body ? {'Content-Type': 'application/json'} : {})}, body});
    must(stale.status === 412, `${operation.name} with an old tag answers ${stale.status}`);
  }
  const again = await get(0);
  must(again.headers.etag === seen.headers.etag, `${target} changed though nobody could change it`);
  const known = await story.ask(read, {method: 'GET', target, person: 0, headers: {'If-None-Match': seen.headers.etag}, body: null});
  must(known.status === 304, `${read.name} with its own tag answers ${known.status}`);
  if (!remove)
    return;
  const removed = await story.ask(remove, {method: 'DELETE', target, person: 0, headers: {'If-Match': seen.headers.etag}, body: null});
  must(removed.status === 204, `${remove.name} with the right tag answers ${removed.status}`);
  must((await get(0)).status === 404, `${read.name} still answers what was removed`);
}

/** A request sent twice with one key is done once. */
export async function onceOnly(story, collection) {
  story.key = `once-${story.draw.next()}`;
  const {ask, request} = await made(story, collection);
  const first = await ask();
  if (first.status === 201) {
    const second = await ask();
    must(second.status === 201 && second.text === first.text && second.headers['idempotent-replayed'] === 'true', `${collection.make.name} with one key was done twice`);
    request.body = request.body.replace(/\}$/, ',"frob":1}');
    const other = await ask();
    must(other.status === 201 || other.status === 422, `${collection.make.name} answers ${other.status}`);
  }
  story.key = null;
}

/** Pages hold everything once, and no more than was asked for. */
export async function pages(story, list) {
  const seen = [];
  let next = null;
  let total;
  for (let page = 0; page < 6; ++page) {
    const cursor = next ? `&cursor=${encodeURIComponent(next)}` : '';
    const answer = await story.ask(list, {method: 'GET', target: `${list.path}?limit=3${cursor}`, person: 0, headers: {}, body: null});
    if (answer.status !== 200)
      return must(answer.status === 429 || answer.status === 503, `page ${page + 1} of ${list.name} answers ${answer.status}`);
    const body = JSON.parse(answer.text);
    must(body.items.length <= 3, `${list.name} has more on a page than was asked for`);
    must(total === undefined || total === body.total, `${list.name} changes its total from page to page`);
    total = body.total;
    seen.push(...body.items.map(item => JSON.stringify(item)));
    next = body.next;
    if (!next)
      break;
  }
  must(new Set(seen).size === seen.length, `${list.name} repeats an item`);
  must(next || total === undefined || seen.length === total, `${list.name} ends after ${seen.length} of ${total}`);
}
