// The list of calls at the side, the search over it, and the address that names one call.

import {byId, element} from './dom.js';

function wordsOf(call) {
  const parts = [call.method, call.path, call.id, call.tag, call.summary, call.description,
    ...call.parameters.map(parameter => parameter.name)];
  return parts.join(' ').toLowerCase();
}

/** Opens the call that the address names; a call that the search hides is shown again. */
function openNamed() {
  const id = decodeURIComponent(location.hash.slice(1));
  for (const link of document.querySelectorAll('nav a'))
    link.toggleAttribute('aria-current', link.hash === location.hash && id !== '');
  const view = byId(id);
  if (!view?.classList.contains('call'))
    return;
  if (view.hidden)
    search('');
  view.open = true;
  view.scrollIntoView();
  view.querySelector('summary').focus({preventScroll: true});
}

let entries = [];

function search(text) {
  byId('search').value = text;
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const {words, link, view} of entries) {
    const fits = wanted.every(word => words.includes(word));
    link.parentElement.hidden = !fits;
    view.hidden = !fits;
    found += fits ? 1 : 0;
  }
  for (const group of document.querySelectorAll('.group'))
    group.hidden = !group.querySelector('li:not([hidden]), .call:not([hidden])');
  byId('found').textContent = wanted.length === 0 ? '' : `${found} of ${entries.length} calls`;
}

function prepareKeys() {
  const box = byId('search');
  box.addEventListener('input', () => search(box.value));
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape')
      search('');
    if (event.key === 'Enter')
      entries.find(({view}) => !view.hidden)?.link.click();
  });
  document.addEventListener('keydown', event => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName);
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      box.focus();
    }
  });
}

/** `views` are the calls on the page by their id. */
export function prepareNavigation(groups, views) {
  const list = byId('navigation');
  const button = byId('contents');
  for (const {name, calls} of groups) {
    const links = calls.map(call => {
      const link = element('a', {href: `#${call.id}`},
        element('span', {class: `method ${call.method.toLowerCase()}`}, call.method), element('span', {}, call.summary));
      entries.push({words: wordsOf(call), link, view: views.get(call.id)});
      return element('li', {}, link);
    });
    list.append(element('div', {class: 'group'}, element('h2', {}, name), element('ul', {}, links)));
  }
  const showList = isShown => {
    button.setAttribute('aria-expanded', String(isShown));
    list.classList.toggle('shown', isShown);
  };
  button.addEventListener('click', () => showList(!list.classList.contains('shown')));
  list.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (!link)
      return;
    showList(false);
    if (link.hash === location.hash)
      openNamed();
  });
  window.addEventListener('hashchange', openNamed);
  prepareKeys();
  openNamed();
}
