// From a call and what was typed for it to a request, for the samples and for sending alike.

import {exampleOf} from './schema.js';

const asText = value => (Array.isArray(value) ? value.join('\n') : String(value ?? ''));

/** What stands in the form at first: all that is needed, and the first thing that may be asked. */
export function startingValues(call) {
  const first = call.parameters.find(parameter => parameter.in === 'query' && parameter.example !== undefined);
  const values = {};
  for (const parameter of call.parameters)
    values[parameter.name] = parameter.required || parameter === first ? asText(exampleOf(parameter)) : '';
  return {values, body: call.body ? JSON.stringify(exampleOf(call.body), null, 2) : ''};
}

/** A list is typed one item a line; each becomes a parameter of its own. */
function linesOf(parameter, text) {
  const isList = [parameter.schema?.type].flat().includes('array');
  return (isList ? text.split('\n') : [text]).map(line => line.trim()).filter(Boolean);
}

/** {method, address, headers: [[name, value]], body}; `token` may be null. */
export function requestOf(call, {values, body}, token) {
  let path = call.path;
  const query = new URLSearchParams();
  const headers = [];
  for (const parameter of call.parameters) {
    const text = values[parameter.name] ?? '';
    if (parameter.in === 'path')
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(text.trim()));
    for (const line of linesOf(parameter, text)) {
      if (parameter.in === 'query')
        query.append(parameter.name, line);
      else if (parameter.in === 'header')
        headers.push([parameter.name, line]);
    }
  }
  if (token)
    headers.push(['Authorization', `Bearer ${token}`]);
  if (call.body && body.trim())
    headers.push(['Content-Type', call.body.type]);
  const base = new URL('.', document.baseURI).href.replace(/\/$/, '');
  const search = query.toString();
  return {
    method: call.method,
    address: base + path + (search ? `?${search}` : ''),
    headers,
    body: call.body && body.trim() ? body : null,
  };
}
