// One call: what it does on the left, how to make it on the right.

import {codeBlock, element, inline, prose, table} from './dom.js';
import {requestOf, startingValues} from './request.js';
import {Languages} from './samples.js';
import {exampleOf, fieldsOf, limitsOf, typeOf} from './schema.js';
import {currentToken, whenSessionChanges} from './session.js';
import {tryIt} from './try_it.js';

const nameCell = (name, isRequired) => [element('code', {}, name), isRequired ? element('b', {class: 'needed'}, 'needed') : null];
// Each word of a limit stays whole: "-year" does not break after its minus.
const typeCell = (type, limits) => [element('span', {class: 'type'}, type),
  limits ? element('span', {class: 'limits'}, limits.split(' ').flatMap(word => [element('span', {}, word), ' '])) : null];

function section(title, ...content) {
  return element('section', {}, element('h4', {}, title), ...content);
}

function parameterTable(call) {
  return table(['Name', 'Type and limits', 'Meaning'], call.parameters.map(parameter => [
    [...nameCell(parameter.name, parameter.required), element('span', {class: 'place'}, `in ${parameter.in}`)],
    typeCell(typeOf(parameter.schema), limitsOf(parameter.schema)),
    inline(parameter.description ?? ''),
  ]));
}

function fieldTable(schema) {
  return table(['Field', 'Type and limits', 'Meaning'], fieldsOf(schema).map(field =>
    [nameCell(field.name, field.isRequired), typeCell(field.type, field.limits), inline(field.description)]));
}

/** Only a good answer's fields are spelt out; those of a problem are the same everywhere. */
function answerRow(answer) {
  const content = answer.contents[0];
  const isGood = answer.status.startsWith('2');
  const fields = isGood && content ? fieldsOf(content.schema) : [];
  const type = isGood && content ? element('code', {class: 'media'}, answer.contents.map(each => each.type).join(', ')) : null;
  return [
    element('span', {class: `status ${isGood ? 'good' : ''}`}, answer.status),
    [element('div', {}, inline(answer.description)), type,
      answer.headers.length > 0 && isGood
        ? element('div', {class: 'muted'}, `Headers: ${answer.headers.map(header => header.name).join(', ')}`) : null,
      fields.length > 0 ? element('details', {}, element('summary', {}, `Its ${fields.length} fields`), fieldTable(content.schema)) : null],
  ];
}

function exampleAnswer(call) {
  const good = call.answers.find(answer => answer.status.startsWith('2'));
  const content = good?.contents[0];
  if (!content)
    return null;
  const example = exampleOf(content);
  const isText = typeof example === 'string';
  return section(`Example answer, ${good.status}`, codeBlock(isText ? example : JSON.stringify(example, null, 2), isText ? '' : 'json'));
}

/** The samples follow what is typed and who is signed in; a real token is never written into them. */
function samples(call, state) {
  let [, write] = Languages[0];
  const block = element('div', {});
  const show = () => block.replaceChildren(codeBlock(write(requestOf(call, state,
    call.access.needsToken || currentToken() ? 'mat_a_…' : null))));
  const buttons = Languages.map(([name, writer]) => element('button', {
    type: 'button', class: 'segment', 'aria-pressed': String(writer === write),
    onclick: event => {
      write = writer;
      buttons.forEach(button => button.setAttribute('aria-pressed', String(button === event.currentTarget)));
      show();
    },
  }, name));
  // Browsers have a clipboard for pages on this machine and over TLS only.
  const copy = navigator.clipboard && element('button', {
    type: 'button', class: 'button ghost small',
    onclick: async event => {
      const button = event.currentTarget;
      await navigator.clipboard.writeText(block.textContent);
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    },
  }, 'Copy');
  whenSessionChanges(show);
  show();
  const bar = element('div', {class: 'row'}, element('div', {class: 'segments', role: 'group', 'aria-label': 'Language'}, buttons), copy ?? null);
  return {view: section('As a program', bar, block), show};
}

function content(call) {
  const state = startingValues(call);
  const code = samples(call, state);
  return element('div', {class: 'content'},
    element('div', {class: 'reading'},
      prose(call.description),
      element('p', {class: 'access'}, call.access.words, '.'),
      call.parameters.length > 0 ? section('Parameters', parameterTable(call)) : null,
      call.body ? section('Body', element('p', {class: 'muted'}, element('code', {}, call.body.type)), fieldTable(call.body.schema)) : null,
      section('Answers', table(['Status', 'Meaning'], call.answers.map(answerRow)))),
    element('div', {class: 'doing'}, code.view, exampleAnswer(call), tryIt(call, state, code.show)));
}

/** Closed at first; what is inside is made when it is opened. */
export function callView(call) {
  const view = element('details', {class: 'call', id: call.id, 'data-call': `${call.method} ${call.path}`},
    element('summary', {},
      element('span', {class: `method ${call.method.toLowerCase()}`}, call.method),
      element('span', {class: 'path'}, call.path.replaceAll('/', '/\u200b')),
      element('span', {class: 'what'}, call.summary)));
  view.addEventListener('toggle', () => {
    if (view.open && view.childElementCount === 1)
      view.append(content(call));
  });
  return view;
}
