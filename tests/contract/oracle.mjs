// What every answer must be, whatever was asked.

const LongestTarget = 8 * 1024;

function parsed(text) {
  try {
    return {value: JSON.parse(text)};
  } catch {
    return null;
  }
}

/** The declared answer for this status, or what is wrong with there being none. */
function declaredFor(operation, request, answer) {
  if (answer.status === 414 && request.target.length > LongestTarget)
    return {answer: null};
  const declared = operation.answers[answer.status];
  return declared ? {answer: declared} : {fault: `status ${answer.status} is not declared`};
}

function bodyFaults(document, operation, declared, answer) {
  const type = (answer.headers['content-type'] ?? '').split(';')[0];
  if (Object.keys(declared.contents).length === 0)
    return answer.text === '' ? [] : [`a body where ${answer.status} declares none`];
  const content = declared.contents[type];
  if (!content)
    return [`content type "${type}" is not declared for ${answer.status}`];
  if (!/[/+]json$/.test(type))
    return [];
  const json = parsed(answer.text);
  if (!json)
    return [`the body of ${answer.status} is not JSON`];
  const fault = document.faultsOf(content.pointer, json.value);
  const faults = fault ? [`the body of ${answer.status} is not as declared: ${fault}`] : [];
  if (type === 'application/problem+json') {
    if (json.value.status !== answer.status)
      faults.push('a problem names another status than it has');
    if (json.value.request_id !== answer.headers['x-request-id'])
      faults.push('a problem names another request id than its header');
  }
  return faults;
}

function headerFaults(operation, request, declared, answer) {
  const {headers, status} = answer;
  const faults = [];
  const needs = (isNeeded, name, pattern = /./) => {
    if (isNeeded && !pattern.test(headers[name] ?? ''))
      faults.push(`${status} without a right ${name}: ${headers[name]}`);
  };
  const isRead = operation.method === 'GET';
  needs(true, 'x-request-id');
  needs(true, 'x-content-type-options', /^nosniff$/);
  needs(true, 'content-security-policy', /default-src 'none'/);
  needs(isRead && (status === 200 || status === 304), 'etag', /^"[\w-]+"$/);
  needs(!isRead || (operation.needsToken && status < 400), 'cache-control', /^no-store$/);
  needs(status === 401, 'www-authenticate', /^Bearer/);
  needs(status === 429 || status === 503, 'retry-after', /^[1-9]\d*$/);
  for (const name of declared.headers.filter(() => status < 300))
    needs(true, name.toLowerCase());
  return faults;
}

/** Whether the request breaks a rule that the document states of its body. */
function forbiddenBody(document, operation, request) {
  if (!operation.body || request.body === null)
    return null;
  const json = parsed(request.body);
  return json ? document.faultsOf(operation.body.pointer, json.value) : 'it is not JSON';
}

/** Everything that is wrong with this answer to this request, in words; nothing when it is as declared. */
export function faultsOf(document, operation, request, answer) {
  const {answer: declared, fault} = declaredFor(operation, request, answer);
  if (fault)
    return [fault];
  if (!declared)
    return [];
  const faults = answer.status >= 500 && answer.status !== 503 ? [`status ${answer.status}`] : [];
  if (request.method !== 'HEAD')
    faults.push(...bodyFaults(document, operation, declared, answer));
  faults.push(...headerFaults(operation, request, declared, answer));
  const forbidden = answer.status < 300 ? forbiddenBody(document, operation, request) : null;
  if (forbidden)
    faults.push(`a body that the document forbids was taken: ${forbidden}`);
  if (answer.status < 300 && request.brokenRule)
    faults.push(`${request.brokenRule} was taken`);
  if (answer.status < 300 && operation.needsToken && !request.headers.Authorization)
    faults.push('answered without a token');
  return faults;
}
