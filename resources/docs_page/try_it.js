// The form of one call, and the answer it got.

import {codeBlock, element, table} from './dom.js';
import {requestOf} from './request.js';
import {currentToken, noticeAnswer, showSignIn, whenSessionChanges} from './session.js';

const LongestShown = 200_000;

function controlOf(parameter, state, changed) {
  const choices = parameter.schema?.enum;
  const isList = [parameter.schema?.type].flat().includes('array');
  const attributes = {
    name: parameter.name,
    placeholder: parameter.example === undefined ? null : [parameter.example].flat().join(', '),
    required: Boolean(parameter.required),
    oninput: event => {
      state.values[parameter.name] = event.target.value;
      changed();
    },
  };
  if (choices) {
    const select = element('select', {...attributes, placeholder: null},
      element('option', {value: ''}, '—'), choices.map(value => element('option', {value}, value)));
    select.value = state.values[parameter.name];
    return select;
  }
  const field = element(isList ? 'textarea' : 'input',
    {...attributes, ...(isList ? {rows: 1, title: 'One a line'} : {}), spellcheck: 'false', autocomplete: 'off'});
  field.value = state.values[parameter.name];
  return field;
}

function pretty(text, type) {
  const isJson = /[/+]json/.test(type);
  const shown = isJson ? JSON.stringify(JSON.parse(text), null, 2) : text;
  const cut = shown.length > LongestShown ? `${shown.slice(0, LongestShown)}\n… ${shown.length - LongestShown} more` : shown;
  return codeBlock(cut, isJson ? 'json' : '');
}

async function bodyOf(answer) {
  const type = answer.headers.get('Content-Type') ?? '';
  const blob = await answer.blob();
  if (blob.size === 0)
    return element('p', {class: 'muted'}, 'No body.');
  if (type.startsWith('application/pdf'))
    return element('p', {}, element('a', {href: URL.createObjectURL(blob), download: 'answer.pdf'}, `Save the file (${blob.size} bytes)`));
  return pretty(await blob.text(), type);
}

async function send(call, state, result) {
  const token = currentToken();
  const request = requestOf(call, state, token);
  const started = performance.now();
  result.replaceChildren(element('p', {class: 'muted'}, 'Asking …'));
  try {
    const answer = await fetch(request.address, {
      method: request.method, headers: request.headers, body: request.body ?? undefined, cache: 'no-store',
    });
    const body = await bodyOf(answer);
    const took = Math.round(performance.now() - started);
    noticeAnswer(answer.status, token);
    result.replaceChildren(
      element('p', {class: 'answer-head'},
        element('span', {class: `status ${answer.ok ? 'good' : 'bad'}`}, `${answer.status} ${answer.statusText}`.trim()),
        element('span', {class: 'muted'}, `${took} ms`)),
      body,
      element('details', {}, element('summary', {}, 'Headers'), table(['Name', 'Value'], [...answer.headers])));
  } catch (error) {
    result.replaceChildren(element('p', {class: 'fault'}, `No answer: ${error.message}`));
  }
}

/** `changed` is called whenever the request would be another one. */
export function tryIt(call, state, changed) {
  const result = element('div', {class: 'result', role: 'status'});
  const fields = call.parameters.map(parameter => element('label', {class: 'field'},
    element('span', {}, parameter.name, parameter.required ? element('b', {title: 'needed'}, ' *') : null),
    controlOf(parameter, state, changed)));
  const body = call.body && element('label', {class: 'field wide'}, element('span', {}, 'Body'),
    element('textarea', {
      name: 'body', rows: Math.min(14, state.body.split('\n').length + 1), spellcheck: 'false', class: 'code',
      oninput: event => {
        state.body = event.target.value;
        changed();
      },
    }, state.body));
  const hint = call.access.needsToken && element('p', {class: 'muted hint'}, 'Needs a token: ',
    element('button', {type: 'button', class: 'link', onclick: showSignIn}, 'sign in'), ' first.');
  if (hint) {
    const show = token => (hint.hidden = Boolean(token));
    whenSessionChanges(show);
    show(currentToken());
  }
  const form = element('form', {
    class: 'try',
    onsubmit: event => {
      event.preventDefault();
      send(call, state, result);
    },
  }, element('div', {class: 'fields'}, fields, body || null), element('div', {class: 'row'},
    element('button', {class: 'button primary', type: 'submit'}, 'Send'), hint || null));
  return element('section', {class: 'try-it'}, element('h4', {}, 'Try it'), form, result);
}
