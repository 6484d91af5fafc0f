// Reads the OpenAPI document into what the page shows: groups of calls, with every reference resolved.

const Methods = ['get', 'post', 'put', 'patch', 'delete'];

let root = {};

/** Follows "$ref" until there is none; only to places inside the document. */
export function resolved(node) {
  while (node && node.$ref)
    node = node.$ref.slice(2).split('/').reduce((place, key) => place[key.replace(/~1/g, '/').replace(/~0/g, '~')], root);
  return node;
}

/** Of a request's or an answer's `content`. */
function contentsOf(content = {}) {
  return Object.entries(content).map(([type, {schema, example}]) => ({type, schema, example}));
}

function answersOf(operation) {
  return Object.entries(operation.responses).map(([status, given]) => {
    const answer = resolved(given);
    return {
      status,
      description: answer.description,
      headers: Object.entries(answer.headers ?? {}).map(([name, header]) => ({name, ...resolved(header)})),
      contents: contentsOf(answer.content),
    };
  });
}

/** Who may call, in words. */
function accessOf(operation) {
  const ways = operation.security ?? root.security ?? [];
  if (ways.length === 0)
    return {needsToken: false, words: 'Open to everyone'};
  if (ways.some(way => Object.keys(way).length === 0))
    return {needsToken: false, words: 'Open to everyone; a token, if sent, must be good'};
  return {needsToken: true, words: 'Needs a token'};
}

function callOf(path, method, shared, operation) {
  const body = resolved(operation.requestBody);
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    tag: operation.tags?.[0] ?? 'other',
    summary: operation.summary ?? operation.operationId,
    description: operation.description ?? '',
    access: accessOf(operation),
    parameters: [...(shared ?? []), ...(operation.parameters ?? [])].map(resolved),
    body: body ? contentsOf(body.content)[0] : null,
    answers: answersOf(operation),
  };
}

/** {version, description, groups: [{name, description, calls}]}, in the document's own order. */
export async function loadDocument() {
  const answer = await fetch('api/v1/openapi.json');
  if (!answer.ok)
    throw new Error(`The document could not be read: ${answer.status}`);
  root = await answer.json();
  const calls = Object.entries(root.paths).flatMap(([path, item]) =>
    Methods.filter(method => item[method]).map(method => callOf(path, method, item.parameters, item[method])));
  const named = root.tags ?? [];
  const others = [...new Set(calls.map(call => call.tag))].filter(tag => !named.some(({name}) => name === tag));
  const groups = [...named, ...others.map(name => ({name}))]
    .map(({name, description = ''}) => ({name, description, calls: calls.filter(call => call.tag === name)}))
    .filter(group => group.calls.length > 0);
  return {version: root.info.version, description: root.info.description, groups};
}
